import type { Step } from '../../card/card.js';
import { elapsed } from '../../card/words.js';
import { type Operation, type StageName, stageNames } from '../../engine/operations/operation.js';

/** What the stages of a build are called. */
export const stageLabels: Record<StageName, string> = {
  network: 'Network',
  masters: 'Masters',
  nodes: 'Nodes',
  ready: 'Ready',
};

/** Milliseconds that a stage took by itself, as its timeline has it; null where nothing was done for it, or it is not known. */
export function tookOfStage({ progress, createdAt }: Operation, name: StageName): number | null {
  const stage = progress.stages[name];
  if (name !== 'ready') return stage?.took ?? null;
  return stage?.finishedAt ? Date.parse(stage.finishedAt) - createdAt.getTime() : null;
}

/** The stages of an operation: how long each that is done took by itself, and the last how long it was in all. */
export function stageSteps(operation: Operation): Step[] {
  return stageNames.flatMap((name): Step[] => {
    const stage = operation.progress.stages[name];
    if (!stage || (name === 'ready' && operation.outcome?.left)) return [];
    const detail = detailOf(operation, name);
    return [{ key: name, label: stageLabels[name], state: stage.state, ...(detail ? { detail } : {}) }];
  });
}

function detailOf(operation: Operation, name: StageName): string {
  const stage = operation.progress.stages[name];
  const took = tookOfStage(operation, name);
  if (stage?.finishedAt)
    return took === null ? '' : name === 'ready' ? `${elapsed(took)} in all` : elapsed(took);
  return stage && stage.total > 0 ? `${stage.done} of ${stage.total}` : '';
}
