import { z } from 'zod';
import { EngineError, type EngineErrorCode } from '../engine/errors.js';
import type { Patch } from '../engine/patch/patch.js';
import { positional } from './fields.js';

export const Op = z.enum(['add', 'replace', 'remove']);

/** `{ flavor_id: 'm1.large' }`, or names alone for what is to be removed. */
export const Changes = z.union([z.record(z.string(), z.unknown()), z.array(z.string()).min(1)]);

/** Arguments of every command that changes attributes: what to do, and with which of them. */
export const changeArguments = [
  positional('op', 'text', 'add, replace or remove', {
    required: true,
    choices: Op.options,
    words: {
      add: 'add: say what was not said before',
      replace: 'replace: say something else',
      remove: 'remove: as if it had never been said',
    },
    initial: 'replace',
    title: 'Kind of change',
  }),
  positional('changes', 'change', 'attribute=value', { required: true, list: true, title: 'Attribute' }),
] as const;

/** What `op` and `attribute=value` say, as the JSON-patch that Magnum's own client makes of it. */
export function patchOf(
  op: z.output<typeof Op>,
  changes: z.output<typeof Changes>,
  code: EngineErrorCode,
): Patch {
  const names = Array.isArray(changes) ? changes : Object.keys(changes);
  if (op === 'remove') return names.map((name) => ({ op, path: `/${name}` }));
  if (Array.isArray(changes)) {
    throw new EngineError(code, "'add' and 'replace' operations needs value", {
      field: 'changes',
      hint: `Write it as ${changes[0]}=value.`,
    });
  }
  return Object.entries(changes).map(([name, value]) => ({ op, path: `/${name}`, value }));
}
