import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const shell = promisify(execFile);
const program = join(process.cwd(), 'bin/magnum-chatops.js');

describe('magnum-chatops parse', { timeout: 60_000 }, () => {
  let folder: string;
  let server: Server | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'magnum-parse-'));
  });
  afterEach(async () => {
    if (server) await new Promise((resolve) => server?.close(resolve));
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
    server = createServer((request, response) => {
      request.resume().on('end', () => {
        const draft = { intent: 'cluster-resize', cluster: 'ci', nodeCount: 5 };
        const call = {
          id: '1',
          type: 'function',
          function: { name: 'meaning', arguments: JSON.stringify({ draft }) },
        };
        const message = { role: 'assistant', content: null, tool_calls: [call] };
        response.setHeader('content-type', 'application/json').end(
          JSON.stringify({
            id: '1',
            object: 'chat.completion',
            created: 1,
            model: 'm',
            choices: [{ index: 0, finish_reason: 'tool_calls', message }],
          }),
        );
      });
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const model = {
      LLM_PROVIDER: 'openai',
      LLM_MODEL: 'm',
      LLM_API_KEY: 'k',
      LLM_URL: `http://127.0.0.1:${port}/v1`,
    };
    const { read } = await run(`echo 'scale ci to 5' | node "$PROGRAM" parse --clusters ci`, model);
    expect(read[0]).toMatchObject({ intent: 'cluster-resize', nodeCount: 5, source: 'llm' });
    const silent = { ...model, LLM_URL: 'http://127.0.0.1:9/v1' };
    const without = await run(`echo 'scale ci to 5' | node "$PROGRAM" parse --clusters ci`, silent);
    expect(without.read[0]).toMatchObject({ intent: 'cluster-resize', nodeCount: 5, source: 'language' });
    expect(without.stderr).toContain('The model did not help');
  });
});
