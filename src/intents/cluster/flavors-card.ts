import { type Card, longestAction } from '../../card/card.js';
import type { OtherFlavors } from '../../engine/clusters/other-flavors.js';
import { masterRole } from '../../engine/nodegroups/nodegroup.js';
import { flavorSize } from '../flavor-size.js';
import { gibibytes } from '../memory-size.js';

const mostButtons = 5;
const mostRows = 20;

/** The flavors to try again with, to be pressed; which of them were asked for. */
export function flavorsCard(found: OtherFlavors, which: 'smaller' | 'fitting'): Card {
  const { cluster, group, present, flavors, name, tried } = found;
  const option = group.role === masterRole ? '--master-flavor' : '--flavor';
  const now = present ? `${present.name} (${flavorSize(present)})` : name;
  const about = `Node group ${group.name} of ${cluster.name} was to have flavor ${now}.`;
  const facts = tried.length > 0 ? [{ label: 'Tried before', value: tried.join(', ') }] : [];
  if (flavors.length === 0) {
    const isSmaller = which === 'smaller';
    return {
      title: isSmaller ? 'There is no smaller flavor' : 'There is no other flavor',
      tone: 'warning',
      text: isSmaller
        ? `${about} This cloud has no other flavor of that size or smaller that the image fits into. Ask the operators for capacity.`
        : `${about} This cloud has no other flavor that the image fits into. Ask the operators for capacity.`,
      facts,
    };
  }
  const buttons = flavors
    .map(({ name }) => ({
      label: name,
      style: 'plain' as const,
      action: `cmd:cluster-retry ${cluster.uuid} ${option} ${name}`,
    }))
    .filter(({ label, action }) => action.length <= longestAction && /^[\w.-]+$/.test(label))
    .slice(0, mostButtons);
  return {
    title: `Which flavor for ${cluster.name}?`,
    tone: 'neutral',
    text: `${about} A press tries again with another one.`,
    facts,
    table: {
      columns: ['flavor', 'vcpus', 'ram', 'disk'],
      rows: flavors
        .slice(0, mostRows)
        .map((flavor) => [
          flavor.name,
          String(flavor.vcpus),
          `${gibibytes(flavor.ram)} GiB`,
          `${flavor.disk} GiB`,
        ]),
    },
    buttons,
    footnote: `The same by typing: /magnum cluster-retry ${cluster.name} ${option} NAME`,
  };
}
