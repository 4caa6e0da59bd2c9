import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { indexNames, type NameIndex, type Reading, readMessage } from '../../intents/language/read.js';

/** The names that exist, each list with commas between. */
export interface ParseOptions {
  readonly clusters?: string;
  readonly templates?: string;
  readonly projects?: string;
  readonly nodegroups?: string;
}

type ReadLine = (line: string) => Promise<Reading>;

/**
 * `parse`: one message a line in, one JSON object a line out, as intents.md shapes it. Lines that begin with
 * `magnum` or `/magnum` go through the slash grammar; anything else is read as plain language, with a model's help where
 * one is configured. Ends quietly when nobody reads on (`parse | head`).
 */
export async function runParse(options: ParseOptions = {}): Promise<void> {
  const names = indexNames({
    cluster: split(options.clusters),
    template: split(options.templates),
    project: split(options.projects),
    nodegroup: split(options.nodegroups),
  });
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  const readLine = await openReader(names);
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await read(line, readLine)));
  }
}

/** The settings are only read where some may name a model, so that the first answer comes at once where none does. */
async function openReader(names: NameIndex): Promise<ReadLine> {
  const offline = async (line: string) => readMessage(line, names);
  if (!process.env.LLM_PROVIDER && !existsSync('.env')) return offline;
  const { readConfig } = await import('../environment.js');
  const { language } = readConfig();
  if (!language) return offline;
  const [{ createModelReader }, { scrub }] = await Promise.all([
    import('../../intents/language/model/read-with-model.js'),
    import('../../engine/scrub.js'),
  ]);
  const ask = createModelReader(language, (problem) =>
    console.error(`The model did not help: ${problem instanceof Error ? problem.message : problem}`),
  );
  return async (line) => ask({ text: scrub(line), names, offline: await offline(line), who: 'parse' });
}

function split(names: string | undefined): string[] {
  return (names ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

async function read(line: string, readLine: ReadLine): Promise<object> {
  if (/^\s*\/?magnum(\s+[a-z?-]|\s*$)/i.test(line)) return readCommand(line);
  const { intent, slots, confidence, source } = await readLine(line);
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
