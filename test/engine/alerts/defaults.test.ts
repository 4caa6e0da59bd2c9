import { describe, expect, it } from 'vitest';
import { type BoundChannel, defaultsAbout, defaultWish } from '../../../src/engine/alerts/defaults.js';
import type { Happening } from '../../../src/engine/alerts/happening.js';
import type { AlertKind } from '../../../src/engine/alerts/kinds.js';
import { hears } from '../../../src/engine/alerts/match.js';
import type { Subscription } from '../../../src/engine/alerts/subscription.js';
import { aSubscription } from '../rows.js';

const bound: BoundChannel = {
  platform: 'slack',
  workspace: 'T1',
  channel: 'C1',
  projectId: 'p',
  isQuiet: false,
};

const ending = (kind: AlertKind): Happening => ({
  projectId: 'p',
  clusterUuid: 'uuid-a',
  clusterName: 'a',
  kinds: [kind],
  isFailure: false,
  text: '',
  at: new Date(0),
});

describe('what a bound channel hears by default', () => {
  it.each<[AlertKind, boolean]>([
    ['CREATE_COMPLETE', true],
    ['CREATE_FAILED', true],
    ['UPDATE_FAILED', false],
    ['DELETE_COMPLETE', false],
    ['stuck', true],
    ['drift', true],
    ['certificate', true],
    ['health', false],
  ])('%s: %s', (kind, heard) => {
    expect(hears(defaultWish(bound), ending(kind))).toBe(heard);
  });

  it.each<[string, Partial<Subscription>, boolean]>([
    ['hears the same, later', { digest: { every: 'hour' } }, false],
    ['leaves out the status', { exceptKinds: ['CREATE_FAILED'] }, false],
    ['leaves out the cluster', { kinds: ['stuck'], exceptClusters: [{ uuid: 'uuid-a', name: 'a' }] }, false],
    ['is about something else', { kinds: ['stuck'] }, true],
    [
      'is about another cluster',
      { cluster: { uuid: 'uuid-b', name: 'b' }, exceptKinds: ['CREATE_FAILED'] },
      true,
    ],
    ['is of another channel', { channel: 'C2' }, true],
  ])('is told beside a subscription that %s: %s', (_, subscription, isTold) => {
    const own = [aSubscription(subscription)];
    expect(defaultsAbout([bound], own, ending('CREATE_FAILED'))).toHaveLength(isTold ? 1 : 0);
  });

  it('is nothing where the channel wanted none', () => {
    expect(defaultsAbout([{ ...bound, isQuiet: true }], [], ending('CREATE_FAILED'))).toEqual([]);
  });
});
