import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config/config.js';
import { type Program, serve } from '../../../src/program/serve.js';
import { choosePort } from '../../../src/program/server.js';
import { openOpenssl } from '../../engine/certificates/openssl.js';
import { hasClients, type Ran, rows, run } from './commands.js';

/** python-magnumclient as it comes, both of its commands, on the sandbox: what the book does, from the first to the last. */
describe.runIf(hasClients)('python-magnumclient', () => {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-clients-'));
  const openssl = openOpenssl();
  let program: Program;
  let env: Record<string, string>;
  beforeAll(async () => {
    const loaded = loadConfig({
      DATA_DIR: folder,
      PORT: String(await choosePort(0)),
      MAGNUM_API_PORT: String(await choosePort(0)),
      PLAYGROUND: 'off',
      SANDBOX_PACE: '0.02',
      POLL_SECONDS: '0.1',
    });
    if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
    const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' }, pino.destination(2));
    program = await serve(loaded.config, 'all', log);
    const lines = readFileSync(join(folder, 'openrc'), 'utf8').matchAll(/^export (\w+)='(.*)'$/gm);
    env = Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]));
  });
  afterAll(async () => {
    await program?.stop();
    openssl.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const ok = async (command: string): Promise<string> => {
    const { out, err, code }: Ran = await run(command, env);
    expect([command, code, code === 0 ? '' : err]).toEqual([command, 0, '']);
    return out;
  };
  const until = async (name: string, status: string) => {
    for (const end = Date.now() + 90_000; ; ) {
      const { out } = await run(`openstack coe cluster show ${name} -f value -c status`, env);
      if (out.trim() === status) return;
      if (Date.now() > end) throw new Error(`${name} is ${out} and not ${status}`);
    }
  };

  it('makes a template and a cluster with the magnum command', async () => {
    const made = await ok(
      'magnum cluster-template-create swarm-template --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --dns-nameserver 8.8.8.8 --flavor m1.small --docker-volume-size 5 --coe swarm',
    );
    expect(rows(made)).toMatchObject({
      Property: 'Value',
      name: 'swarm-template',
      cluster_distro: 'fedora-atomic',
      docker_storage_driver: 'devicemapper',
      master_flavor_id: '-',
      labels: '{}',
    });
    expect(await ok('magnum cluster-template-list')).toMatch(/\| uuid +\| name +\|/);
    const begun = await ok('magnum cluster-create swarm --cluster-template swarm-template --node-count 1');
    expect(begun).toMatch(/^Request to create cluster [0-9a-f-]{36} has been accepted\.$/m);
    await until('swarm', 'CREATE_COMPLETE');
    expect(await ok('magnum cluster-list')).toMatch(/\| uuid +\| name +\| keypair +\| node_count +\| master_count +\| status +\|/);
    expect(rows(await ok('magnum cluster-show swarm'))).toMatchObject({ node_count: '1', status: 'CREATE_COMPLETE', master_flavor_id: '-' });
  }, 240_000);

  it('fetches and signs certificates that openssl takes', async () => {
    const ca = await ok('magnum ca-show --cluster swarm');
    openssl.write('ca.pem', ca);
    const csr = openssl.write('client.csr', openssl.request(['extendedKeyUsage=clientAuth']));
    const [legacy, modern] = await Promise.all([
      ok(`magnum ca-sign --cluster swarm --csr ${csr}`),
      ok(`openstack coe ca sign swarm ${csr}`),
    ]);
    for (const [name, pem] of [['legacy.pem', legacy], ['modern.pem', modern]] as const) {
      openssl.write(name, pem);
      expect(openssl.run('verify', '-CAfile', 'ca.pem', name)).toContain('OK');
    }
    const config = await ok(`openstack coe cluster config swarm --dir ${folder} --output-certs`);
    expect(config).toMatch(/DOCKER_HOST=tcp:\/\//);
    expect(readFileSync(join(folder, 'ca.pem'), 'utf8').trim()).toBe(ca.slice(ca.indexOf('-----BEGIN')).trim());
  }, 120_000);

  it('gives the cluster a new authority', async () => {
    const before = await ok('magnum ca-show --cluster swarm');
    await ok('magnum ca-rotate --cluster swarm');
    await until('swarm', 'UPDATE_COMPLETE');
    expect(await ok('magnum ca-show --cluster swarm')).not.toBe(before);
  }, 240_000);

  it('changes the cluster, and tells what cannot be', async () => {
    expect(await ok('magnum cluster-update swarm replace node_count=2')).toContain('Request to update cluster swarm has been accepted.');
    await until('swarm', 'UPDATE_COMPLETE');
    expect(await ok('openstack coe cluster resize swarm 1')).toContain('Request to resize cluster swarm has been accepted.');
    await until('swarm', 'UPDATE_COMPLETE');
    const [groups, group, name, nothing] = await Promise.all([
      ok('openstack coe nodegroup list swarm'),
      ok('openstack coe nodegroup show swarm default-worker'),
      run('magnum cluster-update swarm replace name=other', env),
      run('openstack coe cluster show nothing', env),
    ]);
    expect(groups).toMatch(/default-master[\s\S]*default-worker/);
    expect(rows(group)).toMatchObject({ role: 'worker', node_count: '1', is_default: 'True' });
    expect(name.out + name.err).toContain('cannot change cluster property(ies) name.');
    expect(nothing.err).toContain('Cluster nothing could not be found');
  }, 240_000);

  it('asks for quotas, stats and services', async () => {
    const [stats, quotas, services] = await Promise.all([
      ok('magnum stats-list'),
      run('magnum quotas-list', env),
      run('magnum service-list', env),
    ]);
    expect(rows(stats)).toMatchObject({ clusters: '1', nodes: '2' });
    expect(quotas.err).toContain("Policy doesn't allow quota:get_all to be performed");
    expect(services.err).toContain("Policy doesn't allow magnum-service:get_all to be performed");
  }, 120_000);

  it('deletes both', async () => {
    expect(await ok('magnum cluster-delete swarm')).toContain('Request to delete cluster swarm has been accepted.');
    for (const end = Date.now() + 90_000; (await run('magnum cluster-show swarm', env)).code === 0; ) {
      if (Date.now() > end) throw new Error('The cluster is still there.');
    }
    expect(await ok('openstack coe cluster template delete swarm-template')).toContain('has been accepted');
  }, 120_000);
});
