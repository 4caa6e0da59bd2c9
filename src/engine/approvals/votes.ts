import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { allows } from '../policy.js';
import { lapseVotes, listVotes } from '../store/approvals.js';
import { getBrokenGlass } from '../store/broken-glass.js';
import type { Reader, Writer } from '../store/database.js';
import type { Approval, ApprovalVote } from './approval.js';
import { type Known, lookUp, personNow } from './person-now.js';
import { isOneOf, principalOf } from './principals.js';

/** What Keystone and the chat say now of those who had to do with a request, by their principals. */
export type KnownPeople = ReadonlyMap<string, Known>;

/** The votes on a request that count, and those that fall away because whoever gave them may not decide any more. */
export interface SortedVotes {
  readonly counted: readonly ApprovalVote[];
  readonly fallen: readonly ApprovalVote[];
}

/** Asks of everybody whose word on a request counts so far, before it is counted. Throws OpenStackError where Keystone does not answer. */
export async function lookUpVoters(engine: Engine, number: number): Promise<KnownPeople> {
  const { read } = engine.db;
  const broken = await getBrokenGlass(read, number);
  const votes = (await listVotes(read, number)).filter(({ lapsedAt }) => lapsedAt === null);
  const callers = [...votes.map(({ caller }) => caller), ...(broken ? [broken.caller] : [])];
  return new Map(
    await Promise.all(
      callers.map(async (caller) => [principalOf(caller), await lookUp(engine, caller)] as const),
    ),
  );
}

/** The votes on a request by the rights that everybody has now. */
export async function sortVotes(
  engine: Engine,
  db: Reader,
  approval: Approval,
  known: KnownPeople,
): Promise<SortedVotes> {
  const counted: ApprovalVote[] = [];
  const fallen: ApprovalVote[] = [];
  for (const vote of await listVotes(db, approval.number)) {
    if (vote.lapsedAt) continue;
    const counts =
      (await decidesStill(engine, db, vote.caller, known)) && !isOneOf(vote.caller, approval.askers);
    (counts ? counted : fallen).push(vote);
  }
  return { counted, fallen };
}

async function decidesStill(
  engine: Engine,
  db: Reader,
  caller: Caller,
  known: KnownPeople,
): Promise<boolean> {
  const now = await personNow(db, caller, known.get(principalOf(caller)));
  return now !== null && allows(engine, now, 'approval:decide');
}

/** A sentence where fewer than needed of those who approved may still do so; null where they are enough. */
export async function tooFew(
  engine: Engine,
  db: Reader,
  approval: Approval,
  known: KnownPeople,
): Promise<string | null> {
  if (approval.automatic) return null;
  const broken = await getBrokenGlass(db, approval.number);
  if (broken) {
    const now = await personNow(db, broken.caller, known.get(principalOf(broken.caller)));
    return now && engine.approvals.breakGlass?.isFor(now)
      ? null
      : 'Whoever approved it alone may not do so any more.';
  }
  const { counted } = await sortVotes(engine, db, approval, known);
  const agree = counted.filter(({ decision }) => decision === 'approve');
  if (agree.length >= approval.approvalsNeeded) return null;
  return 'Of those who approved it, too few may still do so.';
}

/** Marks the votes that fall away, so that the card says so. */
export async function lapseFallen(
  engine: Engine,
  tx: Writer,
  approval: Approval,
  known: KnownPeople,
): Promise<void> {
  const { fallen } = await sortVotes(engine, tx, approval, known);
  await lapseVotes(
    tx,
    approval.number,
    fallen.map(({ principal }) => principal),
    new Date(),
  );
}
