import type { Credentials } from '../openstack/credentials.js';
import { type DiscordConfig, loadDiscord } from './discord/load.js';
import { discordSettings } from './discord/settings.js';
import { type LanguageConfig, loadLanguage } from './language/load.js';
import { languageSettings } from './language/settings.js';
import { loadOpenStack } from './openstack/load.js';
import { openStackSettings } from './openstack/settings.js';
import { loadProgram, type ProgramConfig } from './program/load.js';
import { programSettings } from './program/settings.js';
import type { Setting } from './setting.js';
import { loadSlack, type SlackConfig } from './slack/load.js';
import { slackSettings } from './slack/settings.js';

/** Everything the program is told by its environment. */
export interface Config {
  readonly program: ProgramConfig;
  /** Null: the sandbox. */
  readonly cloud: { readonly credentials: Credentials; readonly source: string } | null;
  readonly slack: SlackConfig | null;
  readonly discord: DiscordConfig | null;
  /** Null: plain language is read offline. */
  readonly language: LanguageConfig | null;
}

/** Every setting there is, by what it is about. */
export const settings: Readonly<Record<string, readonly Setting[]>> = {
  Program: programSettings,
  OpenStack: openStackSettings,
  Slack: slackSettings,
  Discord: discordSettings,
  'Plain language': languageSettings,
};

/** Reads the whole environment; with anything wrong, one sentence a problem and no configuration. */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
): { config: Config } | { problems: string[] } {
  const program = loadProgram(env);
  const cloud = loadOpenStack(env);
  const slack = loadSlack(env);
  const discord = loadDiscord(env);
  const language = loadLanguage(env);
  const problems = [program, cloud, slack, discord, language].flatMap((part) =>
    part && 'problems' in part ? [...part.problems] : [],
  );
  if (problems.length > 0 || 'problems' in program) return { problems };
  return {
    config: {
      program: program.config,
      cloud: cloud.kind === 'cloud' ? { credentials: cloud.credentials, source: cloud.source } : null,
      slack: slack && 'config' in slack ? slack.config : null,
      discord: discord && 'config' in discord ? discord.config : null,
      language: language && 'config' in language ? language.config : null,
    },
  };
}
