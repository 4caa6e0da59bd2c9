import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../src/intents/language/read.js';

const names = { cluster: ['ci', 'prod'], template: ['k8s'] };
const read = (message: string) => readMessage(message, names);
const failures = ['CREATE_FAILED', 'UPDATE_FAILED', 'DELETE_FAILED'];

describe('when a channel is told', () => {
  it.each([
    ['send a digest every morning at 9', { digest: '09:00' }],
    ['please post a summary of failures to #ops every day at 18:30', { channel: 'ops', digest: '18:30' }],
    ['give us an hourly digest', { digest: 'hourly' }],
    ['每天早上九点发一份汇总到 #random', { digest: '09:00', channel: 'random' }],
    ['每天晚上六点半给我们发汇总', { digest: '18:30' }],
    ['tell us about failures every morning at 9', { statuses: failures, digest: '09:00' }],
    [
      'tell #ops when something fails, but not between 22:00 and 7am',
      { statuses: failures, channel: 'ops', quiet: '22:00-07:00' },
    ],
  ])('%s', (message, slots) => {
    expect(read(message)).toMatchObject({ intent: 'alert-subscribe', slots });
  });

  it.each([
    ['send us a daily digest', { digest: '09:00' }, { digest: '18:00' }],
    ['send us a digest every day at 8', { digest: '08:00' }, { digest: '20:00' }],
    ['leave us alone from 10 to 7', { quiet: '22:00-07:00' }, { quiet: '10:00-19:00' }],
  ])('two hours are offered where either may be meant: %s', (message, slots, or) => {
    expect(read(message)).toMatchObject({
      intent: 'alert-subscribe',
      slots,
      confidence: 0.5,
      other: { intent: 'alert-subscribe', slots: or },
    });
  });

  it.each(['leave us alone from 10pm to 7am', '晚上十点到早上七点别打扰我们'])(
    'quiet hours alone end nothing that is subscribed, so the list is offered as well: %s',
    (message) => {
      expect(read(message)).toMatchObject({
        intent: 'alert-subscribe',
        slots: { quiet: '22:00-07:00' },
        confidence: 0.5,
        other: { intent: 'alert-list' },
      });
    },
  );

  it.each([
    'we send a digest every morning at 9',
    "don't send a digest every morning",
    'do you send a digest every morning at 9?',
    'bob left us alone from 10pm to 7am',
    'send a summary of costs every morning at 9',
  ])('is not subscribed by what is told, asked or denied: %s', (message) => {
    expect(read(message).intent).toBe('none');
  });
});
