import type { Driver, DriverRequest } from '../drivers/driver.js';
import type { Cloud } from '../openstack/cloud.js';
import { among } from './cloud-names.js';
import { EngineError } from './errors.js';

/** Checks of the network and subnet that nodes are put into where they are there already. */

type Code = 'template.invalid' | 'cluster.invalid';

interface Fixed {
  readonly fixedNetwork?: string | null | undefined;
  readonly fixedSubnet?: string | null | undefined;
}

/** What Neutron lists. */
type Lists = Pick<Cloud['neutron'], 'networks' | 'subnets'>;

/** Neutron's lists for several checks, each asked for once at most. */
export function listedOnce({ neutron }: Cloud): Lists {
  let networks: ReturnType<Lists['networks']> | undefined;
  let subnets: ReturnType<Lists['subnets']> | undefined;
  return {
    networks: () => (networks ??= neutron.networks()),
    subnets: () => (subnets ??= neutron.subnets()),
  };
}

const isCalled =
  (word: string) =>
  ({ id, name }: { readonly id: string; readonly name: string }) =>
    id === word || name === word;

/** The network of that id or name that nodes can be put into. Throws in Magnum's words, with the field. */
async function requireFixedNetwork(lists: Lists, network: string, code: Code): Promise<{ id: string }> {
  const networks = (await lists.networks()).filter(({ external }) => !external);
  const found = networks.find(isCalled(network));
  if (found) return found;
  throw new EngineError(code, `Unable to find fixed network ${network}.`, {
    field: 'fixedNetwork',
    hint: among(
      'networks',
      networks.map(({ name }) => name),
    ),
  });
}

/** Throws in Magnum's words unless Neutron has a subnet of that id or name, and in that network where one is given. */
async function requireFixedSubnet(
  lists: Lists,
  subnet: string,
  network: { id: string } | null,
  code: Code,
): Promise<void> {
  const subnets = (await lists.subnets()).filter(
    ({ networkId }) => network === null || networkId === network.id,
  );
  if (subnets.some(isCalled(subnet))) return;
  throw new EngineError(code, `Unable to find fixed subnet ${subnet}.`, {
    field: 'fixedSubnet',
    hint: among(
      network ? 'subnets of that network' : 'subnets',
      subnets.map(({ name }) => name),
    ),
  });
}

/** Throws as the two above unless a network and a subnet that are named are there, and fit. */
export async function requireFixed(
  lists: Lists,
  { fixedNetwork, fixedSubnet }: Fixed,
  code: Code,
): Promise<void> {
  const network = fixedNetwork ? await requireFixedNetwork(lists, fixedNetwork, code) : null;
  if (fixedSubnet) await requireFixedSubnet(lists, fixedSubnet, network, code);
}

/**
 * Throws with the driver's sentence where a subnet that nodes may come to stand on has addresses that the cluster needs for itself: the
 * one that is named, or else each of the network. One that is not there is for {@link requireFixed}.
 */
export async function requireRoomBeside(
  lists: Lists,
  driver: Driver,
  asked: DriverRequest,
  code: Code,
): Promise<void> {
  const { fixedNetwork, fixedSubnet } = asked;
  if (!driver.refusalOn || !fixedNetwork) return;
  const network = (await lists.networks()).find(isCalled(fixedNetwork));
  if (!network) return;
  const subnets = (await lists.subnets()).filter(({ networkId }) => networkId === network.id);
  const refusal = driver.refusalOn(asked, fixedSubnet ? subnets.filter(isCalled(fixedSubnet)) : subnets);
  if (refusal) throw new EngineError(code, refusal.message, { field: refusal.field });
}
