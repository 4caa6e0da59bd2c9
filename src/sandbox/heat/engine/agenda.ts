/** When to look at which stack next. One timer; work is done in order, one stack at a time. */
export interface Agenda {
  /** Looks at the stack at `at` (epoch milliseconds, now when absent) or earlier if it was to be looked at then. */
  wake(stackId: string, at?: number): void;
  stop(): void;
}

const LONGEST_TIMER_MS = 2 ** 30;

/** `work` looks at one stack and answers when to look again, or null. Its errors go to `failed`. */
export function startAgenda(
  work: (stackId: string) => number | null,
  afterRound: () => void,
  failed: (stackId: string, error: unknown) => void,
): Agenda {
  const due = new Map<string, number>();
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let working = false;

  const arm = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (stopped || working || due.size === 0) return;
    const next = Math.min(...due.values());
    timer = setTimeout(round, Math.min(Math.max(0, next - Date.now()), LONGEST_TIMER_MS));
    timer.unref();
  };
  const plan = (stackId: string, at: number): void => {
    due.set(stackId, Math.min(at, due.get(stackId) ?? Number.POSITIVE_INFINITY));
  };
  const round = (): void => {
    working = true;
    const now = Date.now();
    for (const [stackId, at] of [...due]) {
      if (at > now) continue;
      due.delete(stackId);
      try {
        const again = work(stackId);
        if (again !== null) plan(stackId, again);
      } catch (error) {
        failed(stackId, error);
      }
    }
    working = false;
    afterRound();
    arm();
  };
  return {
    wake(stackId, at = Date.now()) {
      if (stopped) return;
      plan(stackId, at);
      arm();
    },
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}
