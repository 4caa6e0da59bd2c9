import { planResize, type ResizeInput, type ResizeKind } from '../../engine/clusters/resize.js';
import { previewPlan } from '../../engine/nodegroups/preview.js';
import { beginOrAskAll, wasBegun } from '../approvals/held.js';
import type { IntentContext, Result } from '../intent.js';
import { sameSize } from './same-size.js';
import { resizePreviewCard } from './shrink.js';
import { wantedSize } from './wanted-size.js';

/** Begins a resize, or says that nothing would change, or, tried only, what would. Throws as `planResize` does. */
export async function performResize(
  context: IntentContext,
  cluster: string,
  input: ResizeInput & { readonly rollback?: boolean | undefined },
  how: ResizeKind,
  { dryRun, reason }: { readonly dryRun?: boolean | undefined; readonly reason?: string | undefined },
): Promise<Result> {
  const { engine, caller } = context;
  const begin = () => beginOrAskAll(context, [wantedSize(engine, caller, cluster, input, how)], reason);
  // What is named goes: there is something to do, and the cluster need not be asked what runs there once more.
  if (!dryRun && (input.nodesToRemove?.length || (await wasBegun(context)))) return begin();
  const plan = await planResize(engine, caller, cluster, input, how);
  const same = sameSize(plan);
  if (same) return { kind: 'answer', card: same };
  if (!dryRun) return begin();
  const stack = await previewPlan(engine, caller, plan);
  return { kind: 'answer', card: resizePreviewCard({ ...plan, stack, rollback: input.rollback }) };
}
