import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openConfigured } from '../../src/program/database.js';
import { hasOpenssl, type OpenSsl, openOpenssl } from '../engine/certificates/openssl.js';
import { fileFor, openForm } from './signing.js';
import { seen, startWorld, type World, withConsole } from './world.js';

const template =
  '/magnum cluster-template-create swarm-template --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --coe swarm';

describe.runIf(hasOpenssl).each(Object.entries(withConsole))('certificates: %s', (platform, startChat) => {
  /** What no platform does otherwise than another is tried on one. */
  const once = platform === 'the playground';
  const alone = platform === 'the console';
  const seenByOthers = () => world.others.flatMap((other) => other.messages());
  let world: World;
  let openssl: OpenSsl;
  beforeAll(async () => {
    openssl = openOpenssl();
    openssl.run('genrsa', '-out', 'client.key', '4096');
    openssl.run('genrsa', '-out', 'shown.key', '2048');
    world = await startWorld(startChat, { LOG_LEVEL: 'trace' });
    await world.ann.say(world.channel, template);
    await seen(world.ann, world.channel, /^Cluster template swarm-template created$/);
    await world.ann.say(world.channel, '/magnum cluster-create swarm --cluster-template swarm-template');
    await seen(world.ann, world.channel, /^Cluster swarm is ready$/, 30_000);
  });
  afterAll(async () => {
    await world?.stop();
    openssl?.remove();
  });

  /** A request by a key that is made quickly: everything here shares one thread. */
  const request = (extensions: readonly string[]) =>
    openssl.request(extensions, ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']);
  const fileOfForm = (content: string, name = 'client.csr') => ({ 'csr-file': { name, content } });
  it('shows the authority: its file to the asker alone, and what it is', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum ca-show --cluster swarm');
    const card = await seen(ann, channel, /^Certificate authority of swarm$/);
    expect(card.text).toContain('CN=swarm');
    openssl.write('ca.pem', await fileFor(world, /^swarm-ca\.pem$/));
    const fingerprint = openssl.run('x509', '-in', 'ca.pem', '-noout', '-fingerprint', '-sha256');
    expect(card.text).toContain(fingerprint.split('=')[1]?.trim());
    expect(seenByOthers().flatMap(({ files }) => files)).toEqual([]);
  });

  it('the book’s walk-through, with openssl: key, request, certificate', async () => {
    const { ann, channel } = world;
    openssl.write(
      'client.conf',
      '[req]\ndistinguished_name = req_distinguished_name\nreq_extensions     = req_ext\nprompt = no\n[req_distinguished_name]\nCN = Your Name\n[req_ext]\nextendedKeyUsage = clientAuth\n',
    );
    openssl.run(
      'req',
      '-new',
      '-days',
      '365',
      '-config',
      'client.conf',
      '-key',
      'client.key',
      '-out',
      'client.csr',
    );
    const form = await openForm(world);
    expect(form.fields.map(({ name }) => name)).toEqual(alone ? ['csr'] : ['csr', 'csr-file']);
    await ann.fill({ csr: openssl.read('client.csr') });
    const card = await seen(ann, channel, /^Certificate for Your Name$/);
    expect(card.text).toContain('clientAuth');
    openssl.write('cert.pem', await fileFor(world, /^Your-Name\.pem$/));
    expect(openssl.run('verify', '-CAfile', 'ca.pem', '-purpose', 'sslclient', 'cert.pem')).toContain('OK');
    expect(openssl.run('x509', '-in', 'cert.pem', '-noout', '-text')).toContain(
      'TLS Web Client Authentication',
    );
    const modulus = (kind: string, file: string) => openssl.run(kind, '-in', file, '-noout', '-modulus');
    expect(modulus('x509', 'cert.pem')).toBe(modulus('rsa', 'client.key'));
  });

  it('a request is uploaded as a file of the form', async () => {
    const { ann, channel } = world;
    const csr = openssl.request(
      ['subjectAltName=DNS:laptop'],
      ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
    );
    await openForm(world);
    await ann.fill({}, fileOfForm(csr));
    const card = await seen(ann, channel, /^Certificate for node-1$/);
    expect(card.text).toContain('DNS:laptop');
    expect(await fileFor(world, /^node-1\.pem$/)).toContain('BEGIN CERTIFICATE');
  });

  it.skipIf(alone)('the book’s command names a file, which a chat cannot open: it is asked for', async () => {
    const { ann, channel } = world;
    await openForm(
      world,
      platform === 'Discord'
        ? '/magnum ca-sign swarm'
        : '/magnum ca-sign --cluster swarm --csr client.csr > cert.pem',
    );
    await ann.fill({}, fileOfForm(request(['subjectAltName=DNS:of-the-book'])));
    await ann.until('the certificate', () =>
      ann.messages(channel).find(({ text }) => text.includes('DNS:of-the-book')),
    );
  });

  // At the console an empty line leaves the form.
  it.skipIf(alone)('neither pasted nor uploaded: the form says so and stays open', async () => {
    const { ann, channel } = world;
    await openForm(world);
    await ann.fill({});
    await ann.until('a sentence about the request', () => {
      const said = [
        ...Object.values(ann.form()?.errors ?? {}),
        ...ann.messages(channel).map(({ text }) => text),
      ];
      return said.some((text) => text.includes('Paste it here, or put its file in the field below.'));
    });
  });

  it('what is signed is listed, with who asked', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum ca-show swarm');
    const card = await ann.until('the list of certificates', () =>
      ann
        .messages(channel)
        .findLast(
          ({ title, text }) => title === 'Certificate authority of swarm' && text.includes('CN=node-1'),
        ),
    );
    expect(card.text).toContain('CN=Your Name');
    expect(card.text).toContain('ann');
  });

  it('cluster-config tells how to connect, and sends no key', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '/magnum cluster-config swarm');
    const card = await seen(ann, channel, /^How to connect to swarm$/);
    expect(card.text).toMatch(/export DOCKER_HOST=tcp:\/\/[\d.]+:2376/);
    expect(card.text).toContain('/magnum ca-sign swarm');
    const env = await fileFor(world, /^swarm\.env$/);
    expect(env).toMatch(/^DOCKER_HOST=tcp:\/\/[\d.]+:2376\nDOCKER_CERT_PATH=\.\nDOCKER_TLS_VERIFY=True\n$/);
    expect(await fileFor(world, /^ca\.pem$/)).toBe(openssl.read('ca.pem'));
    for (const { files } of ann.messages())
      for (const { content } of files) expect(content).not.toMatch(/PRIVATE/);
    // The commands of the card, as a shell runs them.
    const commands = card.text.split('\n').filter((line) => line.startsWith('openssl '));
    expect(commands).toHaveLength(2);
    for (const line of commands) {
      const words = line.replace('4096', '2048').match(/'[^']*'|\S+/g) ?? [];
      openssl.run(...words.slice(1).map((word) => word.replace(/^'|'$/g, '')));
    }
    expect(openssl.run('req', '-in', 'client.csr', '-noout', '-text')).toContain(
      'TLS Web Client Authentication',
    );
  });

  it('a request comes as a file beside a message, or as an option', async () => {
    const { ann, channel } = world;
    if (platform === 'the playground') return;
    const file = { name: 'client.csr', content: request(['subjectAltName=DNS:beside-a-message']) };
    await ann.say('@magnum', 'ca-sign swarm', { file });
    await ann.until('the certificate in direct messages', () =>
      ann.messages('@magnum').find(({ text }) => text.includes('DNS:beside-a-message')),
    );
    const before = ann.messages();
    await ann.say(channel, '@magnum ca-sign swarm', { file });
    expect(await fileFor(world, /^node-1\.pem$/, before)).toContain('BEGIN CERTIFICATE');
    const files = seenByOthers().flatMap((message) => message.files);
    expect(files.filter(({ name }) => name.endsWith('.pem'))).toEqual([]);
    if (platform !== 'Discord') return;
    const option = { name: 'client.csr', content: request(['subjectAltName=DNS:an-option']) };
    await ann.say(channel, '/magnum ca-sign swarm', { file: option });
    await ann.until('the certificate', () =>
      ann.messages(channel).find(({ text }) => text.includes('DNS:an-option')),
    );
  });

  it('a file that is too large, or no text, is refused with a sentence', async () => {
    const { ann, channel } = world;
    if (platform === 'the playground') return;
    const refusal = (pattern: RegExp) =>
      ann.until(`${pattern}`, () => {
        const errors = Object.values(ann.form()?.errors ?? {});
        return [...errors, ...ann.messages().map(({ text }) => text)].some((text) => pattern.test(text));
      });
    for (const [content, pattern] of [
      ['x'.repeat(65_537), /client\.csr has 65537 bytes; at most 65536 are read\./],
      ['\u0000', /client\.csr is not text\./],
    ] as const) {
      await ann.say('@magnum', 'ca-sign swarm', { file: { name: 'client.csr', content } });
      await refusal(pattern);
    }
    await ann.say(channel, '/magnum ca-show swarm');
  });

  it('a request is pasted into the command itself', async () => {
    const { ann, channel } = world;
    if (platform === 'Discord') return;
    const csr = openssl.request(
      ['subjectAltName=DNS:pasted'],
      ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
    );
    await ann.say(channel, `/magnum ca-sign --cluster swarm --csr ${csr} > cert.pem`);
    await ann.until('the certificate', () =>
      ann.messages(channel).find(({ text }) => text.includes('DNS:pasted')),
    );
  });

  it.runIf(once)('replacing the authority is refused in Magnum’s words where the driver cannot', async () => {
    const { ann, channel } = world;
    await ann.say(
      channel,
      '/magnum cluster-template-create mesos --image ubuntu-24.04 --keypair testkey --external-network public --flavor m1.small --coe mesos',
    );
    await seen(ann, channel, /^Cluster template mesos created$/);
    await ann.say(channel, '/magnum cluster-create apart --cluster-template mesos');
    await seen(ann, channel, /^Cluster apart is ready$/, 30_000);
    await ann.say(channel, '/magnum ca-rotate apart');
    const refusal = await ann.until('the refusal', () =>
      ann
        .messages(channel)
        .find(({ text }) => text.includes("'rotate_ca_certificate' is not supported by this driver.")),
    );
    expect(refusal.text).toContain('No server of such a cluster has a certificate of its authority.');
  });

  const managers = ['managers', 'swarm-mode', 'debian-12', 1] as const;
  const pods = ['pods', 'kubernetes', 'debian-12', 3] as const;
  it.each(once ? [managers, pods] : [managers])(
    'a new authority takes the old one’s place in %s (%s), once its name is typed',
    async (name, coe, image, rounds) => {
      const { ann, channel } = world;
      const authority = async () => {
        await ann.say(channel, `/magnum ca-show ${name}`);
        const card = await seen(ann, channel, new RegExp(`^Certificate authority of ${name}$`));
        const [fingerprint = ''] = /(?:[0-9A-F]{2}:){31}[0-9A-F]{2}/.exec(card.text) ?? [];
        return fingerprint;
      };
      await ann.say(
        channel,
        `/magnum cluster-template-create ${coe} --image ${image} --keypair testkey --external-network public --flavor m1.small --coe ${coe}`,
      );
      await seen(ann, channel, new RegExp(`^Cluster template ${coe} created$`));
      await ann.say(channel, `/magnum cluster-create ${name} --cluster-template ${coe} --node-count 1`);
      await seen(ann, channel, new RegExp(`^Cluster ${name} is ready$`), 30_000);
      const before = await authority();
      await openForm(world, `/magnum ca-rotate ${name}`);
      await ann.fill({ name });
      await seen(ann, channel, new RegExp(`^UPDATE_COMPLETE · ${name}$`), 30_000);
      await expect.poll(authority, { timeout: 30_000 }).not.toBe(before);
      expect(before).not.toBe('');
      const db = await openConfigured(world.config);
      const { upgrades } = await db.read.cluster.findFirstOrThrow({ where: { name } });
      await db.close();
      expect(upgrades).toBe(rounds);
    },
  );

  it('the owner of a certificate is reminded once, alone, also after a restart', async () => {
    const { ann } = world;
    const db = await openConfigured(world.config);
    const expiresAt = new Date(Date.now() + 6.8 * 86_400_000);
    const { id } = await db.read.issuedCertificate.findFirstOrThrow({ where: { subject: 'CN=Your Name' } });
    await db.write((tx) =>
      tx.issuedCertificate.update({ where: { id }, data: { expiresAt, remindAt: new Date(0) } }),
    );
    await world.restart();
    const title = /^Your certificate for swarm expires in 7 days$/;
    const reminded = (user: typeof ann) => user.messages().filter((one) => title.test(one.title));
    await ann.until('a reminder', () => reminded(ann).length > 0);
    await world.restart();
    const events = await db.read.event.count({ where: { type: 'certificate.expiring' } });
    await db.close();
    expect(events).toBe(1);
    expect(reminded(ann)).toHaveLength(1);
    expect(reminded(ann)[0]).toMatchObject({ private: true, buttons: ['Sign a request', 'How to make one'] });
    expect(world.others.flatMap(reminded)).toEqual([]);
  });

  it('a private key is refused with a sentence, wherever it is shown, and is nowhere afterwards', async () => {
    const { ann, channel } = world;
    const key = openssl.read('shown.key');
    const refused = (count: number) =>
      ann.until(`${count} refusals`, () => {
        const all = ann.messages().filter(({ title }) => title === 'Keep private keys to yourself');
        return all.length >= count && all;
      });
    await openForm(world);
    await ann.fill({ csr: key });
    await refused(1);
    await openForm(world);
    await ann.fill({}, fileOfForm(key, 'client.pem'));
    const [answer] = await refused(2);
    expect(answer?.text).toContain('This is a private key, and it was not kept.');
    if (platform.startsWith('Slack')) await ann.say(channel, `/magnum ca-sign swarm --csr "${key}"`);
    if (platform === 'Discord' || alone)
      await ann.say(channel, '/magnum ca-sign swarm', { file: { name: 'client.pem', content: key } });
    if (platform === 'the playground')
      await expect(ann.say(channel, `/magnum ca-sign swarm --csr "${key}"`)).rejects.toThrow('not kept');
    else {
      await refused(3);
      await ann.say(channel, `@magnum ca-sign swarm --csr "${key}"`);
      await refused(4);
    }
    const inside = key.trim().split('\n').slice(4, -1).join('\n');
    if (platform === 'the playground')
      await expect(ann.say(channel, inside)).rejects.toThrow('looks like a part of a private key');
    else {
      await ann.say('@magnum', inside);
      await refused(5);
    }
    await openForm(world);
    await ann.fill({ csr: inside });
    const all = await refused(platform === 'the playground' ? 3 : 6);
    expect(all.at(-1)?.text).toContain(
      'looks like a part of a private key, so it was neither read nor kept.',
    );
    if (platform === 'Discord') {
      const shown = ann
        .messages(channel)
        .filter(({ from, text }) => from === 'ann' && text.includes('PRIVATE KEY'));
      expect(shown).toEqual([]);
    }
    const secret = key.split('\n')[5]?.slice(0, 40) ?? '';
    expect(secret).toHaveLength(40);
    expect(world.logged()).toContain('inbox: refused');
    expect(world.logged()).not.toContain(secret);
    const folder = world.config.program.DATA_DIR;
    for (const name of readdirSync(folder)) {
      const found = readFileSync(join(folder, name)).includes(secret);
      expect(`${name} holds the key: ${found}`).toBe(`${name} holds the key: false`);
    }
  });
});
