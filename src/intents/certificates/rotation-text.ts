import type { Inline, Text } from '../../card/card.js';
import type { Holder, Operation } from '../../engine/operations/operation.js';

/** Who must fetch a new certificate, by name; people of the same chat are mentioned. */
export function holderNames(holders: readonly Holder[], platform: string | undefined): Inline[] {
  return holders.flatMap((holder, i): Inline[] => {
    const name = holder.platform === platform ? { mention: holder.id, name: holder.name } : holder.name;
    return i > 0 ? [', ', name] : [name];
  });
}

/** What a rotation means to whoever has a certificate. */
export function rotationText({ clusterName, input, origin, state }: Operation): Text {
  const { holders = [] } = input;
  const what =
    state === 'running'
      ? `Certificates of the old authority of ${clusterName} stop working when its servers have the new one. `
      : `Certificates of the old authority of ${clusterName} are worth nothing any more. `;
  if (holders.length === 0) return `${what}Nobody here had one; whoever needs one: ca-sign ${clusterName}.`;
  return [
    what,
    ...holderNames(holders, origin?.platform),
    `: have a new one signed with ca-sign ${clusterName}.`,
  ];
}
