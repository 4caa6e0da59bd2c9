import type { Setting } from '../setting.js';

/** Every setting of Slack, as the documentation lists it. */
export const slackSettings: readonly Setting[] = [
  {
    name: 'SLACK_BOT_TOKEN',
    meaning: 'The bot user OAuth token (xoxb-…): everything that is said in Slack is said with it',
    secret: true,
  },
  {
    name: 'SLACK_APP_TOKEN',
    meaning: 'An app-level token (xapp-…) with connections:write: Slack is then connected to by Socket Mode',
    secret: true,
  },
  {
    name: 'SLACK_SIGNING_SECRET',
    meaning: 'The signing secret of the app, without an app token: Slack then calls /slack/events over HTTP',
    secret: true,
  },
  {
    name: 'SLACK_API_URL',
    meaning: 'Base of the Web API',
    default: 'https://slack.com/api/',
  },
  {
    name: 'SLACK_POSTS_PER_MINUTE',
    meaning: 'Messages that go out in one channel in a minute; the rest waits. Slack takes one a second',
    default: '60',
  },
  {
    name: 'SLACK_EDITS_PER_MINUTE',
    meaning:
      'Messages that are drawn again in a minute, in all channels; the rest waits. Slack takes 50 or more',
    default: '45',
  },
];
