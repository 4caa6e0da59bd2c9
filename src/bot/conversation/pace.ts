import { setTimeout as rest, setImmediate as turn } from 'node:timers/promises';

/** How many answers are worked on at once. */
const most = 4;
/** Milliseconds after which somebody who still works is taken to wait, for a cloud that is slow. */
const patience = 250;
/** Milliseconds without anybody new after which work begins, and the most that it waits for them. */
const quiet = 8;
const longest = 500;
/** Turns of the event loop in which somebody can be accepted, read and heard, after a turn that took long. */
const turns = 3;

/** Leaves its place to the next; a second call does nothing. */
export type Leave = () => void;

/**
 * Lets few work at once, and begins when nobody new has come for a moment: when many people speak together, they
 * are all acknowledged before work is done. Node accepts one connection in each turn of its event loop (libuv
 * since 1.45), so a turn that works makes everybody wait who is not accepted yet. Whoever only waits leaves early,
 * or after a moment. `behind` is called at once where others come first.
 */
export function createPace(): (behind: () => void) => Promise<Leave> {
  const waiting: { readonly since: number; readonly begin: () => void }[] = [];
  let working = 0;
  let newest = 0;
  let admitting = false;

  async function nobodyCame(): Promise<boolean> {
    const before = newest;
    const left = before + quiet - performance.now();
    if (left > 0) await rest(left);
    for (let each = 0; each < turns; each++) await turn();
    return newest === before;
  }

  async function admit(): Promise<void> {
    if (admitting) return;
    admitting = true;
    for (let first = waiting[0]; first && working < most; first = waiting[0]) {
      const overdue = first.since + longest < performance.now();
      if (!overdue && !(await nobodyCame())) continue;
      if (overdue) await turn();
      waiting.shift();
      working += 1;
      first.begin();
    }
    admitting = false;
  }

  return (behind) =>
    new Promise((resolve) => {
      if (working + waiting.length >= most) behind();
      let here = true;
      const leave = () => {
        if (!here) return;
        here = false;
        working -= 1;
        void admit();
      };
      newest = performance.now();
      waiting.push({
        since: newest,
        begin() {
          setTimeout(leave, patience).unref();
          resolve(leave);
        },
      });
      void admit();
    });
}
