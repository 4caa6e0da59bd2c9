import { expect, test } from 'vitest';
import { loadSlack } from '../../../src/config/slack/load.js';

const bot = { SLACK_BOT_TOKEN: 'xoxb-1' };

test('nothing set is no Slack', () => {
  expect(loadSlack({})).toBeNull();
  expect(loadSlack({ SLACK_API_URL: 'http://127.0.0.1:1/api', SLACK_BOT_TOKEN: ' ' })).toBeNull();
});

test('an app token means Socket Mode, else the signing secret means HTTP', () => {
  expect(loadSlack({ ...bot, SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' })).toMatchObject({
    config: { mode: 'socket' },
  });
  expect(loadSlack({ ...bot, SLACK_SIGNING_SECRET: 's' })).toEqual({
    config: {
      mode: 'http',
      botToken: 'xoxb-1',
      signingSecret: 's',
      apiUrl: 'https://slack.com/api/',
      postsPerMinute: 60,
      editsPerMinute: 45,
    },
  });
  expect(loadSlack({ ...bot, SLACK_SIGNING_SECRET: 's', SLACK_API_URL: 'http://h:1/api' })).toMatchObject({
    config: { apiUrl: 'http://h:1/api/' },
  });
});

test.each([
  [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN is missing'],
  [{ SLACK_SIGNING_SECRET: 's' }, 'SLACK_BOT_TOKEN is missing'],
  [bot, 'neither is set'],
  [{ SLACK_BOT_TOKEN: 'xoxp-1', SLACK_SIGNING_SECRET: 's' }, 'must begin with xoxb-'],
  [{ ...bot, SLACK_APP_TOKEN: 'xoxb-1' }, 'must begin with xapp-'],
  [
    { ...bot, SLACK_SIGNING_SECRET: 's', SLACK_EDITS_PER_MINUTE: 'many' },
    'SLACK_EDITS_PER_MINUTE is not a number of messages: it takes a whole number',
  ],
  [{ ...bot, SLACK_SIGNING_SECRET: 's', SLACK_API_URL: 'slack.com' }, 'SLACK_API_URL is not a URL'],
])('half a configuration %j is one sentence, without the secret', (env, sentence) => {
  const loaded = loadSlack(env);
  expect(loaded).toEqual({ problems: [expect.stringContaining(sentence)] });
});
