import { isDeepStrictEqual } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import type { StackRef } from '../../src/openstack/cloud.js';
import {
  type CloudUnderTest,
  gone,
  rememberStacks,
  settled,
  stackRequest,
  uniqueName,
  until,
} from './cloud-under-test.js';
import { WAIT } from './templates.js';

/** Wait conditions: how a guest tells Heat that it is done, or that it is not. */
export function signalContract(test: () => CloudUnderTest): void {
  const stacks = rememberStacks(() => test().cloud);
  afterAll(() => stacks.deleteAll());

  const waiting = async (parameters: Record<string, unknown>): Promise<[StackRef, Notify]> => {
    const stack = await stacks.create(stackRequest({ name: uniqueName('wait'), template: WAIT, parameters }));
    const command = await until('the wait condition is in progress', async () => {
      const tree = await test().cloud.heat.resources(stack, 0);
      if (tree.find(({ name }) => name === 'wait')?.status !== 'CREATE_IN_PROGRESS') return null;
      return (await test().cloud.heat.show(stack.id, { outputs: true }))?.outputs.notify ?? null;
    });
    return [stack, notifier(String(command))];
  };

  const heard = (stack: StackRef, data: Record<string, string>) =>
    until(`the signals ${JSON.stringify(data)} are there`, async () => {
      const said = (await test().cloud.heat.show(stack.id, { outputs: true }))?.outputs.data;
      const heardSoFar: unknown = typeof said === 'string' && said !== '' ? JSON.parse(said) : {};
      return isDeepStrictEqual(heardSoFar, data) ? true : null;
    });

  it('stays in progress until all signals are there, then completes with their data', async () => {
    const { cloud } = test();
    const [stack, notify] = await waiting({ count: 2 });
    await notify({ status: 'SUCCESS', id: 'first', reason: 'up', data: 'hello' });
    // Heat answers a signal before it has worked it in, so a second one can overtake the first.
    await heard(stack, { first: 'hello' });
    // The same id again is the same signal.
    await notify({ status: 'SUCCESS', id: 'first', data: 'hello again' });
    await heard(stack, { first: 'hello again' });
    expect((await cloud.heat.show(stack.id))?.status).toBe('CREATE_IN_PROGRESS');
    await notify({ status: 'SUCCESS', id: 'second', data: 'world' });
    const { status, outputs } = await settled(cloud, stack);
    expect(status).toBe('CREATE_COMPLETE');
    expect(JSON.parse(String(outputs.data))).toEqual({ first: 'hello again', second: 'world' });
  });

  it('fails with the reason of the signal that says FAILURE', async () => {
    const { cloud } = test();
    const [stack, notify] = await waiting({});
    await notify({ status: 'FAILURE', id: '1', reason: 'docker did not start', data: '' });
    const { status, statusReason } = await settled(cloud, stack);
    expect(status).toBe('CREATE_FAILED');
    expect(statusReason).toBe(
      'Resource CREATE failed: WaitConditionFailure: resources.wait: docker did not start',
    );
    const wait = (await cloud.heat.resources(stack, 0)).find(({ name }) => name === 'wait');
    expect(wait).toMatchObject({
      status: 'CREATE_FAILED',
      statusReason: 'WaitConditionFailure: resources.wait: docker did not start',
    });
  });

  it('fails when no signal comes in time, and counts what came', async () => {
    const { cloud } = test();
    const [stack] = await waiting({ timeout: 2, count: 2 });
    const { status, statusReason } = await settled(cloud, stack);
    expect(status).toBe('CREATE_FAILED');
    expect(statusReason).toBe(
      'Resource CREATE failed: WaitConditionTimeout: resources.wait: 0 of 2 received',
    );
  });

  it('is deleted while it still waits', async () => {
    const { cloud } = test();
    const [stack] = await waiting({});
    await cloud.heat.delete(stack);
    await gone(cloud, stack);
  });

  it('tells what a handle was told, the last word under each name', async () => {
    const { heat } = test().cloud;
    const [stack, notify] = await waiting({ count: 3 });
    const said = () => heat.signals(stack, 0, () => true);
    expect(await said()).toEqual([{ path: [], signals: [] }]);
    await notify({ status: 'SUCCESS', id: 'node', reason: 'up', data: 'up' });
    await heard(stack, { node: 'up' });
    await notify({ status: 'FAILURE', id: 'node-upgrade-1', reason: 'no such release', data: '' });
    expect((await settled(test().cloud, stack)).status).toBe('CREATE_FAILED');
    expect(await said()).toEqual([
      {
        path: [],
        signals: [
          { id: 'node', status: 'SUCCESS', reason: 'up' },
          { id: 'node-upgrade-1', status: 'FAILURE', reason: 'no such release' },
        ],
      },
    ]);
    expect(await heat.signals(stack, 0, () => false)).toEqual([]);
  });

  it('keeps a failure in its handle: an update fails again until the same signal says SUCCESS', async () => {
    const { cloud } = test();
    const [stack, notify] = await waiting({});
    await notify({ status: 'FAILURE', id: '1', reason: 'first try', data: '' });
    expect((await settled(cloud, stack)).status).toBe('CREATE_FAILED');

    await cloud.heat.update(stack, { parameters: {}, disableRollback: true });
    expect(await settled(cloud, stack)).toMatchObject({
      status: 'UPDATE_FAILED',
      statusReason: expect.stringContaining('WaitConditionFailure: resources.wait: first try'),
    });

    await notify({ status: 'SUCCESS', id: '1', data: 'mended' });
    await cloud.heat.update(stack, { parameters: {}, disableRollback: true });
    const { status, outputs } = await settled(cloud, stack);
    expect(status).toBe('UPDATE_COMPLETE');
    expect(JSON.parse(String(outputs.data))).toEqual({ '1': 'mended' });
  });
}

type Notify = (signal: { status: string; id: string; reason?: string; data: string }) => Promise<void>;

/** Does what the handle's `curl_cli` would: its method, address and headers, with a signal as the body. */
function notifier(curl: string): Notify {
  const [, method = ''] = /-X (\w+)/.exec(curl) ?? [];
  const [url = ''] = /https?:\/\/[^\s'"]+/.exec(curl) ?? [];
  const headers = [...curl.matchAll(/-H '([^:]+): ([^']*)'/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  return async (signal) => {
    const answer = await fetch(url, {
      method,
      headers: Object.fromEntries(headers),
      body: JSON.stringify(signal),
    });
    expect(answer.status).toBe(200);
  };
}
