import type { Pending } from '../../../engine/store/pending.js';

/** What is shown, with the slots that were said: what was worked out for it holds for nothing that it is corrected to. */
export function asSaid({ intent }: Pending): Pending['intent'] {
  const { counted, worked = [], slots } = intent;
  const said = Object.fromEntries(Object.entries(slots).filter(([slot]) => !worked.includes(slot)));
  if (counted === undefined) return { ...intent, slots: said };
  const { nodeCount: _counted, ...rest } = said;
  return { ...intent, slots: { ...rest, nodeCountChange: counted } };
}
