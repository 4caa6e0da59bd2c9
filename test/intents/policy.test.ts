import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../src/engine/caller.js';
import { EngineError } from '../../src/engine/errors.js';
import { conductorBinary } from '../../src/engine/services/service.js';
import { insertCluster } from '../../src/engine/store/clusters/write.js';
import { insertNodeGroup } from '../../src/engine/store/nodegroups.js';
import { insertQuota } from '../../src/engine/store/quotas.js';
import { reportService } from '../../src/engine/store/services.js';
import { insertSubscription } from '../../src/engine/store/subscriptions.js';
import { insertTemplate } from '../../src/engine/store/templates.js';
import type { IntentContext } from '../../src/intents/intent.js';
import { intents } from '../../src/intents/registry.js';
import { type Lab, startLab } from '../engine/lab.js';
import { aCluster, aNodeGroup, aSubscription, aTemplate } from '../engine/rows.js';

/** Where it is asked. */
const channel = { platform: 'playground', workspace: '', channel: 'ops' };

/** Everything is in project demo. The admin and the stranger act in another one. */
const roles = ['admin', 'member', 'stranger', 'reader'] as const;
type Role = (typeof roles)[number];
type Verdict = 'may' | 'may not' | 'finds nothing';

/** Names of what is there to act on, made anew for each try. */
interface Things {
  readonly cluster: string;
  readonly failed: string;
  /** A template that no cluster uses. */
  readonly template: string;
  readonly project: string;
}

/** What is said, and what each role is answered: admin, member, stranger, reader. */
type Row = readonly [
  slots: (things: Things) => Record<string, unknown>,
  admin: Verdict,
  member: Verdict,
  stranger: Verdict,
  reader: Verdict,
];

const nothing = () => ({});
const cluster =
  (more: Record<string, unknown> = {}) =>
  (things: Things) => ({
    cluster: things.cluster,
    ...more,
  });
const quota =
  (more: Record<string, unknown> = {}) =>
  ({ project }: Things) => ({ project, ...more });

const table: Readonly<Record<string, Row>> = {
  'cluster-template-create': [
    () => ({ coe: 'swarm', image: 'Fedora-Atomic-26-20170723.0.x86_64' }),
    ...(['may', 'may', 'may', 'may not'] as const),
  ],
  'cluster-template-list': [nothing, 'may', 'may', 'may', 'may'],
  'cluster-template-show': [
    ({ template }) => ({ clusterTemplate: template }),
    ...(['may', 'may', 'finds nothing', 'may'] as const),
  ],
  'cluster-template-update': [
    ({ template }) => ({ clusterTemplate: template, op: 'replace', changes: { tags: 'x' } }),
    ...(['may', 'may', 'finds nothing', 'may not'] as const),
  ],
  'cluster-template-delete': [
    ({ template }) => ({ clusterTemplates: [template] }),
    ...(['may', 'may', 'finds nothing', 'may not'] as const),
  ],
  'cluster-create': [
    ({ template }) => ({ clusterTemplate: template }),
    ...(['may', 'may', 'finds nothing', 'may not'] as const),
  ],
  'cluster-list': [nothing, 'may', 'may', 'may', 'may'],
  'cluster-show': [cluster(), 'may', 'may', 'finds nothing', 'may'],
  'cluster-events': [cluster(), 'may', 'may', 'finds nothing', 'may'],
  'cluster-update': [
    cluster({ op: 'replace', changes: { node_count: 2 } }),
    ...(['may', 'may', 'finds nothing', 'may not'] as const),
  ],
  'cluster-resize': [cluster({ nodeCount: 2 }), 'may', 'may', 'finds nothing', 'may not'],
  'cluster-upgrade': [
    ({ cluster: name, template }) => ({ cluster: name, clusterTemplate: template }),
    ...(['may', 'may', 'finds nothing', 'may not'] as const),
  ],
  'cluster-retry': [({ failed }) => ({ cluster: failed }), 'may', 'may', 'finds nothing', 'may not'],
  'cluster-delete': [
    (things) => ({ clusters: [things.cluster] }),
    ...(['may', 'may', 'finds nothing', 'may not'] as const),
  ],
  'nodegroup-list': [cluster(), 'may', 'may', 'finds nothing', 'may'],
  'nodegroup-show': [cluster({ nodegroup: 'default-worker' }), 'may', 'may', 'finds nothing', 'may'],
  'nodegroup-create': [cluster({ name: 'big' }), 'may', 'may', 'finds nothing', 'may not'],
  'nodegroup-update': [
    cluster({ nodegroup: 'default-worker', op: 'replace', changes: { max_node_count: 9 } }),
    ...(['may', 'may', 'finds nothing', 'may not'] as const),
  ],
  'nodegroup-delete': [
    cluster({ nodegroup: 'big' }),
    ...(['may', 'may', 'finds nothing', 'may not'] as const),
  ],
  // Magnum lets the owner alone have certificates, and the cluster here is another user's of the project.
  'cluster-config': [cluster(), 'finds nothing', 'may not', 'finds nothing', 'may not'],
  'ca-show': [cluster(), 'finds nothing', 'may not', 'finds nothing', 'may not'],
  'ca-sign': [cluster({ csr: 'x' }), 'finds nothing', 'may not', 'finds nothing', 'may not'],
  'ca-rotate': [cluster(), 'finds nothing', 'may', 'finds nothing', 'may not'],
  'quotas-list': [() => ({ allTenants: true }), 'may', 'may not', 'may not', 'may not'],
  'quotas-show': [quota(), 'may', 'may', 'may not', 'may'],
  'quotas-create': [() => ({ project: 'demo', hardLimit: 3 }), 'may', 'may not', 'may not', 'may not'],
  'quotas-update': [quota({ hardLimit: 3 }), 'may', 'may not', 'may not', 'may not'],
  'quotas-delete': [quota(), 'may', 'may not', 'may not', 'may not'],
  'quota-request': [
    () => ({ hardLimit: 7, reason: 'exam week' }),
    ...(['may', 'may', 'may', 'may not'] as const),
  ],
  'approval-list': [nothing, 'may', 'may', 'may', 'may'],
  // None waits here; whoever has a role may look for one.
  'approval-show': [
    () => ({ request: 'Q-9999' }),
    ...(['finds nothing', 'finds nothing', 'finds nothing', 'finds nothing'] as const),
  ],
  'approval-ask': [
    () => ({ request: 'Q-9999', question: 'why?' }),
    ...(['finds nothing', 'finds nothing', 'finds nothing', 'finds nothing'] as const),
  ],
  'approval-answer': [
    () => ({ request: 'Q-9999', answer: 'because' }),
    ...(['finds nothing', 'finds nothing', 'finds nothing', 'finds nothing'] as const),
  ],
  // Nobody is named for emergencies here.
  'break-glass': [
    () => ({ request: 'Q-9999', reason: 'fire', ticket: 'INC-1' }),
    ...(['may not', 'may not', 'may not', 'may not'] as const),
  ],
  'break-glass-review': [
    () => ({ request: 'Q-9999', verdict: 'justified' }),
    ...(['finds nothing', 'may not', 'may not', 'may not'] as const),
  ],
  approve: [() => ({ request: 'Q-9999' }), 'finds nothing', 'may not', 'may not', 'may not'],
  deny: [() => ({ request: 'Q-9999', reason: 'no' }), 'finds nothing', 'may not', 'may not', 'may not'],
  // Only requests of their own, and there is none here.
  'approval-cancel': [
    () => ({ request: 'Q-9999' }),
    ...(['finds nothing', 'finds nothing', 'finds nothing', 'finds nothing'] as const),
  ],
  'stats-list': [quota(), 'may', 'may', 'may not', 'may'],
  'service-disable': [
    () => ({ host: 'conductor-of-the-table', reason: 'new disk' }),
    ...(['may', 'may not', 'may not', 'may not'] as const),
  ],
  'service-enable': [
    () => ({ host: 'conductor-of-the-table' }),
    ...(['may', 'may not', 'may not', 'may not'] as const),
  ],
  'service-list': [nothing, 'may', 'may not', 'may not', 'may not'],
  'audit-list': [nothing, 'may', 'may not', 'may not', 'may not'],
  login: [() => ({ id: 'x', secret: 'not-it' }), 'may', 'may', 'may', 'may'],
  logout: [nothing, 'may', 'may', 'may', 'may'],
  'project-list': [nothing, 'may', 'may', 'may', 'may'],
  // The channel of these tries is bound to project demo, and the project used is demo.
  'project-use': [() => ({ project: 'demo' }), 'may', 'may', 'may not', 'may not'],
  'role-grant': [() => ({ role: 'member', everybody: true }), 'may', 'may not', 'may not', 'may not'],
  'role-revoke': [
    () => ({ role: 'member', everybody: true }),
    'finds nothing',
    'may not',
    'may not',
    'may not',
  ],
  'role-list': [nothing, 'may', 'may', 'may', 'may'],
  'channel-language': [() => ({ language: 'zh-CN' }), 'may', 'may not', 'may not', 'may not'],
  'channel-guardrail': [() => ({ guardrail: 'normal' }), 'may', 'may not', 'may not', 'may not'],
  'alert-subscribe': [cluster({ statuses: ['failed'] }), 'may', 'may', 'finds nothing', 'may'],
  'alert-unsubscribe': [nothing, 'may', 'may', 'finds nothing', 'may'],
  'alert-list': [nothing, 'may', 'may', 'may', 'may'],
  whoami: [nothing, 'may', 'may', 'may', 'may'],
  help: [nothing, 'may', 'may', 'may', 'may'],
};

/** No driver here can, the credential is none, or it was asked already: that is said to whoever may ask for it. */
const past = new Set<string>([
  'approval.recorded',
  'certificate.no_rotation',
  'cluster.no_upgrade',
  'credential.refused',
]);

describe('who may ask for what', () => {
  let lab: Lab;
  let callers: Readonly<Record<Role, Caller>>;
  beforeAll(async () => {
    lab = await startLab();
    const elsewhere = {
      projectId: 'elsewhere',
      projectName: 'elsewhere',
      userId: 'other',
      userName: 'other',
    };
    callers = {
      admin: { ...lab.caller, ...elsewhere, roles: ['admin'] },
      member: { ...lab.caller, roles: ['member'] },
      stranger: { ...lab.caller, ...elsewhere, roles: ['member'] },
      reader: { ...lab.caller, roles: ['reader'] },
    };
  });
  afterAll(() => lab?.stop());

  async function things(intent: string): Promise<Things> {
    const { projectId } = lab.caller;
    const mark = randomUUID().slice(0, 8);
    const theirs = aTemplate({ uuid: randomUUID(), name: `used-${mark}`, projectId });
    await lab.engine.db.write(async (tx) => {
      await tx.quota.deleteMany({});
      if (intent !== 'quotas-create')
        await insertQuota(tx, { projectId, resource: 'Cluster', hardLimit: 1000 });
      await insertTemplate(tx, theirs);
      await insertTemplate(tx, aTemplate({ uuid: randomUUID(), name: `free-${mark}`, projectId }));
      const same = { projectId, clusterTemplateId: theirs.uuid };
      const theirCluster = aCluster({
        ...same,
        name: `c-${mark}`,
        status: 'CREATE_COMPLETE',
        apiAddress: 'tcp://192.0.2.1:2376',
      });
      await insertCluster(tx, theirCluster);
      if (intent !== 'nodegroup-create') await insertNodeGroup(tx, aNodeGroup(theirCluster, 'big'));
      await insertCluster(tx, aCluster({ ...same, name: `f-${mark}`, status: 'CREATE_FAILED' }));
      await reportService(tx, { host: 'conductor-of-the-table', binary: conductorBinary });
      if (intent === 'alert-unsubscribe')
        await insertSubscription(tx, aSubscription({ projectId, ...channel }));
    });
    return { cluster: `c-${mark}`, failed: `f-${mark}`, template: `free-${mark}`, project: projectId };
  }

  /** What an attempt, from the question before it to its end, is answered. */
  async function attempt(name: string, said: Record<string, unknown>, caller: Caller): Promise<string> {
    const intent = intents.find(({ command }) => command.name === name);
    if (!intent) return 'is not there';
    const { engine } = lab;
    const demo = { id: lab.caller.projectId, name: lab.caller.projectName };
    const chat = { platform: 'slack', workspace: randomUUID(), id: 'U1', name: 'ann' };
    // Projects that are not there have the cloud of the one that is.
    const clouds = { ...engine.clouds, forCaller: () => engine.clouds.forCaller(lab.caller) };
    const context: IntentContext = {
      engine: { ...engine, clouds },
      caller: { ...caller, chat },
      // A workspace of its own for each try; what is subscribed to is subscribed to in one.
      origin: name.startsWith('alert-')
        ? channel
        : { platform: chat.platform, workspace: chat.workspace, channel: randomUUID() },
      standing: {
        caller,
        how: 'credential',
        project: demo,
        settings: { binding: null, guardrail: 'normal', language: null },
        obstacle: null,
        callerIn: async (id) => (id === caller.projectId ? caller : null),
        projects: async () => [demo],
        findSubject: async () => null,
      },
      requestKey: randomUUID(),
      commands: intents.map(({ command }) => command),
    };
    const slots = intent.slots.parse(said);
    const words = async (work: () => unknown): Promise<string> => {
      try {
        await work();
        return 'may';
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        if (['policy.forbidden', 'role.none'].includes(error.code)) return 'may not';
        if (past.has(error.code)) return 'may';
        return error.code.endsWith('.not_found') ? 'finds nothing' : `${error.code}: ${error.message}`;
      }
    };
    const question = await words(() => intent.confirm?.(context, slots));
    const answer = await words(() => intent.perform(context, slots));
    // Who may not do a thing is not asked whether it shall be done.
    if (intent.confirm && intent.command.risk === 'privileged' && question !== answer)
      return `${question}, then ${answer}`;
    return answer;
  }

  it('is said in the table for every intent there is', () => {
    expect(Object.keys(table).sort()).toEqual(intents.map(({ command }) => command.name).sort());
  });

  describe.each(Object.entries(table))('%s', (name, [slots, ...verdicts]) => {
    it.each(roles.map((role, i) => [role, verdicts[i]] as const))('%s %s', async (role, verdict) => {
      expect(await attempt(name, slots(await things(name)), callers[role])).toBe(verdict);
    });
  });
});
