import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wantsRealCloud } from '../../contract/real-cloud.js';
import { openOpenssl } from '../../engine/certificates/openssl.js';
import { hasClients, type Ran, rows, run } from './commands.js';
import { realCloud, sandboxCloud, type WalkCloud } from './walk-clouds.js';

const cluster = `walk-${randomBytes(3).toString('hex')}`;
const clouds = [
  { where: 'the sandbox', there: true, open: sandboxCloud },
  { where: 'the real OpenStack', there: wantsRealCloud, open: () => realCloud(cluster) },
];

/** python-magnumclient as it comes, both of its commands: what the book does, from the first to the last. */
describe.each(clouds)('python-magnumclient on $where', ({ where, there, open }) => {
  const template = `${cluster}-template`;
  const skipped = !hasClients || !there;
  const folder = mkdtempSync(join(tmpdir(), 'magnum-walk-'));
  const openssl = openOpenssl();
  let cloud: WalkCloud;
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    if (skipped) return;
    cloud = await open();
    env = cloud.env;
  }, 60_000);
  afterAll(async () => {
    await cloud?.stop();
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

  it.skipIf(skipped)(
    'makes a template and a cluster with the magnum command',
    async () => {
      const made = await ok(
        `magnum cluster-template-create ${template} --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --dns-nameserver 8.8.8.8 --flavor m1.small --docker-volume-size 5 --coe swarm`,
      );
      expect(rows(made)).toMatchObject({
        Property: 'Value',
        name: template,
        cluster_distro: 'fedora-atomic',
        docker_storage_driver: 'devicemapper',
        master_flavor_id: '-',
        labels: '{}',
      });
      expect(await ok('magnum cluster-template-list')).toMatch(/\| uuid +\| name +\|/);
      const begun = await ok(
        `magnum cluster-create ${cluster} --cluster-template ${template} --node-count 1`,
      );
      expect(begun).toMatch(/^Request to create cluster [0-9a-f-]{36} has been accepted\.$/m);
      await until(cluster, 'CREATE_COMPLETE');
      expect(await ok('magnum cluster-list')).toMatch(
        /\| uuid +\| name +\| keypair +\| node_count +\| master_count +\| status +\|/,
      );
      expect(rows(await ok(`magnum cluster-show ${cluster}`))).toMatchObject({
        node_count: '1',
        status: 'CREATE_COMPLETE',
        master_flavor_id: '-',
      });
    },
    240_000,
  );

  it.skipIf(skipped)(
    'fetches and signs certificates that openssl takes',
    async () => {
      const ca = await ok(`magnum ca-show --cluster ${cluster}`);
      openssl.write('ca.pem', ca);
      const csr = openssl.write('client.csr', openssl.request(['extendedKeyUsage=clientAuth']));
      const [legacy, modern] = await Promise.all([
        ok(`magnum ca-sign --cluster ${cluster} --csr ${csr}`),
        ok(`openstack coe ca sign ${cluster} ${csr}`),
      ]);
      for (const [name, pem] of [
        ['legacy.pem', legacy],
        ['modern.pem', modern],
      ] as const) {
        openssl.write(name, pem);
        expect(openssl.run('verify', '-CAfile', 'ca.pem', name)).toContain('OK');
      }
      const config = await ok(`openstack coe cluster config ${cluster} --dir ${folder} --output-certs`);
      expect(config).toMatch(/DOCKER_HOST=tcp:\/\//);
      expect(readFileSync(join(folder, 'ca.pem'), 'utf8').trim()).toBe(
        ca.slice(ca.indexOf('-----BEGIN')).trim(),
      );
    },
    120_000,
  );

  // On a real cloud that is test/guests.
  it.skipIf(skipped || where !== 'the sandbox')(
    'gives the cluster a new authority',
    async () => {
      const before = await ok(`magnum ca-show --cluster ${cluster}`);
      await ok(`magnum ca-rotate --cluster ${cluster}`);
      await until(cluster, 'UPDATE_COMPLETE');
      expect(await ok(`magnum ca-show --cluster ${cluster}`)).not.toBe(before);
    },
    240_000,
  );

  it.skipIf(skipped)(
    'changes the cluster, and tells what cannot be',
    async () => {
      expect(await ok(`magnum cluster-update ${cluster} replace node_count=2`)).toContain(
        `Request to update cluster ${cluster} has been accepted.`,
      );
      await until(cluster, 'UPDATE_COMPLETE');
      expect(await ok(`openstack coe cluster resize ${cluster} 1`)).toContain(
        `Request to resize cluster ${cluster} has been accepted.`,
      );
      await until(cluster, 'UPDATE_COMPLETE');
      const [groups, group, name, nothing] = await Promise.all([
        ok(`openstack coe nodegroup list ${cluster}`),
        ok(`openstack coe nodegroup show ${cluster} default-worker`),
        run(`magnum cluster-update ${cluster} replace name=other`, env),
        run('openstack coe cluster show nothing', env),
      ]);
      expect(groups).toMatch(/default-master[\s\S]*default-worker/);
      expect(rows(group)).toMatchObject({ role: 'worker', node_count: '1', is_default: 'True' });
      expect(name.out + name.err).toContain('cannot change cluster property(ies) name.');
      expect(nothing.err).toContain('Cluster nothing could not be found');
    },
    240_000,
  );

  it.skipIf(skipped)(
    'adds a node group, bounds it, and takes it away',
    async () => {
      const begun = await ok(
        `openstack coe nodegroup create ${cluster} big --node-count 1 --max-nodes 3 --role data`,
      );
      expect(begun).toMatch(/^Request to create nodegroup [0-9a-f-]{36} accepted$/m);
      await until(cluster, 'UPDATE_COMPLETE');
      const shown = rows(await ok(`openstack coe nodegroup show ${cluster} big`));
      expect(shown).toMatchObject({
        role: 'data',
        node_count: '1',
        max_node_count: '3',
        is_default: 'False',
        status: 'CREATE_COMPLETE',
      });
      expect(await ok(`openstack coe nodegroup update ${cluster} big replace max_node_count=2`)).toContain(
        'accepted',
      );
      expect(rows(await ok(`openstack coe nodegroup show ${cluster} big`))).toMatchObject({
        max_node_count: '2',
      });
      expect(await ok(`openstack coe nodegroup delete ${cluster} big`)).toContain('accepted');
      await until(cluster, 'UPDATE_COMPLETE');
      expect(await ok(`openstack coe nodegroup list ${cluster}`)).not.toContain(' big ');
    },
    240_000,
  );

  it.skipIf(skipped)(
    'asks for stats; quotas and services are an admin’s',
    async () => {
      const [stats, quotas, services] = await Promise.all([
        ok('magnum stats-list'),
        run('magnum quotas-list', env),
        run('magnum service-list', env),
      ]);
      expect(rows(stats)).toMatchObject({ clusters: '1', nodes: '2' });
      expect(quotas.err).toContain("Policy doesn't allow quota:get_all to be performed");
      expect(services.err).toContain("Policy doesn't allow magnum-service:get_all to be performed");
    },
    120_000,
  );

  it.skipIf(skipped || where === 'the sandbox')(
    'sets quotas and sees services as an admin',
    async () => {
      const project = (await ok('openstack token issue -f value -c project_id')).trim();
      const asAdmin = async (command: string) => {
        const { out, err, code } = await run(command, cloud.adminEnv ?? {});
        expect([command, code, code === 0 ? '' : err]).toEqual([command, 0, '']);
        return out;
      };
      const resource = `--project-id ${project} --resource Cluster`;
      expect(rows(await asAdmin(`magnum quotas-create ${resource} --hard-limit 5`))).toMatchObject({
        hard_limit: '5',
      });
      expect(rows(await asAdmin(`openstack coe quotas update ${resource} --hard-limit 7`))).toMatchObject({
        hard_limit: '7',
      });
      expect(rows(await ok(`magnum quotas-show ${resource}`))).toMatchObject({
        hard_limit: '7',
        resource: 'Cluster',
      });
      expect(await asAdmin('magnum quotas-list')).toContain(project);
      await asAdmin(`magnum quotas-delete ${resource}`);
      expect(await asAdmin('openstack coe service list')).toMatch(/magnum-conductor +\| up/);
    },
    120_000,
  );

  it.skipIf(skipped)(
    'deletes both',
    async () => {
      expect(await ok(`magnum cluster-delete ${cluster}`)).toContain(
        `Request to delete cluster ${cluster} has been accepted.`,
      );
      for (const end = Date.now() + 90_000; (await run(`magnum cluster-show ${cluster}`, env)).code === 0; ) {
        if (Date.now() > end) throw new Error('The cluster is still there.');
      }
      expect(await ok(`openstack coe cluster template delete ${template}`)).toContain('has been accepted');
    },
    120_000,
  );

  // On a real Heat an upgrade is test/openstack/upgrade.test.ts.
  it.skipIf(skipped || where !== 'the sandbox')(
    'upgrades a Kubernetes cluster to another template',
    async () => {
      for (const tag of ['v1.35.0', 'v1.36.0'])
        await ok(
          `openstack coe cluster template create ${cluster}-${tag} --coe kubernetes --image fedora-coreos --external-network public --keypair testkey --flavor m1.medium --labels kube_tag=${tag}`,
        );
      await ok(`openstack coe cluster create ${cluster}-k8s --cluster-template ${cluster}-v1.35.0`);
      await until(`${cluster}-k8s`, 'CREATE_COMPLETE');
      expect(await ok(`openstack coe cluster upgrade ${cluster}-k8s ${cluster}-v1.36.0`)).toContain(
        'has been accepted',
      );
      await until(`${cluster}-k8s`, 'UPDATE_COMPLETE');
      expect(rows(await ok(`openstack coe cluster show ${cluster}-k8s`)).coe_version).toBe('v1.36.0');
    },
    240_000,
  );
});
