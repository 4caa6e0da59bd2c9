// Pictures of the playground, and of cards as Slack and Discord show them: node scripts/screenshots.mjs [FOLDER]
// They go to docs/screenshots unless a folder is named. Needs Chromium, as the browser tests do.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
await prepare();
const { load } = await import('./load-typescript.mjs');
const { run } = await load('/test/browser/screenshots.ts');
await run(process.argv[2] ?? join(root, 'docs', 'screenshots'));
process.exit(0);
