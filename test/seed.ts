import fc from 'fast-check';

/**
 * Property tests try the same examples in every run, so that a change fails by itself and not by chance; `RANDOM_SEED=…` tries others,
 * `npm run random` new ones each time.
 */
export const seed = Number(process.env.RANDOM_SEED ?? 20_261_129);

fc.configureGlobal({ seed });
