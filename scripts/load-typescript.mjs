// Runs TypeScript of this repository as it is: bench/ and test/ are not compiled into dist/.
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const vite = await createServer({
  root: fileURLToPath(new URL('..', import.meta.url)),
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true, include: [] },
});

/** The module at a path from the root: `/bench/ack.ts`. */
export const load = (path) => vite.ssrLoadModule(path);
