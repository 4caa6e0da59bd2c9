import type { Choice } from '../../card/card.js';
import type { Grant } from '../../engine/access/grant.js';
import { showGrants } from '../../engine/access/roles.js';
import { alertKinds } from '../../engine/alerts/kinds.js';
import { type Approval, requestId } from '../../engine/approvals/approval.js';
import { listDecidable, listOwn } from '../../engine/approvals/read.js';
import { clusterNames } from '../../engine/clusters/lookup.js';
import { eligibleKeypairs } from '../../engine/keypairs.js';
import { nodeGroupNames } from '../../engine/nodegroups/lookup.js';
import { policyRoles } from '../../engine/policy/roles.js';
import { projectNames } from '../../engine/projects.js';
import { listClusterTemplates, showClusterTemplate } from '../../engine/templates/lookup.js';
import { changeOf } from '../../intents/approvals/change-text.js';
import type { ValueKind } from '../../intents/command.js';
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

/** Everything that there is of a kind, by what it is called before people. Throws what asking for it throws. */
export async function existing(bot: Bot, asking: Asking, kind: ValueKind, typed: string): Promise<Choice[]> {
  const { engine } = bot;
  const { caller, ownKeypairs } = asking;
  const cloud = engine.clouds.forCaller(caller);
  switch (kind) {
    case 'cluster':
      return (await clusterNames(engine, caller, { containing: typed })).map(
        ({ name, uuid, status }, _, all) => {
          const alone = all.filter((other) => other.name === name).length === 1;
          return {
            label: alone ? name : `${name} (${status}, ${uuid.slice(0, 8)})`,
            value: alone ? name : uuid,
          };
        },
      );
    case 'nodegroup':
      return named(await nodeGroupNames(engine, caller));
    case 'cluster-template':
      return named(await listClusterTemplates(engine, caller));
    case 'image':
      return named((await cloud.glance.images()).filter(({ osDistro }) => osDistro !== null));
    case 'keypair':
      return named(await eligibleKeypairs(cloud, ownKeypairs));
    case 'flavor':
      return named(await cloud.nova.flavors());
    case 'external-network':
      return named(await cloud.neutron.networks({ external: true }));
    case 'network':
      return named((await cloud.neutron.networks()).filter(({ external }) => !external));
    case 'subnet':
      return named(await cloud.neutron.subnets());
    case 'project':
      return named([...(await projectNames(engine, caller)).values()].map((name) => ({ name })));
    case 'network-driver':
      return named((await driversSaid(bot, asking)).flatMap((each) => each.networkDrivers.map(asName)));
    case 'volume-driver':
      return named((await driversSaid(bot, asking)).flatMap((each) => each.volumeDrivers.map(asName)));
    case 'role':
      return named(policyRoles(engine.policy).map(asName));
    case 'granted-role':
      return named((await grantsHere(bot, asking)).map(({ role }) => asName(role)));
    case 'granted-person':
    case 'granted-group':
      return granted(await grantsHere(bot, asking), kind === 'granted-person' ? 'person' : 'group');
    case 'request-to-decide':
      return (await listDecidable(engine, caller)).map(asked);
    case 'own-request':
      return (await listOwn(engine, caller)).map(asked);
    case 'alert-kind':
      return named([...alertKinds, 'failed', 'complete'].map(asName));
    case 'alert-exception':
      return [...named(alertKinds.map(asName)), ...(await existing(bot, asking, 'cluster', typed))];
    default:
      return [];
  }
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
  return { label: `${id} · ${changeOf(approval)} · ${chat?.name ?? userName}`, value: id };
}
