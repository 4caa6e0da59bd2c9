import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realEnvironment, wantsRealCloud } from '../../contract/real-cloud.js';
import { openOpenssl } from '../../engine/certificates/openssl.js';
import { allowed } from './allowed.js';
import { firstColumn, hasClients, type Ran, run } from './commands.js';
import { ask, differences } from './compare.js';
import { startProject, type TestProject, tokenOf } from './keystone.js';
import { type OurApi, startOurs } from './ours.js';
import { registerIn } from './region.js';
import { type ApiRequest, type Names, requests } from './requests.js';

const magnum = 'http://127.0.0.1:9511';
const patience = 120_000;

describe.runIf(wantsRealCloud)('beside the real Magnum', () => {
  const suffix = randomBytes(4).toString('hex');
  const template = `differential-${suffix}`;
  const cluster = `differential-${suffix}`;
  let project: TestProject;
  let foreign: TestProject;
  let ours: OurApi;
  let names: Names;
  const tokens: Record<NonNullable<ApiRequest['as']>, string | null> = {
    demo: null,
    admin: null,
    other: null,
    nobody: null,
    stranger: 'gAAAAABnonsense',
  };
  const openssl = openOpenssl();

  const both = <T>(act: (base: string) => Promise<T>) => Promise.all([act(magnum), act(ours.url)]);
  const call = async (base: string, method: string, path: string, body?: object) =>
    fetch(`${base}/v1${path}`, {
      method,
      headers: {
        'x-auth-token': project.token,
        'openstack-api-version': 'container-infra latest',
        accept: 'application/json',
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const until = async (what: string, isTrue: () => Promise<boolean>) => {
    for (const end = Date.now() + patience; !(await isTrue()); ) {
      if (Date.now() > end) throw new Error(`Still not: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  };

  beforeAll(async () => {
    project = await startProject(`differential-${suffix}`);
    foreign = await startProject(`differential-${suffix}-foreign`);
    ours = await startOurs(project.adminEnv);
    tokens.demo = project.token;
    tokens.admin = await tokenOf(realEnvironment('admin'));
    tokens.other = await tokenOf(foreign.env);
    await both(async (base) => {
      const made = await call(base, 'POST', '/clustertemplates', {
        name: template,
        coe: 'swarm',
        image_id: 'Fedora-Atomic-26-20170723.0.x86_64',
        external_network_id: 'public',
        keypair_id: 'testkey',
        flavor_id: 'm1.small',
        dns_nameserver: '8.8.8.8',
        docker_storage_driver: 'overlay',
        labels: { swarm_strategy: 'spread', mine: 'a' },
      });
      expect([base, made.status, made.status === 201 || (await made.text())]).toEqual([base, 201, true]);
      const asked = { name: cluster, cluster_template_id: template, labels: { mine: 'b', more: 'c' } };
      const created = await call(base, 'POST', '/clusters', asked);
      expect([base, created.status]).toEqual([base, 202]);
      await until(
        `a certificate at ${base}`,
        async () => (await call(base, 'GET', `/certificates/${cluster}`)).ok,
      );
    });
    names = {
      template,
      cluster,
      csr: openssl.request([]),
      project: project.id,
      foreignProject: foreign.id,
    };
  }, 240_000);

  afterAll(async () => {
    if (project && ours) {
      await both(async (base) => {
        await call(base, 'DELETE', `/clusters/${cluster}`);
        await until(`the cluster is gone at ${base}`, async () => {
          const answer = await call(base, 'GET', `/clusters/${cluster}`);
          if (answer.status === 404) return true;
          const { status } = (await answer.json()) as { status: string };
          if (status === 'DELETE_FAILED') await call(base, 'DELETE', `/clusters/${cluster}`);
          return false;
        });
        const { clustertemplates } = (await (await call(base, 'GET', '/clustertemplates')).json()) as {
          clustertemplates: { uuid: string; project_id: string }[];
        };
        for (const each of clustertemplates.filter(({ project_id }) => project_id === project.id)) {
          await call(base, 'DELETE', `/clustertemplates/${each.uuid}`);
        }
      });
    }
    await ours?.stop();
    await project?.remove();
    await foreign?.remove();
    openssl.remove();
  }, 240_000);

  it.runIf(hasClients)(
    "fills the tables of Magnum's clients with the same rows",
    async () => {
      const region = `differential-${suffix}`;
      const unregister = await registerIn(region, ours.url);
      const here = { ...project.env, OS_REGION_NAME: region };
      try {
        const commands = [
          `magnum cluster-template-show ${template}`,
          `magnum cluster-show ${cluster}`,
          'magnum cluster-list',
          'magnum stats-list',
          `openstack coe cluster template show ${template}`,
          `openstack coe cluster show ${cluster}`,
          'openstack coe cluster list',
          `openstack coe nodegroup show ${cluster} default-worker`,
          `openstack coe ca show ${cluster}`,
          'openstack coe cluster show nothing',
        ];
        for (const command of commands) {
          const [theirs, own] = await Promise.all([run(command, project.env), run(command, here)]);
          const shape = ({ out, code }: Ran) => ({
            command,
            code,
            column: firstColumn(out).map((name) => maskIds(name)),
          });
          const meant = shape(theirs);
          // Node groups have no number here.
          const column = meant.column.filter((name) => !(command.includes('nodegroup') && name === 'id'));
          expect(shape(own)).toEqual({ ...meant, column });
          expect(maskIds(own.err)).toBe(maskIds(theirs.err));
        }
      } finally {
        await unregister();
      }
    },
    300_000,
  );

  it('answers the same to several hundred requests, but for what is listed with a reason', async () => {
    const list = requests(names);
    expect(list.length).toBeGreaterThan(400);
    const unexplained: string[] = [];
    const used = new Set<string>();
    const compare = async (request: ApiRequest) => {
      const token = tokens[request.as ?? 'demo'];
      const [there, here] = await both((base) => ask(base, request, token));
      for (const difference of differences(there, here)) {
        const reason = allowed.find((each) => each.is({ request, there, here, difference }));
        if (reason) used.add(reason.reason);
        else unexplained.push(`${describeRequest(request)}\n    ${difference}`);
      }
      if (here.status >= 500 || here.status === 0)
        unexplained.push(`${describeRequest(request)}\n    ${here.status}`);
    };
    // Those that change something go one after the other, in their order; the others a few at a time.
    const reads = list.filter(({ method }) => method === 'GET' || method === 'HEAD' || method === 'PUT');
    for (let i = 0; i < reads.length; i += 6) await Promise.all(reads.slice(i, i + 6).map(compare));
    for (const request of list.filter((each) => !reads.includes(each))) await compare(request);
    expect(unexplained).toEqual([]);
    expect(
      allowed.filter(({ reason, chance }) => !chance && !used.has(reason)).map(({ reason }) => reason),
    ).toEqual([]);
  }, 400_000);
});

function maskIds(text: string): string {
  return text.replace(/[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}/g, 'UUID');
}

function describeRequest({ method, path, body, raw, as, version }: ApiRequest): string {
  const content = raw ?? (body === undefined ? '' : JSON.stringify(body));
  return [method, path, content.slice(0, 200), as, version]
    .filter((word) => word !== undefined && word !== '')
    .join(' ');
}
