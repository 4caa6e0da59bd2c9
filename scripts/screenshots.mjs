// Pictures of the playground, and of cards as Slack and Discord show them: node scripts/screenshots.mjs [FOLDER]
// They go to docs/screenshots unless a folder is named. Needs Chromium, as the browser tests do.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
await prepare();
const { createServer } = await import('vite');
const vite = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true, include: [] },
});
const { run } = await vite.ssrLoadModule('/test/browser/screenshots.ts');
await run(process.argv[2] ?? join(root, 'docs', 'screenshots'));
process.exit(0);
