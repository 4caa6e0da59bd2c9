import { expect } from 'vitest';
import { connect } from '../../src/openstack/connect.js';
import { realCredentials } from '../contract/real-cloud.js';
import type { OpenSsl } from '../engine/certificates/openssl.js';
import { fileFor, openForm } from '../scenario/signing.js';
import { seen, seenUnder, type World } from '../scenario/world.js';
import { guestsOf } from './guest.js';
import { patience } from './world.js';

/** What a person does in chat with clusters whose guests are real. */

/** How long an answer may take while the cloud makes other clusters. */
const answerTime = 180_000;

/** Asks for a template and a cluster of it, both of this name. */
export async function askFor(
  world: World,
  name: string,
  template: string,
  cluster = '--node-count 1',
): Promise<void> {
  const { ann, channel } = world;
  await ann.say(
    channel,
    `/magnum cluster-template-create ${name} --keypair testkey --external-network public --flavor m1.small ${template}`,
  );
  await seen(ann, channel, new RegExp(`^Cluster template ${name} created$`), answerTime);
  await ann.say(channel, `/magnum cluster-create ${name} --cluster-template ${name} ${cluster}`);
  await seen(ann, channel, new RegExp(`^Creating cluster ${name}$`), answerTime);
}

/** Waits until the cluster is ready; says why where it failed. */
export async function isReady({ ann, channel }: World, name: string): Promise<void> {
  const told = await seen(
    ann,
    channel,
    new RegExp(`^(Cluster ${name} is ready|CREATE_FAILED · ${name})$`),
    patience,
  );
  expect(told.title, told.text).toBe(`Cluster ${name} is ready`);
}

/** Waits until the cluster has failed; answers what chat says of why. */
export async function reasonOf({ ann, channel }: World, name: string): Promise<string> {
  await seen(ann, channel, new RegExp(`^CREATE_FAILED · ${name}$`), patience);
  const card = await seen(ann, channel, new RegExp(`^Cluster ${name} could not be created$`));
  return (await seenUnder(ann, card, /fail/i, 30_000)).text;
}

/** The cluster's authority as chat gives it, PEM. */
export async function authorityOf(world: World, name: string): Promise<string> {
  await world.ann.say(world.channel, `/magnum ca-show ${name}`);
  await seen(world.ann, world.channel, new RegExp(`^Certificate authority of ${name}$`));
  return fileFor(world, new RegExp(`^${name}-ca\\.pem$`));
}

/** A key of one's own and the certificate that chat has signed for it, both PEM. */
export async function signedFor(world: World, openssl: OpenSsl, name: string, subject: readonly string[]) {
  openssl.run('genrsa', '-out', 'key.pem', '2048');
  openssl.write(
    'client.conf',
    `[req]\ndistinguished_name=dn\nreq_extensions=ext\nprompt=no\n[dn]\n${subject.join('\n')}\n[ext]\nextendedKeyUsage=clientAuth\n`,
  );
  openssl.run('req', '-new', '-config', 'client.conf', '-key', 'key.pem', '-out', 'client.csr');
  const before = world.ann.messages();
  await openForm(world, `/magnum ca-sign ${name}`);
  await world.ann.fill({ csr: openssl.read('client.csr') });
  return { key: openssl.read('key.pem'), certificate: await fileFor(world, /\.pem$/, before) };
}

/** Asks for the cluster to be deleted. */
export async function letGo({ ann, channel }: World, name: string): Promise<void> {
  await ann.say(channel, `/magnum cluster-delete ${name}`);
  await ann.until('a form', () => ann.form());
  await ann.fill({ name });
}

/** Waits until nothing of the cluster is left: in chat, in Nova, in Heat, and no guest. */
export async function isGone({ ann, channel }: World, name: string): Promise<void> {
  await seen(ann, channel, new RegExp(`^DELETE_COMPLETE · ${name}$`), patience);
  const cloud = connect(realCredentials());
  try {
    const own = (one: { readonly name: string }) => one.name.startsWith(`${name}-`);
    expect((await cloud.nova.servers()).filter(own)).toEqual([]);
  } finally {
    await cloud.close();
  }
  await expect
    .poll(() => guestsOf(new RegExp(`^${name}-`)).map((one) => one.name), { timeout: 60_000 })
    .toEqual([]);
}
