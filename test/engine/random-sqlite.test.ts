import { vi } from 'vitest';
import { whateverHappens } from './model/random.js';

vi.mock('../../src/engine/certificates/authority.js', async (original) => {
  const { sameKeys } = await import('./model/same-keys.js');
  return sameKeys(await original<Parameters<typeof sameKeys>[0]>());
});

whateverHappens('sqlite');
