import { createInterface } from 'node:readline';
import { parseCommand } from '../../intents/grammar/parse.js';
import { intents } from '../../intents/registry.js';

/**
 * `parse`: one message a line in, one JSON object a line out. Lines that begin with `magnum` or `/magnum` go
 * through the slash grammar; anything else is plain language, which this version does not read yet.
 */
export async function runParse(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(read(line)));
  }
}

function read(line: string): object {
  if (!/^\s*\/?magnum\b/i.test(line)) {
    return { intent: 'none', reason: 'out-of-scope', confidence: 0, source: 'language' };
  }
  const parsed = parseCommand(intents, line);
  if (parsed.kind !== 'intent') return { error: parsed.sentence };
  return { intent: parsed.intent.command.name, ...parsed.slots, confidence: 1, source: 'grammar' };
}
