import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { login, outputsOf, settled, show, until } from './client.js';

const template = `
heat_template_version: 2018-08-31
resources:
  network: {type: OS::Neutron::Net}
  subnet: {type: OS::Neutron::Subnet, properties: {network: {get_resource: network}, cidr: 10.1.0.0/24}}
  handle: {type: OS::Heat::WaitConditionHandle}
  nodes:
    type: OS::Heat::ResourceGroup
    properties:
      count: 2
      resource_def:
        type: OS::Nova::Server
        properties:
          name: n%index%
          image: debian-12
          flavor: m1.small
          networks: [{network: {get_resource: network}}]
          user_data_format: RAW
          user_data:
            str_replace:
              template: |
                #cloud-config
                write_files:
                  - path: /etc/sysconfig/heat-params
                    content: |
                      WAIT_ENDPOINT="$ENDPOINT"
                      WAIT_TOKEN="$TOKEN"
                      TLS_DISABLED="True"
                      NODE_NAME="n%index%"
              params:
                $ENDPOINT: {get_attr: [handle, endpoint]}
                $TOKEN: {get_attr: [handle, token]}
    depends_on: subnet
  wait:
    type: OS::Heat::WaitCondition
    properties: {handle: {get_resource: handle}, count: 2, timeout: 600}
outputs:
  servers: {value: {get_attr: [nodes, refs]}}
  network: {value: {get_resource: network}}
`;

interface Running {
  process: ChildProcess;
  sandbox: Sandbox;
}

/** Starts a sandbox in a process of its own and waits until it answers. */
function startProcess(statePath: string, pace: number): Promise<Running> {
  const script = new URL('./sandbox-process.mjs', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, statePath, String(pace)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the sandbox process ended with ${code}`)));
    createInterface({ input: child.stdout }).once('line', (line) => {
      resolve({ process: child, sandbox: { ...JSON.parse(line), close: async () => {} } });
    });
  });
}

function killHard(running: Running): Promise<void> {
  return new Promise((resolve) => {
    running.process.removeAllListeners('exit');
    running.process.once('exit', () => resolve());
    running.process.kill('SIGKILL');
  });
}

describe('the state of the sandbox', () => {
  let folder: string;
  let statePath: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    statePath = join(folder, 'state.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('survives kill -9 in the middle of a create: the same stack goes on to its end', async () => {
    const first = await startProcess(statePath, 0.3);
    const before = await login(first.sandbox);
    const made = await before.heat('POST', '/stacks', { stack_name: 'c1', template, timeout_mins: 10 });
    expect(made.status).toBe(201);
    const { id } = made.body.stack as { id: string };
    const networkId = await until(async () => {
      const { resources } = (await before.heat('GET', `/stacks/c1/${id}/resources`)).body as {
        resources: { resource_name: string; resource_status: string; physical_resource_id: string }[];
      };
      const network = resources.find((one) => one.resource_name === 'network');
      const nodes = resources.find((one) => one.resource_name === 'nodes');
      return nodes?.resource_status === 'CREATE_IN_PROGRESS' && network?.physical_resource_id;
    });
    await killHard(first);

    const second = await startProcess(statePath, 0.3);
    expect(second.sandbox.authUrl).toBe(first.sandbox.authUrl);
    expect(second.sandbox.credentials).toEqual(first.sandbox.credentials);
    // The token of before still holds.
    const stack = await settled(before, 'c1');
    expect(stack).toMatchObject({ id, stack_status: 'CREATE_COMPLETE' });
    expect(outputsOf(stack).network).toBe(networkId);
    const servers = (await before.call('GET', '/compute/v2.1/servers')).body.servers as { name: string }[];
    expect(servers.map((one) => one.name).sort()).toEqual(['n0', 'n1']);
    await killHard(second);
  }, 60_000);

  it('has every stack whose creation was answered, however soon after the kill came', async () => {
    const first = await startProcess(statePath, 1);
    const before = await login(first.sandbox);
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => before.heat('POST', '/stacks', { stack_name: name, template })),
    );
    await killHard(first);
    const again = await startSandbox({ statePath, pace: 0 });
    try {
      const after = await login(again);
      for (const [index, name] of ['a', 'b', 'c', 'd'].entries()) {
        const made = answers[index]?.body.stack as { id: string } | undefined;
        expect(await settled(after, name)).toMatchObject({ id: made?.id, stack_status: 'CREATE_COMPLETE' });
      }
      expect((await after.heat('GET', '/stacks')).body.stacks).toHaveLength(4);
    } finally {
      await again.close();
    }
  }, 60_000);

  it('belongs to one sandbox at a time', async () => {
    const first = await startSandbox({ statePath, pace: 0 });
    await expect(startSandbox({ statePath, pace: 0 })).rejects.toThrow('sandbox_state_in_use');
    await first.close();
    await (await startSandbox({ statePath, pace: 0 })).close();
  });

  it('is not guessed at when the file is damaged in the middle', async () => {
    await (await startSandbox({ statePath, pace: 0 })).close();
    await writeFile(statePath, `not a batch\n${await readFile(statePath, 'utf8')}`);
    await expect(startSandbox({ statePath, pace: 0 })).rejects.toThrow('sandbox_state_damaged: line 1 of');
  });

  it('is private, and goes on from a batch that was torn in mid-write', async () => {
    const first = await startSandbox({ statePath, pace: 0 });
    const before = await login(first);
    await before.heat('POST', '/stacks', { stack_name: 'c1', template });
    await settled(before, 'c1');
    await first.close();
    expect((await stat(statePath)).mode & 0o777).toBe(0o600);
    await writeFile(statePath, `${await readFile(statePath, 'utf8')}[["stacks","half`);
    const second = await startSandbox({ statePath, pace: 0 });
    expect((await show(await login(second), 'c1')).stack_status).toBe('CREATE_COMPLETE');
    await second.close();
  });
});
