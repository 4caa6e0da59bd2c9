/** How many answers are worked on at once. */
const most = 4;
/** Milliseconds after which somebody who still works is taken to wait, for a cloud that is slow. */
const patience = 250;

/** Leaves its place to the next; a second call does nothing. */
export type Leave = () => void;

/**
 * Lets few work at once, with a look at the network before each begins: when many people speak together, what
 * has just arrived is acknowledged before more work is done. Whoever only waits leaves early, or after a moment.
 */
export function createPace(): () => Promise<Leave> {
  const waiting: (() => void)[] = [];
  let working = 0;
  const admit = () => {
    if (working >= most) return;
    const begin = waiting.shift();
    if (!begin) return;
    working += 1;
    setImmediate(begin);
  };
  return () =>
    new Promise((resolve) => {
      let here = true;
      const leave = () => {
        if (!here) return;
        here = false;
        working -= 1;
        admit();
      };
      waiting.push(() => {
        setTimeout(leave, patience).unref();
        resolve(leave);
      });
      admit();
    });
}
