import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { slackManifest } from '../../src/bot/slack/manifest.js';
import { loadConfig, settings } from '../../src/config/config.js';
import { settingsDocument } from '../../src/config/document.js';
import { Environment } from '../../src/config/program/load.js';
import { programSettings } from '../../src/config/program/settings.js';

const problems = (env: Record<string, string>) => {
  const loaded = loadConfig(env);
  return 'problems' in loaded ? loaded.problems : [];
};

describe('the settings', () => {
  it('are all in docs/settings.md (npm run documents writes it)', () => {
    expect(readFileSync('docs/settings.md', 'utf8')).toBe(settingsDocument());
  });

  it('are described exactly as they are read', () => {
    expect(programSettings.map(({ name }) => name).sort()).toEqual(Object.keys(Environment.shape).sort());
  });

  it('have names that are given once', () => {
    const names = Object.values(settings).flatMap((rows) => rows.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  });

  it('make a usable configuration of nothing at all', () => {
    expect(loadConfig({})).toMatchObject({
      config: { cloud: null, slack: null, discord: null, program: { PORT: 3000 } },
    });
  });

  it('take an empty value as none', () => {
    expect(loadConfig({ PORT: '', SLACK_BOT_TOKEN: '', OS_CLOUD: '' })).toMatchObject({
      config: { cloud: null, slack: null, program: { PORT: 3000 } },
    });
  });

  it('know the platforms of alert channels', () => {
    expect(problems({ ALERT_CHANNEL: '#ops, slak:#ops' })).toEqual([
      'ALERT_CHANNEL names the platform slak; those there are: slack, discord, playground, console.',
    ]);
  });

  it('say everything that is wrong at once, a sentence each', () => {
    const said = problems({
      PORT: 'http',
      DATABASE_URL: 'mysql://x',
      POLL_SECONDS: 'often',
      SLACK_APP_TOKEN: 'xapp-1',
      DISCORD_TOKEN: 'x',
      OS_USERNAME: 'demo',
    });
    expect(said.find((each) => each.startsWith('PORT'))).toBe('PORT takes a whole number from 0 to 65535.');
    for (const name of [
      'DATABASE_URL',
      'POLL_SECONDS',
      'SLACK_BOT_TOKEN',
      'DISCORD_APPLICATION_ID',
      'OS_AUTH_URL',
    ]) {
      expect(said.filter((each) => each.includes(name)).length, name).toBeGreaterThan(0);
    }
    for (const sentence of said) expect(sentence).toMatch(/\.$/);
  });

  it('want the three trustee settings together', () => {
    expect(problems({ TRUSTEE_DOMAIN_NAME: 'magnum' })).toEqual([
      'TRUSTEE_DOMAIN_ADMIN_NAME and TRUSTEE_DOMAIN_ADMIN_PASSWORD must be set too: the three TRUSTEE_DOMAIN settings go together.',
    ]);
  });

  it('say what is wrong with where notifications go, without repeating what may be secret', () => {
    const said = problems({
      NOTIFICATION_AMQP_URL: 'hunter2',
      NOTIFICATION_WEBHOOK_URL: 'ftp://hunter2',
      NOTIFICATION_WEBHOOK_SECRET: 'hunter2',
    });
    expect(said).toEqual([
      'NOTIFICATION_AMQP_URL takes amqp://user:password@host:port/vhost.',
      'NOTIFICATION_WEBHOOK_URL takes a URL such as https://example.org/magnum.',
      'NOTIFICATION_WEBHOOK_SECRET takes at least 16 characters.',
    ]);
    expect(problems({ NOTIFICATION_WEBHOOK_SECRET: 'sixteen letters!' })).toEqual([
      'NOTIFICATION_WEBHOOK_SECRET signs nothing: set NOTIFICATION_WEBHOOK_URL too, or unset it.',
    ]);
  });

  it.each([
    ['#ops', [{ platform: null, channel: '#ops' }]],
    [
      'C123, discord:alerts',
      [
        { platform: null, channel: 'C123' },
        { platform: 'discord', channel: 'alerts' },
      ],
    ],
    ['', []],
  ])('read ALERT_CHANNEL=%s', (text, channels) => {
    expect(loadConfig({ ALERT_CHANNEL: text })).toMatchObject({
      config: { program: { alertChannels: channels } },
    });
  });
});

describe('slack-manifest.json', () => {
  it('is the manifest that the program prints for Socket Mode', () => {
    expect(JSON.parse(readFileSync('slack-manifest.json', 'utf8'))).toEqual(
      slackManifest({ mode: 'socket' }),
    );
  });
});
