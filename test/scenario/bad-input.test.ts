import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertCluster } from '../../src/engine/store/clusters/write.js';
import { type Database, openDatabase } from '../../src/engine/store/database.js';
import { nextNumber } from '../../src/engine/store/sequences.js';
import { databaseUrl } from '../../src/program/database.js';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import { aCluster } from '../engine/rows.js';
import { shownAs } from '../servers/chat.js';
import { seen, seenUnder, startWorld, type World, withConsole } from './world.js';

const platforms = Object.entries(withConsole);

/** Holds the database's write lock from outside until the function that it answers is called. */
async function holdLock(db: Database): Promise<() => Promise<void>> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let holding: Promise<void> = Promise.resolve();
  await new Promise<void>((held) => {
    holding = db.write(async (tx) => {
      await nextNumber(tx, 'held by a test');
      held();
      await released;
    });
  });
  return async () => {
    release();
    await holding;
  };
}

describe.each(platforms)(
  'what cannot be done is said in one sentence where it was typed: %s',
  (platform, startChat) => {
    let world: World;
    let cloud: TestCloud;
    beforeAll(async () => {
      cloud = await startCloud(0.02);
      world = await startWorld(startChat, { ...cloud.env, MAX_CLUSTERS_PER_PROJECT: '3' });
      await world.ann.say(
        world.channel,
        '/magnum cluster-template-create swarm --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --coe swarm --tls-disabled',
      );
      await seen(world.ann, world.channel, /^Cluster template swarm created$/);
    });
    afterAll(async () => {
      await world?.stop();
      await cloud?.stop();
    });

    /** What ann alone reads after she typed a line. */
    async function answerTo(line: string): Promise<string> {
      const { ann, channel } = world;
      const before = new Set(ann.messages().map(shownAs));
      // Discord offers only what there is; there the same words are said to the bot by name.
      const words = platform === 'Discord' ? `@magnum ${line}` : `/magnum ${line}`;
      await ann.say(channel, line.startsWith('@') ? line : words);
      const answer = await ann.until(`an answer to ${line}`, () =>
        ann.messages().find((one) => one.from === 'magnum' && one.title && !before.has(shownAs(one))),
      );
      return `${answer.title} ${answer.text}`;
    }

    it.each([
      [
        'an unknown command',
        'cluster-creat x',
        'There is no command "cluster-creat". Did you mean cluster-create?',
      ],
      ['an unknown flag', 'cluster-create x --cluster-template swarm --nodecount 2', '--node-count'],
      ['a missing value', 'cluster-create x --cluster-template swarm --node-count', '--node-count'],
      [
        'a wrong type',
        'cluster-create x --cluster-template swarm --node-count two',
        '--node-count takes a whole number, not "two".',
      ],
      [
        'a node and a half',
        'cluster-create x --cluster-template swarm --node-count 1.5',
        '--node-count takes a whole number, not "1.5".',
      ],
      [
        'a node and a half in plain words',
        '@magnum make me a swarm called x with 1.5 nodes from template swarm',
        '--node-count: this is a whole number.',
      ],
      [
        'a resize to a node and a half',
        'cluster-resize x 1.5',
        'node count takes a whole number, not "1.5".',
      ],
      [
        'a change to a node and a half',
        'cluster-update x replace node_count=1.5',
        'node_count takes a whole number from 0, not 1.5.',
      ],
      ['an unknown template', 'cluster-create x --cluster-template swarn', 'Did you mean swarm?'],
      [
        'a name that breaks the rule',
        'cluster-create 9lives --cluster-template swarm',
        'A cluster name begins with a letter',
      ],
      [
        'fewer than no nodes',
        'cluster-create x --cluster-template swarm --node-count -1',
        'a node count is not below 0',
      ],
      [
        'a keypair that is not there',
        'cluster-create x --cluster-template swarm --keypair nokey',
        'Unable to find keypair nokey. Keypairs here: laptop, testkey.',
      ],
      [
        'an unknown flavor',
        'cluster-create x --cluster-template swarm --flavor huge',
        'Unable to find flavor huge. Flavors here:',
      ],
      [
        'a network that is not there',
        'cluster-create x --cluster-template swarm --fixed-network nope',
        'Unable to find fixed network nope. Networks here: private.',
      ],
      [
        'a subnet that is not there',
        'cluster-create x --cluster-template swarm --fixed-subnet nope',
        'Unable to find fixed subnet nope. Subnets here: ',
      ],
      [
        'a subnet of another network',
        'cluster-create x --cluster-template swarm --fixed-network private --fixed-subnet nope',
        'Unable to find fixed subnet nope. Subnets of that network here: private-subnet.',
      ],
      [
        'a discovery URL that nobody could ask',
        'cluster-create x --cluster-template swarm --discovery-url ftp://x',
        'discovery_url: A discovery URL is an http or https address with a host and a token, such as https://discovery.example.org/TOKEN.',
      ],
      [
        'a discovery URL where nothing answers, looked at first',
        'cluster-create x --cluster-template swarm --discovery-url http://127.0.0.1:1/x --dry-run',
        "Failed to get the size of cluster from 'http://127.0.0.1:1/x'. discovery_url takes the address of a new token for 1 master, or is left out: then one is made.",
      ],
      [
        'a name server that is none',
        'cluster-template-create t --coe swarm --image Fedora-Atomic-26-20170723.0.x86_64 --dns-nameserver abc',
        'dns_nameserver: Expected a single dns address or comma separated dns list, but received abc.',
      ],
      [
        'a change of a template to a name server that is none',
        'cluster-template-update swarm replace dns_nameserver=abc',
        'dns_nameserver: Expected a single dns address or comma separated dns list, but received abc.',
      ],
      [
        'a proxy that is none',
        'cluster-template-create t --coe swarm --image Fedora-Atomic-26-20170723.0.x86_64 --http-proxy nonsense',
        'http_proxy takes the URL of a proxy such as http://proxy.example.org:3128.',
      ],
      [
        'a change of a template to what needs no proxy and is nowhere',
        'cluster-template-update swarm add no_proxy=10.0.0.0/99',
        'no_proxy takes hosts, addresses, networks and domains with commas',
      ],
      [
        'a registry that is none',
        'cluster-template-update swarm add insecure_registry=5',
        'insecure_registry is "5", expecting a host, host:port or network.',
      ],
      [
        'a discovery URL without a host',
        'cluster-create x --cluster-template swarm --discovery-url http:nonsense',
        'discovery_url: A discovery URL is an http or https address with a host and a token, such as https://discovery.example.org/TOKEN.',
      ],
      [
        'a flavor longer than any',
        `cluster-create x --cluster-template swarm --flavor ${'x'.repeat(256)}`,
        'flavor_id: at most 255 characters are accepted.',
      ],
      ['an unknown cluster', 'cluster-show nothing', 'Cluster nothing could not be found.'],
      ['an open quote', 'cluster-create "x --cluster-template swarm', 'A quote is opened and not closed.'],
      [
        'two values for one flag',
        'cluster-create x --cluster-template swarm --node-count 1 --node-count 2',
        'said twice',
      ],
    ])('%s', async (_, line, sentence) => {
      expect(await answerTo(line)).toContain(sentence);
      expect(await cloud.stacks()).toEqual([]);
    });

    it('Keystone that is down when a command comes', async () => {
      await cloud.fail({ service: 'identity', status: 503, times: 1000 });
      await cloud.fail({ service: 'compute', status: 401, times: 1000 });
      const answer = await answerTo('cluster-create x --cluster-template swarm');
      await cloud.mend();
      expect(answer).toContain('OpenStack did not do it');
      expect(answer).toMatch(/Keystone .*503/);
    }, 20_000);

    it('a token that was revoked mid-way is nobody’s business', async () => {
      await cloud.fail({ service: 'compute', status: 401, times: 1 });
      expect(await answerTo('cluster-create x --cluster-template swarm --keypair nokey')).toContain(
        'Unable to find keypair nokey.',
      );
    });

    it('Heat that would refuse, before anything is done', async () => {
      await cloud.fail({
        service: 'heat',
        method: 'POST',
        path: '/stacks/preview$',
        status: 400,
        body: {
          code: 400,
          title: 'Bad Request',
          error: { type: 'StackValidationFailed', message: 'The flavor is too small.' },
        },
      });
      const answer = await answerTo('cluster-create x --cluster-template swarm --dry-run');
      await cloud.mend();
      expect(answer).toContain('It would fail as it is said. Nothing has been done.');
      expect(answer).toContain('The flavor is too small.');
      expect(answer).not.toContain('could not be asked');
    });

    it('Heat that refuses', async () => {
      const { ann, channel } = world;
      await cloud.fail({
        service: 'heat',
        method: 'POST',
        path: '/stacks$',
        status: 400,
        body: {
          code: 400,
          title: 'Bad Request',
          error: { type: 'StackValidationFailed', message: 'The flavor is too small.' },
        },
      });
      await ann.say(channel, '/magnum cluster-create refused --cluster-template swarm');
      const card = await seen(ann, channel, /^Cluster refused could not be created$/);
      expect(card.text).toContain('The flavor is too small.');
    });

    // A terminal draws no card again: what it waits for is asked there with cluster-show.
    it.skipIf(platform === 'the console')(
      'Heat and Keystone that go down while a cluster is built: the card says that it waits, and it goes on',
      async () => {
        const { ann, channel } = world;
        await cloud.fail({ service: 'heat', status: 503, times: 100_000 });
        await cloud.fail({ service: 'identity', status: 503, times: 100_000 });
        await ann.say(channel, '/magnum cluster-create patient --cluster-template swarm');
        const waiting = await ann.until(
          'a card that says what it waits for',
          () =>
            ann
              .messages(channel)
              .find(({ title, text }) => title === 'Creating cluster patient' && /Waiting/.test(text)),
          20_000,
        );
        expect(waiting.text).toMatch(/503/);
        await cloud.mend();
        await seen(ann, channel, /^CREATE_COMPLETE · patient$/, 20_000);
        await seenUnder(ann, waiting, /^Ready after/);
        expect((await seen(ann, channel, /^Cluster patient is ready$/)).text).not.toContain('Waiting');
      },
      60_000,
    );

    it('a database that another program holds for a while', async () => {
      const { ann, channel } = world;
      const other = await openDatabase(databaseUrl(world.config));
      const release = await holdLock(other);
      const released = sleep(1500).then(release);
      await ann.say(channel, '/magnum cluster-create held --cluster-template swarm');
      await seen(ann, channel, /^(Creating cluster held|Cluster held is ready)$/);
      await seen(ann, channel, /^CREATE_COMPLETE · held$/, 20_000);
      await released;
      await other.close();
    }, 60_000);

    // What is said in the playground stands in that database itself: its page sends it again until it was taken. The console tells progress from it.
    it.skipIf(/playground|console/.test(platform))(
      'a database that another program holds for too long',
      async () => {
        const { ann, channel } = world;
        const other = await openDatabase(databaseUrl(world.config));
        const releaseLate = await holdLock(other);
        await ann.say(channel, '/magnum cluster-create starved --cluster-template swarm');
        const { title, text } = await seen(ann, channel, /^The database is busy$/, 40_000);
        const answer = `${title} ${text}`;
        await releaseLate();
        await other.close();
        expect(answer).toContain('The database is busy');
        expect(answer).toContain('nothing was changed. Try again in a moment.');
        expect(await answerTo('cluster-show starved')).toContain('could not be found');
      },
      90_000,
    );

    it('a quota that is used up', async () => {
      if (platform === 'the console') await answerTo('cluster-create third --cluster-template swarm');
      const answer = await answerTo('cluster-create toomany --cluster-template swarm');
      expect(answer).toContain('You have reached the maximum clusters per project, 3.');
    });

    it('labels of ten thousand characters, and three hundred clusters: shown within the platform’s limits', async () => {
      const { ann, channel } = world;
      const db = await openDatabase(databaseUrl(world.config));
      const [first] = await db.read.cluster.findMany({ take: 1 });
      await db.write(async (tx) => {
        for (let i = 0; i < 300; i++) {
          await insertCluster(
            tx,
            aCluster({
              name: `many-${i}`,
              projectId: first?.projectId ?? '',
              clusterTemplateId: first?.clusterTemplateId ?? '',
              status: 'CREATE_COMPLETE',
              ...(i === 0 ? { labels: { long: 'x'.repeat(10_000) } } : {}),
            }),
          );
        }
      });
      await db.close();
      await ann.say(channel, '/magnum cluster-list');
      const list = await seen(ann, channel, /^Clusters of /);
      expect(list.buttons).toContain('Next');
      await ann.say(channel, '/magnum cluster-show many-0');
      expect((await seen(ann, channel, /^Cluster many-0$/)).text).toContain('xxxx');
    }, 60_000);
  },
);
