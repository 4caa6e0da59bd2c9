import { attributes, switches } from '../slots/attributes.js';
import { namedAttributes } from '../slots/values.js';
import type { Facts } from './facts.js';

interface Edit {
  readonly op: 'add' | 'replace' | 'remove';
  readonly changes: Record<string, unknown> | string[];
}

const bySlot = new Map([...attributes, ...switches].map((each) => [each.slot, each.attribute]));

/** What is to be changed of a template, a cluster or a node group, by Magnum's names; null when nothing was said. */
export function changesOf(facts: Facts): Edit | null {
  const { said } = facts;
  const changes: Record<string, unknown> = { ...said.changes };
  for (const [slot, value] of Object.entries(said.slots)) {
    if (slot === 'labels' || slot === 'tags') changes[slot] = value;
    else if (slot !== 'dryRun') changes[bySlot.get(slot) ?? slot] = value;
  }
  if (said.gb !== undefined) changes.docker_volume_size = said.gb;
  const removes =
    facts.has('V.remove', 'V.delete') || (facts.has('V.stop') && Object.keys(changes).length === 0);
  if (removes) {
    const names = [...Object.keys(changes), ...namedAttributes(facts.tokens)];
    if (facts.free('A.label')) names.push('labels');
    if (facts.free('A.tag')) names.push('tags');
    return names.length > 0 ? { op: 'remove', changes: [...new Set(names)] } : null;
  }
  if (Object.keys(changes).length === 0) return null;
  return { op: facts.has('V.add') ? 'add' : 'replace', changes };
}
