import type { Card } from '../../../card/card.js';
import type { NoneReason } from '../../../intents/language/reading.js';

const takesAway = /\b(delete|remove|destroy|drop|kill|nuke|wipe)\b|删|清空|销毁/i;
const exception =
  /\b(except|excluding|besides|apart from|other than|all but|anything but|everything but)\b|除了|除外|以外/i;

/** Whether something was to go with an exception, and was read as nothing that is done. */
export function spares(said: string, reason: NoneReason): boolean {
  const unread = reason === 'out-of-scope' || reason === 'multiple';
  return unread && takesAway.test(said) && exception.test(said);
}

/** What is said to that. */
export const sparedCard: Card = {
  title: 'Exceptions are not read',
  tone: 'neutral',
  text: 'What is to be spared from what goes is not read, so that nothing goes that was not named. Name what goes, for example: delete ci and web.',
  buttons: [{ label: 'Clusters', style: 'plain', action: 'cmd:cluster-list' }],
};
