// A sandbox in a process of its own, for tests that kill it: node sandbox-process.mjs STATE_PATH PACE
import { runnerImport } from 'vite';

const [statePath, pace] = process.argv.slice(2);
const { module } = await runnerImport(new URL('../../src/sandbox/sandbox.ts', import.meta.url).pathname);
const sandbox = await module.startSandbox({ statePath, pace: Number(pace) });
process.stdout.write(`${JSON.stringify({ authUrl: sandbox.authUrl, credentials: sandbox.credentials })}\n`);
