import { createInterface } from 'node:readline';
import { indexNames, type NameIndex, readMessage } from '../../intents/language/read.js';

/** The names that exist, each list with commas between. */
export interface ParseOptions {
  readonly clusters?: string;
  readonly templates?: string;
  readonly projects?: string;
  readonly nodegroups?: string;
}

/**
 * `parse`: one message a line in, one JSON object a line out, as intents.md shapes it. Lines that begin with
 * `magnum` or `/magnum` go through the slash grammar; anything else is read as plain language.
 */
export async function runParse(options: ParseOptions = {}): Promise<void> {
  const names = indexNames({
    cluster: split(options.clusters),
    template: split(options.templates),
    project: split(options.projects),
    nodegroup: split(options.nodegroups),
  });
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await read(line, names)));
  }
}

function split(names: string | undefined): string[] {
  return (names ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

async function read(line: string, names: NameIndex): Promise<object> {
  if (/^\s*\/?magnum(\s+[a-z?-]|\s*$)/i.test(line)) return readCommand(line);
  const { intent, slots, confidence, source } = readMessage(line, names);
  return { intent, ...slots, confidence, source };
}

/** The grammar brings the whole product with it, so it is loaded when a command line comes. */
async function readCommand(line: string): Promise<object> {
  const [{ parseCommand }, { intents }] = await Promise.all([
    import('../../intents/grammar/parse.js'),
    import('../../intents/registry.js'),
  ]);
  const parsed = parseCommand(intents, line);
  if (parsed.kind !== 'intent') return { error: parsed.sentence };
  return { intent: parsed.intent.command.name, ...parsed.slots, confidence: 1, source: 'grammar' };
}
