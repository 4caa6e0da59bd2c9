// Measurements: node scripts/bench.mjs ack|api|lists|load|memory|sign|start|sync    Builds first, prints figures, fails when a limit is broken.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { prepare } from './prepare.mjs';

// So that a measurement of memory can have the heap collected first.
setFlagsFromString('--expose-gc');
globalThis.gc ??= runInNewContext('gc');

const root = fileURLToPath(new URL('..', import.meta.url));
const names = process.argv.slice(2);
const unknown = names.find((name) => !existsSync(join(root, 'bench', `${name}.ts`)));
if (names.length === 0 || unknown) {
  console.error(
    'Usage: node scripts/bench.mjs NAME …   (a file of bench/: ack, api, lists, load, memory, sign, start, sync)',
  );
  process.exit(2);
}
await prepare();
const { load } = await import('./load-typescript.mjs');
let kept = true;
for (const name of names) {
  const { run } = await load(`/bench/${name}.ts`);
  kept = (await run()) && kept;
}
process.exit(kept ? 0 : 1);
