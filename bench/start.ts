import { setTimeout as sleep } from 'node:timers/promises';
import { choosePort } from '../src/program/server.js';
import { startProgram } from './program.js';

const limit = 5_000;
const times = 5;

async function untilUsable(port: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (answer?.ok && (await answer.text()).includes('<script')) return;
    await sleep(10);
  }
}

/** Milliseconds from the command to the playground's page, on a machine that has started it before. */
export async function run(): Promise<boolean> {
  const all: number[] = [];
  for (let i = 0; i < times; i++) {
    const port = String(await choosePort(0));
    const began = performance.now();
    const starting = startProgram({ PORT: port });
    await untilUsable(port);
    all.push(Math.round(performance.now() - began));
    await (await starting).stop();
  }
  console.log(`start to a usable page: ${all.join(', ')} ms (limit ${limit})`);
  return Math.max(...all) < limit;
}
