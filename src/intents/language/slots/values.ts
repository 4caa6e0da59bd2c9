import { lexicon } from '../lexicon/lexicon.js';
import { englishNumber } from '../text/numbers.js';
import { is, isOne, type Token } from '../text/token.js';
import { attributeNames, attributePatterns, attributes, switches } from './attributes.js';
import { isDriver, takeDrivers } from './drivers.js';
import { takeFlavorOfNodes, takeFlavorsFor } from './flavors.js';
import { isName } from './pattern.js';
import type { Said } from './said.js';
import { search } from './search.js';
import { spelt } from './spelt.js';

/** Named values, switches and labels. */
export function takeValues(tokens: readonly Token[], said: Said): void {
  takePairs(tokens, said);
  takeAssignments(tokens, said);
  takeAddresses(tokens, said);
  takeAttributes(tokens, said);
  takeFlavorOfNodes(tokens, said);
  takeDrivers(tokens, said);
  takeSwitches(tokens, said);
  takeTags(tokens, said);
}

/** As the `magnum` command does: what reads as JSON is that, anything else is text. */
function typed(text: string): unknown {
  if (/^(true|false|-?\d+(\.\d+)?)$/.test(text)) return JSON.parse(text);
  return text;
}

/** "master_count=three". */
function counts(name: string, text: string): number | undefined {
  return name.endsWith('_count') ? englishNumber([text.toLowerCase()])?.value : undefined;
}

function takePairs(tokens: readonly Token[], said: Said): void {
  search(tokens, 'LABEL', ([pair]) => {
    for (const part of (pair?.text ?? '').split(/[,;](?=[^,;=\s]+=)/)) {
      const at = part.indexOf('=');
      const name = part.slice(0, at).replaceAll('-', '_');
      const value = part.slice(at + 1);
      if (takeOwn(tokens, said, name, value)) continue;
      if (attributeNames.has(name) && !listsLabels(tokens))
        said.changes[name] = counts(name, value) ?? typed(value);
      else label(said, part.slice(0, at), value);
    }
  });
  search(tokens, 'A.label @name|WORD P.to|EQ|P.of|P.as @value|NUM', ([, key, , value]) => {
    label(said, key?.text ?? '', value?.text ?? '');
  });
  if (said.slots.labels) search(tokens, 'A.label', () => {});
}

/** "keypair=ops" and "node_count=3" of something new are what its flags are. */
function takeOwn(tokens: readonly Token[], said: Said, name: string, value: string): boolean {
  if (!tokens.some((token) => is(token, 'V.create')) || tokens.some((token) => is(token, 'A.label')))
    return false;
  const count = Number(value);
  if (name === 'name') {
    said.newName = value;
    return true;
  }
  if (/^(node_count|nodes|workers)$/.test(name) && Number.isInteger(count)) {
    said.nodes = { value: count, sign: 0, target: true };
    return true;
  }
  if (/^(master_count|masters)$/.test(name) && Number.isInteger(count)) {
    said.masters = count;
    return true;
  }
  const tags = lexicon().english.get(name.replaceAll('_', ' '))?.tags ?? [];
  const slot = attributes.find(({ tag }) => tags.includes(tag))?.slot;
  if (slot) said.slots[slot] = value;
  return slot !== undefined;
}

/** "labels a=1 and b=2" of something new: whatever is called so, these are labels. */
function listsLabels(tokens: readonly Token[]): boolean {
  return tokens.some((token) => is(token, 'A.label')) && tokens.some((token) => is(token, 'V.create'));
}

/** An attribute by Magnum's own name; undefined for any other word. */
function attributeIn(token: Token | undefined): string | undefined {
  const name = token?.lower.replaceAll('-', '_') ?? '';
  return name.includes('_') && attributeNames.has(name) ? name : undefined;
}

const editVerbs = ['V.set', 'V.update', 'V.add'];

/** "replace image_id with fedora", "max_node_count to 10": attributes by Magnum's names, where something is edited. */
function takeAssignments(tokens: readonly Token[], said: Said): void {
  if (!tokens.some((token) => isOne(token, editVerbs)) || tokens.some((token) => is(token, 'V.create')))
    return;
  const linkTags = 'P.to|P.with|P.as|P.by|V.set|EQ|P.using';
  const keep = (name: string | undefined, value: Token | undefined) => {
    if (name === undefined || value === undefined) return false;
    said.changes[name] = value.value ?? typed(value.text);
    return true;
  };
  search(tokens, `A.*|N.master P.of? ${linkTags} EQ? @value|NUM|BOOL`, ([noun, , , , value]) => {
    const literal =
      attributeIn(noun) ?? (/^(true|false)$/.test(value?.lower ?? '') ? switchOf(noun) : undefined);
    return keep(literal, value);
  });
}

function switchOf(token: Token | undefined): string | undefined {
  return switches.find(({ tag, on }) => is(token, tag) && (on || tag === 'A.tls'))?.attribute;
}

function label(said: Said, key: string, value: string): void {
  said.slots.labels = { ...(said.slots.labels as Record<string, string> | undefined), [key]: value };
}

const ipAddress = /^\d{1,3}(\.\d{1,3}){3}$/;

function takeAddresses(tokens: readonly Token[], said: Said): void {
  if (!tokens.some((token) => is(token, 'A.dns'))) return;
  const addresses: string[] = [];
  search(tokens, 'NAME', ([address]) => {
    if (!ipAddress.test(address?.text ?? '')) return false;
    addresses.push(address?.text ?? '');
    return true;
  });
  if (addresses.length === 0) return;
  said.slots.dnsNameserver = addresses.join(',');
  search(tokens, 'A.dns P.of|P.to|EQ?', () => {});
}

function takeAttributes(tokens: readonly Token[], said: Said): void {
  takeFlavorsFor(tokens, said);
  for (const { tag, slot, before, behind } of attributePatterns) {
    if (!tokens.some((token) => is(token, tag) && !token.used)) continue;
    const kind = kindOf(slot);
    const keep = (value: Token | undefined) => {
      if (said.slots[slot] !== undefined) return false;
      if (slot === 'networkDriver' && !isDriver(value, tokens)) return false;
      said.slots[slot] =
        (slot === 'coe' ? engineOf(value) : coeOf(value)) ?? serverTypeOf(value) ?? spelt(value, kind);
      return true;
    };
    // "m1.small flavor, fedora image": the name right before belongs to the noun, unless one follows without a pause.
    search(tokens, behind, ([value, , noun], at) => {
      const next = tokens[tokens.indexOf(noun as Token) + 1];
      if (next && !next.used && isName(next) && !named(tokens[at - 1])) return false;
      if (slot === 'coe' && engineOf(value) === undefined) return false;
      if (is(value, 'ENT') && kind && value?.names && !value.names[kind]) return false;
      return keep(value);
    });
    search(tokens, before, ([, of, , value]) => {
      if (is(of, 'P.of') && value?.names?.template && edits(tokens)) return false;
      if (isOne(of, ['P.of', 'P.from', 'P.on']) && isOwner(value) && removes(tokens)) return false;
      if (
        is(value, 'ENT') &&
        kind &&
        value?.names &&
        !value.names[kind] &&
        !value.quoted &&
        !matchesLoosely(slot)
      )
        return false;
      return keep(value);
    });
    if (said.slots[slot] === undefined && edits(tokens)) takeDistant(tokens, tag, keep);
  }
}

function edits(tokens: readonly Token[]): boolean {
  return tokens.some((token) =>
    ['V.set', 'V.update', 'V.move', 'V.make', 'V.upgrade'].some((tag) => is(token, tag)),
  );
}

/** "Remove http_proxy from the k8s template": whose it is, and no value. */
function isOwner(value: Token | undefined): boolean {
  const { template, cluster, nodegroup } = value?.names ?? {};
  return [template, cluster, nodegroup].some((each) => each !== undefined);
}

function removes(tokens: readonly Token[]): boolean {
  return tokens.some((token) => is(token, 'V.remove') || is(token, 'V.delete') || is(token, 'V.stop'));
}

/** "change the flavor of template k8s to m1.large": the value stands apart from its noun. */
function takeDistant(
  tokens: readonly Token[],
  tag: string,
  keep: (value: Token | undefined) => boolean,
): void {
  search(tokens, 'P.to|V.set|P.using|P.as EQ? @value', ([link, , value]) => {
    const noun = tokens.findIndex((token) => is(token, tag) && !token.used);
    return noun >= 0 && noun < tokens.indexOf(link as Token) ? keep(value) : false;
  });
  search(tokens, tag, () => {});
}

function named(token: Token | undefined): boolean {
  return is(token, 'P.*');
}

/** Names of these may be those of other things as well: a keypair called like a cluster. */
function matchesLoosely(slot: string): boolean {
  return ['keypair', 'fixedNetwork', 'fixedSubnet', 'externalNetwork', 'image', 'flavor'].includes(slot);
}

function kindOf(slot: string): keyof NonNullable<Token['names']> | undefined {
  if (slot === 'flavor' || slot === 'masterFlavor') return 'flavor';
  if (slot === 'image') return 'image';
  if (slot === 'keypair') return 'keypair';
  if (slot === 'externalNetwork' || slot === 'fixedNetwork') return 'network';
  return slot === 'fixedSubnet' ? 'subnet' : undefined;
}

/** An engine by any of its names, also where something else is called so. */
function engineOf(token: Token | undefined): string | undefined {
  const named = lexicon()
    .english.get(token?.lower ?? '')
    ?.tags.find((tag) => tag.startsWith('COE.'));
  return coeOf(token) ?? named?.slice(4);
}

export function coeOf(token: Token | undefined): string | undefined {
  return token?.tags.find((tag) => tag.startsWith('COE.'))?.slice(4);
}

function serverTypeOf(token: Token | undefined): string | undefined {
  return token?.tags.find((tag) => tag.startsWith('VAL.'))?.slice(4);
}

function takeSwitches(tokens: readonly Token[], said: Said): void {
  for (const { tag, slot, on, attribute } of switches) {
    const off = (token: Token | undefined) => is(token, 'P.without') || is(token, 'V.stop');
    const keep = (value: boolean) => {
      if (said.slots[slot] !== undefined) return false;
      said.slots[slot] = value;
      said.attributes.push(attribute);
      return true;
    };
    search(tokens, `P.without|V.stop DET.a? P.poss? ${tag}`, () => keep(!on));
    search(tokens, `${tag} EQ|Q.is? P.without|V.stop`, ([, , no]) => (off(no) ? keep(!on) : false));
    search(tokens, `P.with|V.enable|V.need? DET.a? ${tag}`, () => keep(on));
  }
  search(tokens, 'A.rollback', () => {
    said.rollback = true;
  });
}

function takeTags(tokens: readonly Token[], said: Said): void {
  const tags: string[] = [];
  search(tokens, 'A.tag EQ|P.with|P.of|P.as? @name|WORD', ([, , value]) => {
    tags.push(value?.text ?? '');
  });
  if (tags.length > 0) {
    search(tokens, 'MARK|AND @name|WORD', ([mark, value]) => {
      if (is(mark, 'MARK') && mark?.text !== ',') return false;
      if (is(value, 'ENT')) return false;
      tags.push(value?.text ?? '');
      return true;
    });
    said.slots.tags = tags.join(',');
  }
}

const counted = [
  ['A.min', 'min_node_count'],
  ['A.max', 'max_node_count'],
] as const;

/** Attributes that are only named, for "remove the labels from …". */
export function namedAttributes(tokens: readonly Token[]): string[] {
  const all = [...attributes, { tag: 'A.volsize', attribute: 'docker_volume_size' }];
  return tokens
    .filter(({ used }) => !used)
    .flatMap((token) => [
      ...all.filter(({ tag }) => is(token, tag)).map(({ attribute }) => attribute),
      ...counted
        .filter(([tag]) => is(token, tag) && (attributeIn(token) ?? !is(token, 'P.*')))
        .map(([, attribute]) => attribute),
    ]);
}
