import { WebClient } from '@slack/web-api';
import { type Logger, pino } from 'pino';
import { z } from 'zod';
import type { SlackConfig } from '../../config/slack/load.js';
import { clientOptions, slackClient } from './client.js';
import { platformError, slackCode } from './errors.js';
import { slackScopes } from './manifest.js';

/** One thing looked at: `sentence` says what was found and, where `ok` is false, how to mend it. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly sentence: string;
}

const Identity = z.object({
  team: z.string(),
  user: z.string(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

/** Looks whether Slack takes the configured tokens and grants what the bot needs. Never throws. */
export async function checkSlack(config: SlackConfig): Promise<Check[]> {
  const checks: Check[] = [];
  const logger: Logger = pino({ level: 'silent' });
  try {
    const said = Identity.parse(await slackClient(config.botToken, config.apiUrl, logger).auth.test());
    checks.push({
      name: 'slack token',
      ok: true,
      sentence: `Slack knows the bot as @${said.user} of ${said.team}.`,
    });
    checks.push(checkScopes(said.response_metadata?.scopes ?? []));
  } catch (error) {
    checks.push({
      name: 'slack token',
      ok: false,
      sentence: mend(
        error,
        'SLACK_BOT_TOKEN',
        'copy the bot user OAuth token from "OAuth & Permissions", or install the app to the workspace again',
      ),
    });
  }
  if (config.mode === 'socket') checks.push(await checkSocket(config, logger));
  else {
    checks.push({
      name: 'slack delivery',
      ok: true,
      sentence:
        'Slack delivers over HTTP: /slack/events must be reachable from the internet; the signature is checked with each delivery.',
    });
  }
  return checks;
}

async function checkSocket(config: Extract<SlackConfig, { mode: 'socket' }>, logger: Logger): Promise<Check> {
  const name = 'slack socket mode';
  try {
    const headers = { Authorization: `Bearer ${config.appToken}` };
    await new WebClient('', { ...clientOptions(config.apiUrl, logger), headers }).apps.connections.open({});
    return { name, ok: true, sentence: 'Slack takes the app token: Socket Mode can connect.' };
  } catch (error) {
    return {
      name,
      ok: false,
      sentence: mend(
        error,
        'SLACK_APP_TOKEN',
        'make an app-level token with the scope connections:write in "Basic Information", and switch Socket Mode on',
      ),
    };
  }
}

function checkScopes(granted: readonly string[]): Check {
  const name = 'slack scopes';
  const missing = slackScopes.filter((one) => !granted.includes(one.scope));
  if (missing.length === 0) return { name, ok: true, sentence: 'Every scope that the bot uses is granted.' };
  const list = missing.map((one) => `${one.scope} (${one.use})`).join(', ');
  const ok = missing.every(({ isOptional }) => isOptional);
  const mending = `in "OAuth & Permissions" and install the app to the workspace again`;
  return {
    name,
    ok,
    sentence: ok
      ? `Every scope that the bot needs is granted. For more, add ${list} ${mending}.`
      : `Not granted: ${list}. Add them ${mending}.`,
  };
}

function mend(error: unknown, setting: string, how: string): string {
  const code = slackCode(error);
  if (code !== null) return `Slack refuses ${setting} (${code}): ${how}.`;
  return `${platformError(error, `checking ${setting}`).message} Check SLACK_API_URL and the way out to the internet.`;
}
