import type { Choice } from '../../card/card.js';
import type { AlertKind } from '../../engine/alerts/kinds.js';

/** What a channel hears of by each word, in a few words. */
export const kindWords: Readonly<Record<AlertKind | 'failed' | 'complete', string>> = {
  CREATE_COMPLETE: 'a cluster was created',
  CREATE_FAILED: 'a cluster could not be created',
  UPDATE_COMPLETE: 'a cluster was changed',
  UPDATE_FAILED: 'a cluster could not be changed',
  DELETE_COMPLETE: 'a cluster was deleted',
  DELETE_FAILED: 'a cluster could not be deleted',
  ROLLBACK_COMPLETE: 'Heat went back to how it was before',
  ROLLBACK_FAILED: 'Heat could not go back to how it was before',
  stuck: 'an operation has not moved for long',
  drift: 'others changed the stack of a cluster',
  health: 'a cluster became unhealthy, or well again',
  certificate: 'a certificate expires soon',
  failed: 'everything that ends in _FAILED',
  complete: 'everything that ends in _COMPLETE',
};

/** The same to choose from. */
export const alertChoices: readonly Choice[] = Object.entries(kindWords).map(([value, note]) => ({
  label: value,
  value,
  note,
}));
