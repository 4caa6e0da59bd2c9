import type { HeldAction } from '../../engine/approvals/approval.js';
import { requestId } from '../../engine/approvals/approval.js';
import { termsOfHold } from '../../engine/approvals/hold.js';
import { beginOrAsk, type Wanted } from '../../engine/approvals/request-operation.js';
import type { Cluster } from '../../engine/clusters/cluster.js';
import { acceptedBefore } from '../../engine/clusters/create.js';
import { requireShort } from '../../engine/notes.js';
import type { Operation } from '../../engine/operations/operation.js';
import { noteFlag } from '../fields.js';
import type { Confirmation, IntentContext, Result } from '../intent.js';
import { changeOf } from './change-text.js';

/** Why, for whoever decides: of use only where the project is protected. */
export const reasonFlag = noteFlag('reason', 'why, where somebody else must agree');

/** The question before an operation; where it is held back it says so, and wants a reason first. */
export async function askedOfOthers(
  { engine, caller }: IntentContext,
  action: HeldAction,
  clusters: readonly Pick<Cluster, 'projectId'>[],
  reason: string | undefined,
  confirmation: Confirmation,
): Promise<Confirmation> {
  requireShort(reason ?? '', 'reason');
  const projects = new Set<string>();
  let needed = 1;
  for (const cluster of clusters) {
    const held = await termsOfHold(engine, caller, action, cluster);
    if (!held) continue;
    projects.add(held.project.name);
    needed = Math.max(needed, held.terms.approvalsNeeded);
  }
  if (projects.size === 0) return confirmation;
  const { text = '' } = confirmation.card;
  const where = [...projects].join(' and ');
  const said =
    needed > 1
      ? ` Project ${where} is protected: it is done when ${needed} others agree.`
      : ` Project ${where} is protected: it is done when somebody else agrees.`;
  return {
    ...confirmation,
    card: { ...confirmation.card, text: typeof text === 'string' ? `${text}${said}` : [...text, said] },
    harmless: true,
    submit: 'Ask for it',
    ...(reason ? {} : { lacks: ['reason'] }),
  };
}

/** Each of the things that one request does is a request of its own. */
function keyOf(requestKey: string | undefined, at: number): string | undefined {
  return requestKey && `${requestKey}:${at}`;
}

/** Whether this request has begun an operation already: asked for again, it is answered with that one. */
export async function wasBegun({ engine, requestKey }: IntentContext): Promise<boolean> {
  return (await acceptedBefore(engine.db.read, { key: keyOf(requestKey, 0) })) !== null;
}

/** Begins operations, or asks for those that are held back; each by itself, so that each is decided by itself. */
export async function beginOrAskAll(
  { engine, caller, origin, requestKey }: IntentContext,
  wanted: readonly Wanted[],
  reason: string | undefined,
): Promise<Result> {
  const operations: Operation[] = [];
  const asked: { id: string; change: string }[] = [];
  for (const [i, each] of wanted.entries()) {
    const key = keyOf(requestKey, i);
    const came = await beginOrAsk(engine, caller, each, reason, { origin, key });
    if ('operation' in came) operations.push(came.operation);
    else asked.push({ id: requestId(came.approval), change: changeOf(came.approval) });
  }
  if (asked.length === 0) return { kind: 'accepted', operations };
  const card = {
    title: `${asked.map(({ id }) => id).join(', ')} ${asked.length === 1 ? 'was' : 'were'} sent to those who decide`,
    tone: 'neutral' as const,
    text: `Waiting for them: ${asked.map(({ change }) => change).join('; ')}. Nothing is done before; you are told when it is decided.`,
  };
  return operations.length === 0 ? { kind: 'answer', card } : { kind: 'accepted', operations, refused: card };
}
