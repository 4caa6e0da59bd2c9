import type { Progress, StageName } from '../operations/operation.js';
import { readSpans, stages, stretchOf } from '../operations/timeline.js';
import { groupRef } from './group-stack.js';
import type { Scope } from './scope.js';
import { stackRef } from './stack.js';

/**
 * Progress with how long Heat was at each stage that is done now and was not before, as its timeline has it: looks come too seldom to
 * tell. Two requests to Heat where a stage is done, none otherwise; where Heat does not answer the times stay unknown. `isOver`: each is
 * looked at once more, as Heat may have listed more of it since.
 */
export async function withStageTimes(scope: Scope, progress: Progress, isOver = false): Promise<Progress> {
  const { operation, group, cloud, driver } = scope;
  const untimed = stages.filter((name) => {
    const stage = progress.stages[name];
    return stage?.state === 'done' && (isOver || stage.took === undefined);
  });
  const ref = group ? groupRef(scope) : stackRef(scope);
  if (untimed.length === 0 || !ref) return progress;
  const begun = operation.createdAt.getTime();
  const between = { begun, end: Date.now() };
  const spans = await readSpans(cloud.heat, ref, driver.stage, between).catch(() => null);
  if (!spans) return progress;
  const timed: Partial<Progress['stages']> = {};
  for (const name of untimed) {
    const own = spans.filter((span) => span.stage === name);
    const stage = progress.stages[name as StageName];
    if (stage) timed[name] = { ...stage, took: own.length > 0 ? stretchOf(own, between.end - begun) : null };
  }
  return { ...progress, stages: { ...progress.stages, ...timed } };
}
