import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ModelServer, startModel } from '../servers/model.js';

const shell = promisify(execFile);
const program = join(process.cwd(), 'bin/magnum-chatops.js');

describe('magnum-chatops parse', { timeout: 60_000 }, () => {
  let folder: string;
  let server: ModelServer | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'magnum-parse-'));
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  async function run(command: string, env: Record<string, string> = {}) {
    const options = { cwd: folder, env: { ...process.env, ...env, PROGRAM: program } };
    const { stdout, stderr } = await shell('bash', ['-o', 'pipefail', '-c', command], options);
    const lines = stdout.trim().split('\n');
    return { read: lines.map((line) => JSON.parse(line)), stderr };
  }

  it('reads a line of each kind', async () => {
    const { read } = await run(
      `printf 'scale ci to 5\\n/magnum cluster-list --status failed\\nmagnum cluster-shwo\\n' | node "$PROGRAM" parse --clusters ci`,
    );
    expect(read[0]).toMatchObject({
      intent: 'cluster-resize',
      cluster: 'ci',
      nodeCount: 5,
      source: 'language',
    });
    expect(read[1]).toMatchObject({
      intent: 'cluster-list',
      status: 'failed',
      confidence: 1,
      source: 'grammar',
    });
    expect(read[2].error).toMatch(/cluster-show/);
  });

  it('ends quietly when nobody reads on', async () => {
    const { stderr } = await run(
      `(yes 'list clusters' | head -20000 | node "$PROGRAM" parse 2>&1 1>&3 | grep -v Compiling >&2 || true) 3>&1 | head -1`,
    );
    expect(stderr).not.toMatch(/EPIPE|at .*\.js/);
  });

  it('asks the model that is configured, and reads offline what it does not answer', async () => {
    server = await startModel(() => ({ intent: 'cluster-resize', cluster: 'ci', nodeCount: 5 }));
    const model = {
      LLM_PROVIDER: 'openai',
      LLM_MODEL: 'm',
      LLM_API_KEY: 'k',
      LLM_URL: server.url,
    };
    const { read } = await run(`echo 'scale ci to 5' | node "$PROGRAM" parse --clusters ci`, model);
    expect(read[0]).toMatchObject({ intent: 'cluster-resize', nodeCount: 5, source: 'llm' });
    const silent = { ...model, LLM_URL: 'http://127.0.0.1:9/v1' };
    const without = await run(`echo 'scale ci to 5' | node "$PROGRAM" parse --clusters ci`, silent);
    expect(without.read[0]).toMatchObject({ intent: 'cluster-resize', nodeCount: 5, source: 'language' });
    expect(without.stderr).toContain('The model did not help');
  });
});
