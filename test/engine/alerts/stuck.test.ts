import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/engine/events/event.js';
import type { OperationView } from '../../../src/engine/operations/history.js';
import type { Progress } from '../../../src/engine/operations/operation.js';
import type { Scope } from '../../../src/engine/reconcile/scope.js';
import { stuckAfter, withMoves } from '../../../src/engine/reconcile/stuck.js';
import { stuckCard } from '../../../src/intents/alerts/stuck-card.js';

const begun = new Date('2026-01-01T00:00:00Z');
const after = 60_000;

/** What is told when so much was done at each look, each so many seconds after the one before. */
function told(looks: readonly { done: number; seconds: number }[]): (string | null)[] {
  let progress: Progress = { done: 0, total: 9, stages: {} };
  let now = begun.getTime();
  return looks.map(({ done, seconds }) => {
    now += seconds * 1000;
    const step = withMoves(progress, { done, total: 9, stages: {} }, { begun, now: new Date(now), after });
    progress = step.progress;
    return step.news;
  });
}

describe('an operation that does not move', () => {
  it('is told once, and once more when it goes on', () => {
    const still = { done: 0, seconds: 30 };
    expect(told([still, still, still, still, { done: 1, seconds: 30 }, { done: 2, seconds: 30 }])).toEqual([
      null,
      'operation.stuck',
      null,
      null,
      'operation.moved',
      null,
    ]);
  });

  it('goes on with what is being done, and once it is over nothing goes on any more', () => {
    const event = { body: { type: 'operation.moved' } } as Event;
    const card = (state: string) =>
      stuckCard(event, { operation: { kind: 'delete', clusterName: 'ci', state } } as OperationView);
    expect(card('running')?.text).toBe('Deleting cluster ci moves again.');
    expect(card('failed')).toBeNull();
  });

  it('is told in turns, and never as stuck while it moves', () => {
    const look = fc.record({
      done: fc.integer({ min: 0, max: 3 }),
      seconds: fc.integer({ min: 1, max: 90 }),
    });
    fc.assert(
      fc.property(fc.array(look), (looks) => {
        const news = told(looks);
        const said = news.filter(Boolean);
        expect(said.every((each, i) => each === (i % 2 === 0 ? 'operation.stuck' : 'operation.moved'))).toBe(
          true,
        );
        news.forEach((each, i) => {
          if (each === 'operation.stuck') expect(looks[i]?.done).toBe(looks[i - 1]?.done ?? 0);
          if (each === 'operation.moved') expect(looks[i]?.done).not.toBe(looks[i - 1]?.done);
        });
      }),
    );
  });

  it('is given at most half of the timeout of its cluster', () => {
    const limit = (stuckSeconds: number, createTimeout: number) =>
      stuckAfter({ engine: { settings: { stuckSeconds } }, cluster: { createTimeout } } as unknown as Scope);
    expect(limit(1200, 60)).toBe(1_200_000);
    expect(limit(1200, 10)).toBe(300_000);
    expect(limit(1200, 0)).toBe(1_200_000);
    expect(limit(0, 60)).toBeNull();
  });
});
