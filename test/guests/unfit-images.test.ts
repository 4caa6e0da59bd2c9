import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../scenario/world.js';
import { askFor, isGone, letGo, reasonOf } from './clusters.js';
import { startGuestWorld } from './world.js';

/** Images that lack what the cluster needs: the server says so in its own words, and chat shows them. */
const unfit = [
  {
    name: 'gst-xm',
    template: '--coe mesos --image ubuntu-mesos',
    words: /gst-xm-\w+-master-0: The image has no mesos-master; Mesos clusters need an image with mesos/,
  },
  {
    name: 'gst-xd',
    template: '--coe dcos --image centos-dcos',
    words: /gst-xd-\w+-(master|node)-0: The image has no installer of DC\/OS/,
  },
  {
    name: 'gst-xk',
    template: '--coe kubernetes --image coreos-test',
    words:
      /gst-xk-\w+-(master|node)-0: Could not download https:\/\/dl\.k8s\.io\/\S+; a server without a way out needs a proxy/,
  },
];

describe('servers of an image that lacks what the cluster needs', () => {
  let world: World;
  beforeAll(async () => {
    world = await startGuestWorld();
    for (const { name, template } of unfit) await askFor(world, name, template);
  });
  afterAll(() => world?.stop());

  it.each(unfit)('say so in chat: $template', async ({ name, words }) => {
    expect(await reasonOf(world, name)).toMatch(words);
  });

  it('are gone without a trace when their clusters are deleted', async () => {
    for (const { name } of unfit) await letGo(world, name);
    for (const { name } of unfit) await isGone(world, name);
  });
});
