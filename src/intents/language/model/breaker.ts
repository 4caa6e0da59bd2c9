/** Lets nothing through for a while after several failures in a row. */
export interface Breaker {
  isOpen(): boolean;
  failed(): void;
  worked(): void;
}

/** After `most` failures in a row it is open for `restMs`; then one more try decides. */
export function createBreaker(most: number, restMs: number, now: () => number = Date.now): Breaker {
  let failures = 0;
  let until = 0;
  return {
    isOpen: () => now() < until,
    failed() {
      failures += 1;
      if (failures >= most) until = now() + restMs;
    },
    worked() {
      failures = 0;
      until = 0;
    },
  };
}

/** How many times somebody may do something in an hour. */
export function createBudget(perHour: number, now: () => number = Date.now): (who: string) => boolean {
  const uses = new Map<string, number[]>();
  return (who) => {
    const recent = (uses.get(who) ?? []).filter((at) => at > now() - 3_600_000);
    if (recent.length >= perHour) return false;
    uses.set(who, [...recent, now()]);
    return true;
  };
}
