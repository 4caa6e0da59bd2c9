/**
 * Lets whoever waits go on one at a time, with a look at the network between each: when many people speak at
 * once, what has just arrived is acknowledged before more work begins.
 */
export function createPace(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  let going = false;
  const next = () => {
    const release = waiting.shift();
    going = release !== undefined;
    release?.();
    if (going) setImmediate(next);
  };
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (going) return;
      going = true;
      setImmediate(next);
    });
}
