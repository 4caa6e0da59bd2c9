import type { Card } from '../card/card.js';
import type { Caller } from '../engine/caller.js';
import type { Engine } from '../engine/engine.js';
import { projectNames } from '../engine/projects.js';

/** The name of the project that something is in, for an admin who acts in another; null for the caller's own. */
export async function foreignProject(
  engine: Engine,
  caller: Caller,
  { projectId }: { readonly projectId: string },
): Promise<string | null> {
  if (projectId === caller.projectId) return null;
  return (await projectNames(engine, caller)).get(projectId) ?? projectId;
}

/** The card with the project said first, where it is another than the caller's own. */
export function withProject(card: Card, project: string | null): Card {
  return project === null
    ? card
    : { ...card, facts: [{ label: 'project', value: project }, ...(card.facts ?? [])] };
}
