import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCluster } from '../../src/engine/clusters/create.js';
import { startHeartbeat } from '../../src/engine/conductor/heartbeat.js';
import { begin, poll } from '../../src/engine/conductor/poll.js';
import type { Engine } from '../../src/engine/engine.js';
import { viewOperation } from '../../src/engine/operations/history.js';
import { changeService } from '../../src/engine/services/disable.js';
import { listServices } from '../../src/engine/services/list.js';
import { conductorBinary, type MagnumService, serviceState } from '../../src/engine/services/service.js';
import { getCluster } from '../../src/engine/store/clusters/find.js';
import { getOperation } from '../../src/engine/store/operations.js';
import { reportService } from '../../src/engine/store/services.js';
import { operationCard } from '../../src/intents/cluster/operation-card.js';
import { serviceList } from '../../src/intents/services/list.js';
import { type Lab, startLab } from './lab.js';

describe('the heartbeat of a conductor', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab({ CONDUCTOR_HOST: 'here' });
  });
  afterEach(() => {
    vi.useRealTimers();
    return lab.engine.db.write((tx) => tx.magnumService.deleteMany({}));
  });
  afterAll(() => lab?.stop());

  const admin = () => ({ ...lab.caller, roles: ['admin'] });
  const services = () => listServices(lab.engine, admin());
  const wait = (check: (found: Awaited<ReturnType<typeof services>>) => void) =>
    vi.waitFor(async () => check(await services()), { timeout: 30_000, interval: 10 });

  it('is there at once, goes on at least once a minute, and ends with its conductor', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const heartbeat = startHeartbeat(lab.engine);
    await wait((found) =>
      expect(found).toMatchObject([
        { host: 'here', binary: conductorBinary, state: 'up', reportCount: 1, disabled: false },
      ]),
    );
    vi.advanceTimersByTime(60_000);
    await wait(([found]) => expect(found?.reportCount).toBeGreaterThanOrEqual(2));
    await heartbeat.stop();
    expect(await services()).toEqual([]);
  });

  it('of two conductors makes two rows, and one that ends leaves the other', async () => {
    const settings = { ...lab.engine.settings, host: 'there' };
    const there: Engine = { ...lab.engine, settings };
    const [first, second] = [startHeartbeat(lab.engine), startHeartbeat(there)];
    await wait((found) => expect(found.map(({ host }) => host).sort()).toEqual(['here', 'there']));
    await first.stop();
    expect(await services()).toMatchObject([{ host: 'there' }]);
    await second.stop();
  });

  it('keeps what was said about a disabled one, and forgets one that died a day ago', async () => {
    await lab.engine.db.write(async (tx) => {
      for (const host of ['resting', 'dead']) {
        await reportService(tx, { host, binary: conductorBinary });
        const lastSeenUp = new Date(Date.now() - 25 * 3_600_000);
        const said = host === 'resting' ? { disabled: true, disabledReason: 'new disk' } : {};
        await tx.magnumService.updateMany({ where: { host }, data: { lastSeenUp, ...said } });
      }
    });
    const heartbeat = startHeartbeat(lab.engine);
    await wait((found) => expect(found.map(({ host }) => host).sort()).toEqual(['here', 'resting']));
    expect((await services()).find(({ host }) => host === 'resting')).toMatchObject({
      state: 'down',
      disabledReason: 'new disk',
    });
    await heartbeat.stop();
  });

  it('that is disabled goes on with what it has begun, and begins nothing new until it is enabled', async () => {
    const { engine, caller } = lab;
    const there: Engine = { ...engine, settings: { ...engine.settings, host: 'there' } };
    for (const host of ['here', 'there'])
      await engine.db.write((tx) => reportService(tx, { host, binary: conductorBinary }));
    const begun = new Set<string>();
    const first = await createCluster(engine, caller, {
      name: 'first',
      clusterTemplate: 'swarm-without-tls',
    });
    await begin(engine, begun);
    await changeService(engine, admin(), { host: 'here', disabled: true, reason: 'new disk' });
    expect(await services()).toMatchObject([
      { host: 'here', disabled: true, disabledReason: 'new disk' },
      {},
    ]);
    const second = await createCluster(engine, caller, {
      name: 'second',
      clusterTemplate: 'swarm-without-tls',
    });
    const state = async (id: string) => (await getOperation(engine.db.read, id))?.state;
    for (let turn = 0; (await state(first.operation.id)) === 'running'; turn++)
      await poll(engine, turn, begun);
    await begin(engine, begun);
    expect((await getCluster(engine.db.read, second.cluster.uuid))?.stackId, 'not begun').toBeNull();
    await begin(there, new Set());
    expect((await getCluster(engine.db.read, second.cluster.uuid))?.stackId, 'begun there').not.toBeNull();
    await changeService(engine, admin(), { host: 'here', disabled: false });
    expect(await services()).toMatchObject([{ host: 'here', disabled: false, disabledReason: null }, {}]);
    for (let turn = 0; (await state(second.operation.id)) === 'running'; turn++)
      await poll(engine, turn, begun);
    await expect(
      changeService(engine, admin(), { host: 'hare', disabled: true, reason: null }),
    ).rejects.toMatchObject({ code: 'service.not_found', hint: expect.stringContaining('here') });
    await expect(
      changeService(engine, caller, { host: 'here', disabled: true, reason: null }),
    ).rejects.toMatchObject({ code: 'policy.forbidden' });
  }, 120_000);

  it('is no good news in the list where the only one is disabled', async () => {
    const { engine } = lab;
    const context = { engine, caller: admin(), origin: undefined, requestKey: undefined, commands: [] };
    const list = async () => {
      const told = await serviceList.perform(context, {});
      return told.kind === 'answer' ? told.card : expect.unreachable();
    };
    await engine.db.write((tx) => reportService(tx, { host: 'here', binary: conductorBinary }));
    expect(await list()).toMatchObject({ title: '1 conductor up', tone: 'success' });
    await changeService(engine, admin(), { host: 'here', disabled: true, reason: null });
    expect(await list()).toMatchObject({
      title: '1 conductor up',
      tone: 'warning',
      text: 'Those that are up are disabled: nothing new begins until one is enabled.',
    });
  });

  it('is missed on the card of what nobody begins with, until one is up and enabled', async () => {
    const { engine, caller } = lab;
    const { operation } = await createCluster(engine, caller, {
      name: 'third',
      clusterTemplate: 'swarm-without-tls',
    });
    const card = async () =>
      operationCard((await viewOperation(engine, operation.id)) ?? expect.unreachable());
    const waiting = async () => (await card()).facts?.find(({ label }) => label === 'Waiting')?.value;
    const caption = async () => (await card()).progress?.caption;
    await engine.db.write((tx) => reportService(tx, { host: 'here', binary: conductorBinary }));
    expect(await waiting()).toBeUndefined();
    await changeService(engine, admin(), { host: 'here', disabled: true, reason: null });
    expect(await waiting()).toBe(
      'No conductor that is up and enabled takes work, so Heat has not been asked yet. An admin lets one work again: service-enable here',
    );
    expect(await caption()).toMatch(/^Not begun · /);
    await changeService(engine, admin(), { host: 'here', disabled: false });
    const lastSeenUp = new Date(Date.now() - 200_000);
    await engine.db.write((tx) => tx.magnumService.updateMany({ data: { lastSeenUp } }));
    expect(await waiting()).toContain('It begins when one is started');
    await engine.db.write((tx) => reportService(tx, { host: 'here', binary: conductorBinary }));
    expect(await caption()).toMatch(/^Heat is being asked · /);
    const begun = new Set<string>();
    await begin(engine, begun);
    await changeService(engine, admin(), { host: 'here', disabled: true, reason: null });
    expect(await waiting(), 'begun by one that was disabled since').toBeUndefined();
    for (let turn = 0; (await getOperation(engine.db.read, operation.id))?.state === 'running'; turn++)
      await poll(engine, turn, begun);
  }, 120_000);

  it('makes a conductor down when it is silent for more than three minutes, or forced down', () => {
    const now = Date.parse('2026-01-02T03:04:05Z');
    const heard = (secondsAgo: number): MagnumService => ({
      id: 1,
      host: 'here',
      binary: conductorBinary,
      reportCount: 1,
      lastSeenUp: new Date(now - secondsAgo * 1000),
      disabled: false,
      disabledReason: null,
      forcedDown: false,
      createdAt: new Date(now),
      updatedAt: null,
    });
    expect(serviceState(heard(180), now)).toBe('up');
    expect(serviceState(heard(181), now)).toBe('down');
    expect(serviceState({ ...heard(0), forcedDown: true }, now)).toBe('down');
    expect(serviceState({ ...heard(0), disabled: true }, now)).toBe('up');
    expect(serviceState({ ...heard(9999), lastSeenUp: null }, now)).toBe('up');
  });
});
