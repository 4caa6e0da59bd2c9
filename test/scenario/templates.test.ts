import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shownAs } from '../servers/chat.js';
import { seen, startWorld, type World, withConsole } from './world.js';

const platforms = Object.entries(withConsole);

describe.each(platforms)('somebody works on a cluster template: %s', (platform, startChat) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(startChat);
  });
  afterAll(() => world?.stop());

  /** What ann alone reads after she typed a line. */
  async function answerTo(line: string): Promise<{ title: string; text: string }> {
    const { ann, channel } = world;
    const before = new Set(ann.messages().map(shownAs));
    await ann.say(channel, platform === 'Discord' ? `@magnum ${line}` : `/magnum ${line}`);
    return ann.until(`an answer to ${line}`, () =>
      ann.messages().find((one) => one.from === 'magnum' && one.title && !before.has(shownAs(one))),
    );
  }

  it('is told at once which labels mean nothing, and which were meant', async () => {
    const { title, text } = await answerTo(
      'cluster-template-create k8s --coe kubernetes --image fedora-coreos --keypair testkey --external-network public --docker-storage-driver devicemapper --labels kube_tagg=v1.32.3,grafana_admin_pasword=hunter2',
    );
    expect(title).toBe('Cluster template k8s created');
    expect(text).toContain('kube_tagg: did you mean kube_tag?');
    expect(text).toContain('grafana_admin_pasword: did you mean grafana_admin_password?');
    expect(text).not.toContain('hunter2');
    expect(text).toContain(
      'Servers of this type have the storage driver overlay2: docker_storage_driver devicemapper does nothing.',
    );
    // What was typed stands there for the others too, but for Slack's commands: the playground can leave the secret out.
    if (platform === 'the playground') {
      const typed = await world.bob.until('the line', () =>
        world.bob.messages().find(({ text: line }) => line.includes('cluster-template-create k8s')),
      );
      expect(typed.text).toContain('kube_tagg=v1.32.3,grafana_admin_pasword=[left out]');
    }
  });

  it('mends it with the words of the magnum command, and sees what changed', async () => {
    await answerTo('cluster-template-update k8s remove labels/kube_tagg labels/grafana_admin_pasword');
    const { title, text } = await answerTo(
      'cluster-template-update k8s add flavor_id=m1.small labels/kube_tag=v1.32.3',
    );
    expect(title).toBe('Cluster template k8s updated');
    expect(text).toContain('flavor_id: - → m1.small.');
    expect(text).toContain('labels: - → kube_tag=v1.32.3.');
    expect((await answerTo('baymodel-show k8s')).text).toContain('kube_tag=v1.32.3');
  });

  it('has clusters of Kubernetes keep a registry of their own, and is told what that needs of the cloud', async () => {
    const { title, text } = await answerTo(
      'cluster-template-create stored --coe kubernetes --image fedora-coreos --keypair testkey --external-network public --registry-enabled --labels registry_tag=2.8.2,docker_volume_type=fast',
    );
    expect(title).toBe('Cluster template stored created');
    expect(text).toContain('This cloud has no Swift (service type object-store), where the registry');
    expect(text).toContain('docker_volume_type is the type of the volumes of docker_volume_size');
    const shown = (await answerTo('cluster-template-show stored')).text;
    expect(shown).toMatch(/registry_enabled\W+true/);
    expect(shown).toContain('registry_tag=2.8.2');
    const { text: refused } = await answerTo(
      'cluster-template-create newer --coe kubernetes --image fedora-coreos --external-network public --registry-enabled --labels registry_tag=3.0.0',
    );
    expect(refused).toContain(
      'property "labels/registry_tag" with value "3.0.0" is not supported, expecting a release of the registry before 3',
    );
  });

  it('is asked for the network of bare metal servers, and makes the template with it', async () => {
    const line =
      'cluster-template-create metal --coe kubernetes --server-type bm --image fedora-coreos --keypair testkey --external-network public --flavor m1.small';
    expect((await answerTo(line)).text).toContain(
      'Bare metal servers stand on a network that is there: name it as fixed_network, and its subnet as fixed_subnet.',
    );
    const { title } = await answerTo(`${line} --fixed-network private --fixed-subnet private-subnet`);
    expect(title).toBe('Cluster template metal created');
    expect((await answerTo('cluster-template-show metal')).text).toMatch(/server_type:?\s+bm/);
  });

  it.each([
    [
      'cluster-template-update k8s replace fixed_network=nowhere',
      'Unable to find fixed network nowhere. Networks here: private.',
    ],
    [
      'cluster-template-update k8s add flavor_id=m1.large',
      "The attribute /flavor_id has existed, please use 'replace' operation instead.",
    ],
    [
      'cluster-template-update k8s replace frobnicate=1',
      'There is no attribute frobnicate. There are name, ',
    ],
    [
      'cluster-template-update k8s replace flavour_id=m1.large',
      'There is no attribute flavour_id. Did you mean flavor_id?',
    ],
    [
      'cluster-template-update k8s add flavour_id=m1.large',
      'There is no attribute flavour_id. Did you mean flavor_id?',
    ],
    [
      'cluster-template-update k8s remove labels/kube_tga',
      'labels has no kube_tga, so there is nothing to remove. Did you mean kube_tag?',
    ],
    ['cluster-template-update k8s remove coe', "'/coe' is a mandatory attribute and can not be removed"],
    ['cluster-template-update k8s replace uuid=x', "'/uuid' is an internal attribute and can not be updated"],
    ['cluster-template-update k8s replace flavor_id image_id', "'add' and 'replace' operations needs value"],
    ['cluster-template-update k8s change a=b', 'op takes add, replace, remove, not "change".'],
    [
      'cluster-template-update k8s replace public=true',
      'Not authorized to set public or hidden flag for cluster template.',
    ],
    ['cluster-template-update k9s replace name=x', 'Did you mean k8s?'],
  ])('%s is refused in a sentence', async (line, sentence) => {
    const { text } = await answerTo(line);
    expect(text).toContain(sentence);
    expect(text).not.toMatch(/[{[]"op"/);
  });

  it('labels that nothing acts on are said where they are given: before a cluster is made, and when it is', async () => {
    const { text } = await answerTo(
      'cluster-create c1 --cluster-template k8s --labels kube_tagg=v1.32.3 --merge-labels --dry-run',
    );
    expect(text).toContain('The driver ignores these labels: kube_tagg: did you mean kube_tag?');
  });

  it('cannot change what a cluster was made of', async () => {
    const { ann, channel } = world;
    await ann.say(
      channel,
      '/magnum cluster-create c1 --cluster-template k8s --labels kube_tagg=v1.32.3 --merge-labels',
    );
    const card = await seen(ann, channel, /^Creating cluster c1$|^Cluster c1 is ready$/);
    // The cluster is made as if the label had not been said, so its card says so.
    expect(card.text).toContain('The driver ignores these labels: kube_tagg: did you mean kube_tag?');
    const { title, text } = await answerTo('cluster-template-update k8s replace flavor_id=m1.large');
    expect(title).toBe('It is in use');
    expect(text).toContain('ClusterTemplate k8s is referenced by one or multiple clusters.');
    expect((await answerTo('cluster-template-update k8s replace name=k8s-old')).title).toBe(
      'Cluster template k8s-old updated',
    );
  });
});
