import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../scenario/world.js';
import { askFor, isGone, letGo, reasonOf } from './clusters.js';
import { startGuestWorld } from './world.js';

/** Servers whose image lacks what the cluster needs, or that cannot fetch it: they say so in their own words, which chat shows. */
const failing = [
  {
    name: 'gst-xm',
    template: '--coe mesos --image ubuntu-24.04-test',
    words: /gst-xm-\w+-master-0: The image has no mesos-master; Mesos clusters need an image with mesos/,
  },
  {
    name: 'gst-xd',
    template: '--coe dcos --image centos-test',
    words: /gst-xd-\w+-(master|node)-0: The image has no installer of DC\/OS/,
  },
  {
    name: 'gst-xc',
    template: '--coe kubernetes --image coreos-test',
    words:
      /gst-xc-\w+-(master|node)-0: Could not download https:\/\/dl\.k8s\.io\/\S+; a server without a way out needs a proxy/,
  },
  {
    name: 'gst-xk',
    template: '--coe kubernetes --image debian-12-test',
    words:
      /gst-xk-\w+-(master|node)-0: Could not download https:\/\/dl\.k8s\.io\/\S+; a server without a way out needs a proxy/,
  },
  {
    name: 'gst-xs',
    template: '--coe swarm-mode --image debian-12-test --volume-driver rexray',
    words: /gst-xs-\w+-(master|node)-0: Could not pull the image/,
  },
];

describe('servers that fail', () => {
  let world: World;
  beforeAll(async () => {
    world = await startGuestWorld();
    for (const { name, template } of failing) await askFor(world, name, template);
  });
  afterAll(() => world?.stop());

  it.each(failing)('say why in chat: $template', async ({ name, words }) => {
    expect(await reasonOf(world, name)).toMatch(words);
  });

  it('are gone without a trace when their clusters are deleted', async () => {
    for (const { name } of failing) await letGo(world, name);
    for (const { name } of failing) await isGone(world, name);
  });
});
