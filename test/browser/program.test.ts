import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { freePort, startProgram } from './program.js';

describe('a program that is started to be looked at', () => {
  it('is ended where its page does not answer in time', async () => {
    // It listens elsewhere than where it is looked for.
    const port = await freePort();
    const answers = () =>
      fetch(`http://127.0.0.1:${port}/playground/hello`).then(
        ({ ok }) => ok,
        () => false,
      );
    const started = startProgram({ PORT: String(port) }, 10_000);
    const failed = expect(started).rejects.toThrow('The program did not answer within 10 s');
    while (!(await answers())) await sleep(50);
    await failed;
    expect(await answers()).toBe(false);
  });
});
