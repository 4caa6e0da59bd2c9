// The whole program in a process of its own, for tests that kill it, configured by the environment.
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const vite = await createServer({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true, include: [] },
});
const { runServe } = await vite.ssrLoadModule('/src/program/commands/serve.ts');
await runServe('all');
