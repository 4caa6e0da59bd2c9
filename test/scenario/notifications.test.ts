import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../servers/chat.js';
import { startPlaygroundChat } from '../servers/playground/server.js';
import { seen, startWorld, type World } from './world.js';

interface Told {
  readonly event_type: string;
  readonly payload: {
    readonly outcome: string;
    readonly attachments: readonly { readonly name: string; readonly content: Record<string, unknown> }[];
  };
}

describe('a program that listens to the cloud’s clusters', () => {
  let world: World;
  let server: Server;
  const told: Told[] = [];
  beforeAll(async () => {
    server = createServer(async (request, answer) => {
      let body = '';
      for await (const part of request) body += part;
      told.push(JSON.parse(body));
      answer.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    world = await startWorld(startPlaygroundChat, {
      NOTIFICATION_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
    });
  });
  afterAll(async () => {
    await world?.stop();
    server?.close();
  });

  it('hears of each transition once and in order, also over a restart, with who asked for it in chat', async () => {
    const { ann, channel } = world;
    await ann.say(
      channel,
      '/magnum cluster-template-create k8s --coe kubernetes --image fedora-coreos --keypair testkey --external-network public --flavor m1.small',
    );
    await seen(ann, channel, /^Cluster template k8s created$/);
    await ann.say(channel, '/magnum cluster-create prod --cluster-template k8s');
    await seen(ann, channel, /^Creating cluster prod$|^Cluster prod is ready$/);
    await world.restart();
    await seen(ann, channel, /^CREATE_COMPLETE · prod$/, 30_000);
    await until(
      'the end of the creation',
      () => told.length >= 3,
      () => JSON.stringify(told),
      20_000,
    );
    expect(told.map(({ event_type, payload }) => `${event_type} ${payload.outcome}`)).toEqual([
      'magnum.clustertemplate.create success',
      'magnum.cluster.create pending',
      'magnum.cluster.create success',
    ]);
    for (const { payload } of told) {
      const chat = payload.attachments.find(({ name }) => name === 'chat');
      expect(chat?.content).toMatchObject({ platform: 'playground', user_name: 'ann' });
    }
  }, 90_000);
});
