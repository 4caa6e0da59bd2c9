import { EngineError } from '../../errors.js';
import type { StoreType } from './store.js';

const places: Readonly<Record<StoreType, string>> = {
  x509keypair: 'the database',
  barbican: 'Barbican',
  local: 'the folder of certificates',
};

/** What a store throws for a reference that it does not have. */
export function missing(type: StoreType, ref: string, cause?: unknown): EngineError {
  return new EngineError(
    'certificate.not_found',
    `A certificate is not in ${places[type]} any more: ${ref}.`,
    {
      hint: 'It was removed there by somebody else. Without it nothing can be signed for its cluster.',
      cause,
    },
  );
}
