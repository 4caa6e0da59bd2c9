import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { signForCaller } from '../../src/engine/certificates/cluster-certificates.js';
import { createCluster } from '../../src/engine/clusters/create.js';
import { deleteCluster } from '../../src/engine/clusters/delete.js';
import { showCluster } from '../../src/engine/clusters/lookup.js';
import { createNodeGroup } from '../../src/engine/nodegroups/create.js';
import { reconcile } from '../../src/engine/reconcile/reconcile.js';
import { getOperation } from '../../src/engine/store/operations.js';
import type { Cloud } from '../../src/openstack/cloud.js';
import { connect } from '../../src/openstack/connect.js';
import { madeKey } from '../../src/sandbox/heat/types/keypairs.js';
import {
  realCredentials,
  realEnvironment,
  realTrusteeAdmin,
  wantsRealCloud,
} from '../contract/real-cloud.js';
import { type Lab, startLab } from '../engine/lab.js';
import { type Watch, watchServers } from './guest-simulator.js';

const minutes = 60_000;

/** What a project can have, by service and path; the answer's list is under the last key. */
const places = [
  ['orchestration', '/stacks', 'stacks'],
  ['compute', '/servers', 'servers'],
  ['compute', '/os-server-groups', 'server_groups'],
  ['compute', '/os-keypairs', 'keypairs'],
  ['network', '/v2.0/networks', 'networks'],
  ['network', '/v2.0/subnets', 'subnets'],
  ['network', '/v2.0/ports', 'ports'],
  ['network', '/v2.0/routers', 'routers'],
  ['network', '/v2.0/floatingips', 'floatingips'],
  ['network', '/v2.0/security-groups', 'security_groups'],
  ['network', '/v2.0/security-group-rules', 'security_group_rules'],
  ['volumev3', '/volumes', 'volumes'],
  ['key-manager', '/v1/secrets', 'secrets'],
  ['key-manager', '/v1/containers', 'containers'],
] as const;

describe.runIf(wantsRealCloud)('a cluster that is deleted', () => {
  const name = `leftovers-${randomBytes(4).toString('hex')}`;
  const admin = connect(realCredentials('admin'));
  const trustees = connect(realTrusteeAdmin());
  let lab: Lab;
  let guests: Watch;
  let cloud: Cloud;
  let projectId = '';

  async function call(session: Cloud, type: string, path: string, method = 'GET', body?: object) {
    const endpoint = await session.identity.endpoint(type);
    const response = await fetch(`${endpoint}${path}`, {
      method,
      headers: { 'X-Auth-Token': await session.identity.token(), 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    const text = await response.text();
    return text ? (JSON.parse(text) as unknown) : null;
  }
  const keystone = (path: string, method = 'GET', body?: object) =>
    call(admin, 'identity', path, method, body);

  /** How many there are of everything that this project has, and of trusts and trustees for it. */
  async function everything(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const [type, path, key] of places) {
      const answer = z.record(z.string(), z.unknown()).parse(await call(cloud, type, path));
      const all = z
        .array(z.object({ project_id: z.string().optional(), 'router:external': z.boolean().optional() }))
        .parse(answer[key]);
      counts[key] = all.filter((one) => !one.project_id || one.project_id === projectId).length;
    }
    const { trusts } = z
      .object({ trusts: z.array(z.object({ project_id: z.string() })) })
      .parse(await keystone('/OS-TRUST/trusts'));
    const { users } = z
      .object({ users: z.array(z.object({ name: z.string() })) })
      .parse(await call(trustees, 'identity', '/users'));
    return {
      ...counts,
      trusts: trusts.filter((one) => one.project_id === projectId).length,
      trustees: users.filter((one) => one.name.includes(projectId)).length,
    };
  }

  beforeAll(async () => {
    const made = await keystone('/projects', 'POST', { project: { name, domain_id: 'default' } });
    projectId = z.object({ project: z.object({ id: z.string() }) }).parse(made).project.id;
    const demo = await admin.identity.findUser('demo', 'default');
    const { roles } = z
      .object({ roles: z.array(z.object({ id: z.string(), name: z.string() })) })
      .parse(await keystone('/roles'));
    for (const role of roles.filter((one) =>
      ['member', 'heat_stack_owner', 'creator', 'load-balancer_member'].includes(one.name),
    ))
      await keystone(`/projects/${projectId}/users/${demo?.id}/roles/${role.id}`, 'PUT');
    lab = await startLab({
      ...realEnvironment('demo'),
      OS_PROJECT_NAME: name,
      CERT_MANAGER_TYPE: 'barbican',
      TRUSTEE_DOMAIN_NAME: 'magnum',
      TRUSTEE_DOMAIN_ADMIN_NAME: 'magnum_domain_admin',
      TRUSTEE_DOMAIN_ADMIN_PASSWORD: 'secret',
    });
    cloud = lab.engine.clouds.forCaller(lab.caller);
    guests = await watchServers({
      admin: realCredentials('admin'),
      wants: (server) => server.name.startsWith('gone-'),
    });
  }, 2 * minutes);
  afterAll(async () => {
    await guests?.stop();
    await lab?.stop();
    if (projectId) await keystone(`/projects/${projectId}`, 'DELETE');
    await admin.close();
    await trustees.close();
  }, 2 * minutes);

  async function driveOn(clusterUuid: string, operationId: string): Promise<string | undefined> {
    for (const end = Date.now() + 6 * minutes; Date.now() < end; ) {
      await reconcile(lab.engine, clusterUuid, { detail: false });
      const operation = await getOperation(lab.engine.db.read, operationId);
      if (operation?.state !== 'running') return operation?.outcome?.status;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    throw new Error('The operation has no end.');
  }

  it(
    'leaves nothing in Keystone, Barbican, Nova, Neutron, Cinder and Heat',
    async () => {
      const { engine, caller } = lab;
      const before = await everything();
      const input = {
        clusterTemplate: 'swarm',
        name: 'gone',
        keypair: 'of-the-asker',
        dockerVolumeSize: 1,
        labels: { docker_volume_type: 'fake' },
      };
      const ownKeypairs = async () => [{ name: 'of-the-asker', publicKey: madeKey() }];
      const made = await createCluster(engine, caller, input, {}, ownKeypairs);
      const { uuid } = made.cluster;
      expect(await driveOn(uuid, made.operation.id)).toBe('CREATE_COMPLETE');
      const group = await createNodeGroup(engine, caller, uuid, { name: 'big', nodeCount: 1 });
      expect(await driveOn(uuid, group.operation.id)).toBe('UPDATE_COMPLETE');
      const request = [
        'req',
        '-new',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        '/dev/null',
        '-subj',
        '/CN=ann',
      ];
      const csr = execFileSync('openssl', request, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
      await signForCaller(engine, await showCluster(engine, caller, uuid), csr, {
        caller,
        origin: undefined,
      });

      const during = await everything();
      for (const key of [
        'stacks',
        'servers',
        'keypairs',
        'networks',
        'ports',
        'volumes',
        'secrets',
        'containers',
        'trusts',
        'trustees',
      ])
        expect([key, (during[key] ?? 0) > (before[key] ?? 0)]).toEqual([key, true]);

      const gone = await deleteCluster(engine, caller, uuid);
      expect(await driveOn(uuid, gone.operation.id)).toBe('DELETE_COMPLETE');
      expect(await everything()).toEqual(before);
    },
    15 * minutes,
  );
});
