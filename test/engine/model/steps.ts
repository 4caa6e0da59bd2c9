import fc from 'fast-check';
import type { HeatCall, Trouble } from './heat.js';

/** What somebody asks for. `times`: how often the very same request is delivered, at once. */
export interface Command {
  readonly do:
    | 'create'
    | 'resize'
    | 'delete'
    | 'retry'
    | 'rotate'
    | 'upgrade'
    | 'nodegroup-create'
    | 'nodegroup-resize'
    | 'nodegroup-upgrade'
    | 'nodegroup-delete';
  /** Which cluster, by its place among the names. */
  readonly which: number;
  readonly count: number;
  readonly rollback: boolean;
  readonly times: number;
}

/** One thing that happens. */
export type Step =
  | { readonly type: 'command'; readonly command: Command }
  /** Heat ends what it does with one of the stacks. */
  | { readonly type: 'heat'; readonly which: number; readonly well: boolean }
  /** Somebody does something to a stack without us. */
  | { readonly type: 'outside'; readonly which: number; readonly status: string }
  /** The next request of this kind goes wrong. */
  | { readonly type: 'trouble'; readonly call: HeatCall; readonly trouble: Trouble }
  /** So many conductors look at the same time. */
  | { readonly type: 'poll'; readonly conductors: number }
  /** A conductor dies after so many effects. */
  | { readonly type: 'crash'; readonly which: number; readonly after: number }
  /**
   * A conductor stands still before an effect until its lease has run out and the others have gone on. It does what it was
   * about to do, and goes on or dies.
   */
  | {
      readonly type: 'stall';
      readonly which: number;
      readonly after: number;
      readonly command: Command | null;
      readonly dies: boolean;
    }
  | { readonly type: 'wait'; readonly seconds: number };

const which = fc.nat({ max: 2 });

const command: fc.Arbitrary<Command> = fc.record({
  do: fc.oneof(
    { weight: 5, arbitrary: fc.constant('create' as const) },
    { weight: 4, arbitrary: fc.constantFrom('resize' as const, 'delete' as const, 'retry' as const) },
    {
      weight: 6,
      arbitrary: fc.constantFrom(
        'rotate' as const,
        'upgrade' as const,
        'upgrade' as const,
        'nodegroup-create' as const,
        'nodegroup-resize' as const,
        'nodegroup-upgrade' as const,
        'nodegroup-delete' as const,
      ),
    },
  ),
  which,
  count: fc.integer({ min: 0, max: 3 }),
  rollback: fc.boolean(),
  times: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constant(2) }),
});

const trouble = fc.record({
  type: fc.constant('trouble' as const),
  call: fc.constantFrom<HeatCall[]>('create', 'update', 'delete', 'show', 'listByIds', 'resources'),
  trouble: fc.constantFrom<Trouble[]>('refused', 'unreachable', 'lost'),
});

const after = fc.nat({ max: 14 });
const outside = fc.constantFrom(
  'DELETE_IN_PROGRESS',
  'DELETE_COMPLETE',
  'SUSPEND_COMPLETE',
  'CHECK_FAILED',
  'CHECK_COMPLETE',
  'UPDATE_FAILED',
);

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('command' as const), command }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constant('heat' as const), which, well: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('poll' as const), conductors: fc.integer({ min: 1, max: 2 }) }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('crash' as const), which, after }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('stall' as const),
      which,
      after,
      command: fc.option(command),
      dies: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: trouble },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('outside' as const), which, status: outside }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('wait' as const),
      seconds: fc.constantFrom(1, 6, 60, 4_000),
    }),
  },
);

/** Somebody asks for this, of the first cluster. */
export function asked(what: Command['do'], count = 1): Step {
  return { type: 'command', command: { do: what, which: 0, count, rollback: false, times: 1 } };
}
