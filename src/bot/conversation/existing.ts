import type { Choice } from '../../card/card.js';
import { plainWords } from '../../card/own.js';
import type { Grant } from '../../engine/access/grant.js';
import { showGrants } from '../../engine/access/roles.js';
import { type Approval, requestId } from '../../engine/approvals/approval.js';
import { listDecidable, listOwn, listPending } from '../../engine/approvals/read.js';
import { clusterNames } from '../../engine/clusters/lookup.js';
import { eligibleKeypairs } from '../../engine/keypairs.js';
import { nodeGroupNames } from '../../engine/nodegroups/lookup.js';
import { policyRoles } from '../../engine/policy/roles.js';
import { projectNames } from '../../engine/projects.js';
import { listClusterTemplates, showClusterTemplate } from '../../engine/templates/lookup.js';
import { alertChoices } from '../../intents/alerts/kind-words.js';
import { changeOf } from '../../intents/approvals/change-text.js';
import type { ValueKind } from '../../intents/command.js';
import { flavorSize } from '../../intents/flavor-size.js';
import { saidText } from '../../intents/form-about.js';
import type { Standing } from '../../intents/standing.js';
import type { Bot } from '../bot.js';
import type { Place } from '../platform.js';

/** Who asks what there is, where, and what they have said so far, by slots. */
export interface Asking extends Pick<Standing, 'caller' | 'ownKeypairs' | 'project'> {
  readonly place: Place;
  readonly said: Readonly<Record<string, unknown>>;
}

function named(names: readonly { name: string }[]): Choice[] {
  return [...new Set(names.map(({ name }) => name))].map((name) => ({ label: name, value: name }));
}

/** What there is of one kind, as somebody has typed so far. */
type Source = (bot: Bot, asking: Asking, typed: string) => Promise<Choice[]>;

/** Where each kind of value is found of which there is something to choose from. */
const sources: Partial<Record<ValueKind, Source>> = {
  cluster: clusters,
  nodegroup: async ({ engine }, { caller }) => named(await nodeGroupNames(engine, caller)),
  'cluster-template': async ({ engine }, { caller }) => named(await listClusterTemplates(engine, caller)),
  image: async (bot, asking) =>
    named((await cloudOf(bot, asking).glance.images()).filter(({ osDistro }) => osDistro !== null)),
  keypair: async (bot, asking) => named(await eligibleKeypairs(cloudOf(bot, asking), asking.ownKeypairs)),
  flavor: async (bot, asking) =>
    (await cloudOf(bot, asking).nova.flavors()).map((flavor) => ({
      label: `${flavor.name} · ${flavorSize(flavor)}`,
      value: flavor.name,
    })),
  'external-network': async (bot, asking) =>
    named(await cloudOf(bot, asking).neutron.networks({ external: true })),
  network: async (bot, asking) =>
    named((await cloudOf(bot, asking).neutron.networks()).filter(({ external }) => !external)),
  subnet: async (bot, asking) => named(await cloudOf(bot, asking).neutron.subnets()),
  project: async ({ engine }, { caller }) =>
    named([...(await projectNames(engine, caller)).values()].map(asName)),
  'network-driver': async (bot, asking) =>
    named((await driversSaid(bot, asking)).flatMap((each) => each.networkDrivers.map(asName))),
  'volume-driver': async (bot, asking) =>
    named((await driversSaid(bot, asking)).flatMap((each) => each.volumeDrivers.map(asName))),
  role: async ({ engine }) => named(policyRoles(engine.policy).map(asName)),
  'granted-role': async (bot, asking) =>
    named((await grantsHere(bot, asking)).map(({ role }) => asName(role))),
  'granted-person': async (bot, asking) => granted(await grantsHere(bot, asking), 'person'),
  'granted-group': async (bot, asking) => granted(await grantsHere(bot, asking), 'group'),
  'waiting-request': async ({ engine }, { caller }) => (await listPending(engine, caller)).map(asked),
  'request-to-decide': async ({ engine }, { caller }) => (await listDecidable(engine, caller)).map(asked),
  'own-request': async ({ engine }, { caller }) => (await listOwn(engine, caller)).map(asked),
  'alert-kind': async () => [...alertChoices],
  'alert-exception': async (...said) => [...alertChoices, ...(await clusters(...said))],
};

/** Whether there is ever something to choose from for values of a kind. */
export function isCompleted(kind: ValueKind): boolean {
  return sources[kind] !== undefined;
}

/** Everything that there is of a kind, by what it is called before people. Throws what asking for it throws. */
export async function existing(bot: Bot, asking: Asking, kind: ValueKind, typed: string): Promise<Choice[]> {
  return (await sources[kind]?.(bot, asking, typed)) ?? [];
}

function cloudOf({ engine }: Bot, { caller }: Asking) {
  return engine.clouds.forCaller(caller);
}

async function clusters({ engine }: Bot, { caller }: Asking, typed: string): Promise<Choice[]> {
  const all = await clusterNames(engine, caller, { containing: typed });
  return all.map(({ name, uuid, status }) => {
    const alone = all.filter((other) => other.name === name).length === 1;
    return {
      label: alone ? name : `${name} (${status}, ${uuid.slice(0, 8)})`,
      value: alone ? name : uuid,
    };
  });
}

function asName(name: string) {
  return { name };
}

type Driver = Bot['engine']['drivers']['all'][number];

/** The drivers of the kind of cluster that was said, or that a named template is for; all of them where neither was. */
async function driversSaid({ engine }: Bot, { caller, said }: Asking): Promise<readonly Driver[]> {
  const template = saidText(said.clusterTemplate);
  const coe = template ? (await showClusterTemplate(engine, caller, template)).coe : saidText(said.coe);
  return engine.drivers.all.filter(({ keys }) => coe === null || keys.some((key) => key.coe === coe));
}

async function grantsHere(
  { engine }: Bot,
  { caller, place, project, said }: Asking,
): Promise<readonly Grant[]> {
  const grants = await showGrants(engine, caller, place, project?.id ?? caller.projectId);
  const role = saidText(said.role);
  return grants.filter((each) => role === null || each.role === role);
}

function granted(grants: readonly Grant[], kind: 'person' | 'group'): Choice[] {
  const subjects = grants.flatMap(({ subject }) =>
    subject.kind === kind ? [[subject.id, subject.name] as const] : [],
  );
  return [...new Map(subjects)].map(([id, name]) => ({ label: name, value: id }));
}

/** A request by what it is about. */
function asked(approval: Approval): Choice {
  const { chat, userName } = approval.requester;
  const id = requestId(approval);
  return { label: plainWords(`${id} · ${changeOf(approval)} · ${chat?.name ?? userName}`), value: id };
}
