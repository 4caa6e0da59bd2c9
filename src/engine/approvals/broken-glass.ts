import type { Caller } from '../caller.js';

export const verdicts = ['justified', 'not-justified'] as const;
export type Verdict = (typeof verdicts)[number];

/** That a request was approved by one person alone, in an emergency, and what somebody else thinks of it after. */
export interface BrokenGlass {
  readonly approvalNumber: number;
  readonly caller: Caller;
  readonly reason: string;
  readonly ticket: string;
  /** Where it is told and reviewed, as the policy had it then. */
  readonly channel: string;
  readonly createdAt: Date;
  /** What was given so ends by then. */
  readonly endsAt: Date;
  /** When the review is called for next, and how often it was. */
  readonly remindAt: Date;
  readonly reminders: number;
  readonly review: {
    readonly verdict: Verdict;
    readonly comment: string | null;
    readonly caller: Caller;
    readonly at: Date;
  } | null;
}
