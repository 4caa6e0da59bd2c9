import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laneOf } from '../../../src/engine/access/channel.js';
import type { Happening } from '../../../src/engine/alerts/happening.js';
import { alertKinds, kindsOf, readKinds } from '../../../src/engine/alerts/kinds.js';
import { hears, listenersOf } from '../../../src/engine/alerts/match.js';
import type { Subscription } from '../../../src/engine/alerts/subscription.js';
import { dueAt, isQuiet, localMinutes, nextAt } from '../../../src/engine/alerts/times.js';
import { aSubscription } from '../rows.js';

const clusters = ['a', 'b', 'c'].map((name) => ({ uuid: `uuid-${name}`, name }));
const kind = fc.constantFrom(...alertKinds);
const clusterRef = fc.constantFrom(...clusters);
const zone = fc.constantFrom(
  'UTC',
  'Europe/Paris',
  'Asia/Kolkata',
  'America/New_York',
  'Australia/Lord_Howe',
);
const minutes = fc.integer({ min: 0, max: 1439 });
const moment = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2027-12-31T00:00:00Z'),
  noInvalidDate: true,
});

const subscription: fc.Arbitrary<Subscription> = fc
  .record({
    projectId: fc.constantFrom('p', 'q'),
    channel: fc.constantFrom('C1', 'C2', 'C3'),
    cluster: fc.option(clusterRef),
    kinds: fc.uniqueArray(kind, { maxLength: 4 }),
    exceptKinds: fc.uniqueArray(kind, { maxLength: 3 }),
    exceptClusters: fc.uniqueArray(clusterRef, { maxLength: 2 }),
    digest: fc.option(
      fc.oneof(
        fc.constant({ every: 'hour' as const }),
        fc.record({ every: fc.constant('day' as const), at: minutes }),
      ),
    ),
    quiet: fc.option(fc.record({ from: minutes, to: minutes }).filter(({ from, to }) => from !== to)),
    timeZone: zone,
    urgent: fc.boolean(),
  })
  .map((change) => aSubscription(change));

const happening: fc.Arbitrary<Happening> = fc.record({
  projectId: fc.constantFrom('p', 'q'),
  clusterUuid: clusterRef.map(({ uuid }) => uuid),
  clusterName: fc.constant('a'),
  kinds: fc.uniqueArray(kind, { minLength: 1, maxLength: 2 }),
  isFailure: fc.boolean(),
  text: fc.constant(''),
  at: moment,
});

describe('who hears of what', () => {
  it('is never told what is excepted, of another project, or of another cluster', () => {
    fc.assert(
      fc.property(subscription, happening, (wanted, what) => {
        if (!hears(wanted, what)) return;
        expect(what.projectId).toBe(wanted.projectId);
        expect(wanted.exceptClusters.map(({ uuid }) => uuid)).not.toContain(what.clusterUuid);
        expect(what.kinds.some((each) => !wanted.exceptKinds.includes(each))).toBe(true);
        if (wanted.cluster) expect(wanted.cluster.uuid).toBe(what.clusterUuid);
      }),
    );
  });

  it('hears everything of its project where nothing is narrowed', () => {
    fc.assert(
      fc.property(happening, (what) => {
        expect(hears(aSubscription({ projectId: what.projectId }), what)).toBe(true);
      }),
    );
  });

  it('tells each channel once, at the earliest time that one of its subscriptions says', () => {
    fc.assert(
      fc.property(fc.array(subscription, { maxLength: 12 }), happening, moment, (all, what, now) => {
        const told = listenersOf(all, what, now);
        const matching = all.filter((each) => hears(each, what));
        expect(told.map(({ channel }) => laneOf(channel)).sort()).toEqual(
          [...new Set(matching.map(laneOf))].sort(),
        );
        for (const { channel, dueAt: due } of told) {
          const times = matching
            .filter((each) => laneOf(each) === laneOf(channel))
            .map((each) => (each.urgent && what.isFailure ? now : (dueAt(now, each) ?? now)).getTime());
          expect((due ?? now).getTime()).toBe(Math.min(...times));
        }
      }),
    );
  });

  it('does not depend on the order of subscriptions', () => {
    fc.assert(
      fc.property(fc.array(subscription, { maxLength: 8 }), happening, moment, (all, what, now) => {
        const sorted = (subscriptions: Subscription[]) =>
          listenersOf(subscriptions, what, now)
            .map(({ channel, dueAt: due }) => `${laneOf(channel)} ${due?.toISOString()}`)
            .sort();
        expect(sorted([...all].reverse())).toEqual(sorted(all));
      }),
    );
  });
});

describe('when it is told', () => {
  it('is the next time that clocks show it, within two days', () => {
    fc.assert(
      fc.property(moment, minutes, zone, (after, at, timeZone) => {
        const next = nextAt(after, at, timeZone);
        expect(next.getTime()).toBeGreaterThan(after.getTime());
        expect(next.getTime() - after.getTime()).toBeLessThanOrEqual(26 * 3_600_000);
        // Clocks that leap over it show up to an hour more.
        expect((localMinutes(next, timeZone) - at + 1440) % 1440).toBeLessThanOrEqual(60);
      }),
      { numRuns: 500 },
    );
  });

  it('is never within quiet hours', () => {
    fc.assert(
      fc.property(subscription, moment, (wanted, now) => {
        const due = dueAt(now, wanted);
        if (due) expect(due.getTime()).toBeGreaterThan(now.getTime());
        if (!wanted.quiet) return;
        const told = due ?? now;
        const leapt = wanted.quiet && localMinutes(told, wanted.timeZone) === wanted.quiet.to;
        expect(leapt || !isQuiet(told, wanted.quiet, wanted.timeZone)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['2026-03-29T00:30:00Z', 150, 'Europe/Paris', '2026-03-29T01:30:00.000Z'],
    ['2026-07-01T10:00:00Z', 540, 'Europe/Paris', '2026-07-02T07:00:00.000Z'],
    ['2026-10-24T10:00:00Z', 540, 'Europe/Paris', '2026-10-25T08:00:00.000Z'],
    ['2026-01-01T09:00:00Z', 540, 'UTC', '2026-01-02T09:00:00.000Z'],
  ])('after %s at minute %i in %s is %s', (after, at, timeZone, expected) => {
    expect(nextAt(new Date(after), at, timeZone).toISOString()).toBe(expected);
  });
});

describe('words for statuses', () => {
  it('name one, or all that end or begin alike', () => {
    expect(kindsOf('create_failed')).toEqual(['CREATE_FAILED']);
    expect(kindsOf('failed')).toEqual(['CREATE_FAILED', 'UPDATE_FAILED', 'DELETE_FAILED', 'ROLLBACK_FAILED']);
    expect(kindsOf('DELETE_*')).toEqual(['DELETE_COMPLETE', 'DELETE_FAILED']);
    expect(kindsOf('stuck')).toEqual(['stuck']);
    expect(kindsOf('prod')).toBeNull();
  });

  it('that are none are answered with the nearest one', () => {
    expect(() => readKinds(['CREAT_FAILED'], 'statuses')).toThrow('There is no status CREAT_FAILED.');
  });
});
