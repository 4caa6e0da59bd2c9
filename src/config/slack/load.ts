import { messagesPerMinute, notPerMinute } from '../messages-per-minute.js';

/** How one Slack workspace is reached. `apiUrl` ends in a slash. */
export type SlackConfig = {
  readonly botToken: string;
  readonly apiUrl: string;
  /** How many messages in one channel, and edits in all, go out in a minute. */
  readonly postsPerMinute: number;
  readonly editsPerMinute: number;
} & (
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string }
);

/**
 * Reads Slack's settings: null when none is set, else the configuration or one sentence a problem.
 * Socket Mode when there is an app token, else HTTP.
 */
export function loadSlack(
  env: Readonly<Record<string, string | undefined>>,
): null | { config: SlackConfig } | { problems: string[] } {
  const read = (name: string) => env[name]?.trim() || undefined;
  const botToken = read('SLACK_BOT_TOKEN');
  const appToken = read('SLACK_APP_TOKEN');
  const signingSecret = read('SLACK_SIGNING_SECRET');
  const apiUrl = read('SLACK_API_URL') ?? 'https://slack.com/api/';
  if (!botToken && !appToken && !signingSecret) return null;

  const problems: string[] = [];
  if (!botToken) {
    problems.push(
      `SLACK_BOT_TOKEN is missing while ${appToken ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET'} is set: copy the bot user OAuth token (xoxb-…) from "OAuth & Permissions" of the Slack app.`,
    );
  } else if (!botToken.startsWith('xoxb-')) {
    problems.push('SLACK_BOT_TOKEN is not a bot user OAuth token: it must begin with xoxb-.');
  }
  if (appToken && !appToken.startsWith('xapp-')) {
    problems.push('SLACK_APP_TOKEN is not an app-level token: it must begin with xapp-.');
  }
  if (!appToken && !signingSecret) {
    problems.push(
      'SLACK_BOT_TOKEN needs either SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it: neither is set.',
    );
  }
  if (!/^https?:\/\/[^\s/]/.test(apiUrl))
    problems.push('SLACK_API_URL is not a URL: it must begin with http:// or https://.');
  const postsPerMinute = messagesPerMinute(read('SLACK_POSTS_PER_MINUTE'), 60);
  const editsPerMinute = messagesPerMinute(read('SLACK_EDITS_PER_MINUTE'), 45);
  if (postsPerMinute === null) problems.push(`SLACK_POSTS_PER_MINUTE ${notPerMinute}`);
  if (editsPerMinute === null) problems.push(`SLACK_EDITS_PER_MINUTE ${notPerMinute}`);
  if (problems.length > 0 || !botToken || !postsPerMinute || !editsPerMinute) return { problems };

  const base = apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`;
  const shared = { botToken, apiUrl: base, postsPerMinute, editsPerMinute };
  if (appToken) return { config: { ...shared, mode: 'socket', appToken } };
  return { config: { ...shared, mode: 'http', signingSecret: signingSecret ?? '' } };
}
