import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.js';
import { serve } from '../../src/program/serve.js';
import { type Dialogue, playDialogues } from '../evaluation/dialogues.mjs';

const dialogues = readFileSync(new URL('../evaluation/corpus/dialogues.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line): Dialogue => JSON.parse(line));

/** The whole program is talked to: what is missing is asked for, answers and corrections are taken, subjects change. */
describe('conversations', () => {
  let results: Awaited<ReturnType<typeof playDialogues>>;
  beforeAll(async () => {
    results = await playDialogues({ loadConfig, serve, log: pino({ level: 'silent' }) }, dialogues);
  }, 600_000);

  it.each(dialogues.map(({ about }, at) => [about, at] as const))('%s', (_about, at) => {
    expect(results[at]).toBeNull();
  });
});
