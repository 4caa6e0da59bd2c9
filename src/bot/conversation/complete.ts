import type { Choice } from '../../card/card.js';
import { clusterNames } from '../../engine/clusters/lookup.js';
import { eligibleKeypairs } from '../../engine/keypairs.js';
import { nodeGroupNames } from '../../engine/nodegroups/lookup.js';
import { projectNames } from '../../engine/projects.js';
import { listClusterTemplates } from '../../engine/templates/lookup.js';
import type { ValueKind } from '../../intents/command.js';
import { findIntent } from '../../intents/grammar/parse.js';
import type { Standing } from '../../intents/standing.js';
import type { Bot } from '../bot.js';
import type { Inbox } from '../platform.js';
import { barrier } from './barrier.js';

const maximum = 25;

/** Names that exist for a kind of value and contain what was typed; those that begin with it first. */
export async function suggest(
  bot: Bot,
  whose: Pick<Standing, 'caller' | 'ownKeypairs'>,
  kind: ValueKind,
  typed: string,
): Promise<Choice[]> {
  const wanted = typed.toLowerCase();
  const found = (await existing(bot, whose, kind, typed)).filter(({ label }) =>
    label.toLowerCase().includes(wanted),
  );
  const begins = ({ label }: Choice) => (label.toLowerCase().startsWith(wanted) ? 0 : 1);
  return found.sort((a, b) => begins(a) - begins(b) || a.label.localeCompare(b.label)).slice(0, maximum);
}

function named(names: readonly { name: string }[]): Choice[] {
  return [...new Set(names.map(({ name }) => name))].map((name) => ({ label: name, value: name }));
}

async function existing(
  { engine }: Bot,
  { caller, ownKeypairs }: Pick<Standing, 'caller' | 'ownKeypairs'>,
  kind: ValueKind,
  typed: string,
): Promise<Choice[]> {
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
    default:
      return [];
  }
}

/** Values for one argument of a command that is being typed. Nothing when anything goes wrong. */
export async function completeArgument(bot: Bot, query: Parameters<Inbox['complete']>[0]): Promise<Choice[]> {
  const intent = findIntent(bot.intents, query.command);
  const standing = await bot.identity.standing(query.person, query.place);
  if (!intent || barrier(bot, standing, intent.command.name)) return [];
  const wanted = query.argument.toLowerCase();
  const argument = [...intent.command.positionals, ...intent.command.flags].find(
    ({ name, aliases }) => name === wanted || aliases?.includes(wanted),
  );
  if (!argument) return [];
  if (argument.choices) {
    return argument.choices
      .filter((choice) => choice.startsWith(query.typed.toLowerCase()))
      .map((choice) => ({ label: choice, value: choice }));
  }
  if (argument.kind === 'boolean') return ['true', 'false'].map((each) => ({ label: each, value: each }));
  if (argument.kind === 'text' && argument.name === 'topic') {
    return bot.intents
      .map(({ command }) => command.name)
      .filter((name) => name.includes(query.typed) && !barrier(bot, standing, name))
      .slice(0, maximum)
      .map((name) => ({ label: name, value: name }));
  }
  const suggested = await suggest(bot, standing, argument.kind, query.typed);
  return argument.kind === 'project' ? withUsable(standing, suggested, query.typed) : suggested;
}

/** Projects of the cloud, as an admin sees them, and those that the person may use. */
async function withUsable(standing: Standing, seen: readonly Choice[], typed: string): Promise<Choice[]> {
  const usable = (await standing.projects()).filter(({ name }) =>
    name.toLowerCase().includes(typed.toLowerCase()),
  );
  const known = new Set(seen.map(({ value }) => value));
  const further = usable.filter(({ name }) => !known.has(name));
  return [...seen, ...further.map(({ name }) => ({ label: name, value: name }))].slice(0, maximum);
}
