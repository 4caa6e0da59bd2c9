import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { checkSlack } from '../../../src/bot/slack/doctor.js';
import { slackEvents, slackManifest, slackScopes } from '../../../src/bot/slack/manifest.js';
import { loadSlack } from '../../../src/config/slack/load.js';
import { slackSettings } from '../../../src/config/slack/settings.js';
import { startFakeSlack } from '../../servers/slack/server.js';
import { connectSlack } from './connected.js';

describe('the app manifest', () => {
  test('of Socket Mode names no address, that of HTTP the same one everywhere', () => {
    expect(JSON.stringify(slackManifest({ mode: 'socket' }))).not.toContain('url');
    const manifest = slackManifest({ mode: 'http', url: 'https://chatops.example.org/' });
    const address = 'https://chatops.example.org/slack/events';
    expect(manifest.features.slash_commands[0]).toMatchObject({ command: '/magnum', url: address });
    expect(manifest.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: address },
      interactivity: { is_enabled: true, request_url: address },
    });
  });

  test('is within the lengths that Slack takes', () => {
    const { display_information, features } = slackManifest({ mode: 'socket' });
    expect(display_information.name.length).toBeLessThanOrEqual(35);
    expect(display_information.description.length).toBeLessThanOrEqual(140);
    expect(features.agent_view.agent_description.length).toBeLessThanOrEqual(300);
    for (const command of features.slash_commands)
      expect(command.description.length).toBeLessThanOrEqual(2000);
  });

  test('asks for enough: with its scopes alone everything works', async () => {
    const { slack, bot, stop } = await connectSlack(
      async (_inbound, say) => say.card({ title: 'Hi', tone: 'neutral' }),
      {
        scopes: slackManifest({ mode: 'socket' }).oauth_config.scopes.bot,
      },
    );
    const ann = slack.user('ann', { locale: 'zh-CN' });
    for (const channel of ['#ops', '#random']) {
      const place = { platform: 'slack', workspace: 'T0LOCAL', channel: slack.channelId(channel) } as const;
      const sent = await bot.post({ place, key: channel, card: { title: 'Posted', tone: 'neutral' } });
      await bot.edit(sent, { title: 'Edited', tone: 'neutral' });
      await expect(bot.find(place, channel)).resolves.toEqual(sent);
      await expect(bot.findChannel(channel)).resolves.toEqual(place);
    }
    await ann.say('@magnum', 'hello');
    await ann.until('the answer', () => ann.messages('@magnum').find((one) => one.title === 'Hi'));
    await stop();
  });

  test('the guide names every scope, event and setting', async () => {
    const guide = await readFile(new URL('../../../docs/slack.md', import.meta.url), 'utf8');
    for (const { scope } of slackScopes) expect(guide).toContain(`\`${scope}\``);
    for (const event of slackEvents) expect(guide).toContain(`\`${event}\``);
    for (const { name } of slackSettings) expect(guide).toContain(name);
  });
});

describe('doctor', () => {
  test('is content with a whole installation, in both modes', async () => {
    for (const mode of ['socket', 'http'] as const) {
      const slack = await startFakeSlack({ mode });
      const loaded = loadSlack(slack.env);
      if (!loaded || !('config' in loaded)) throw new Error('no settings');
      const checks = await checkSlack(loaded.config);
      expect(checks.filter((check) => !check.ok)).toEqual([]);
      expect(checks).toHaveLength(3);
      await slack.stop();
    }
  });

  test('is content without what is optional, and says what there would be', async () => {
    const scopes = slackScopes.filter(({ isOptional }) => !isOptional).map(({ scope }) => scope);
    const slack = await startFakeSlack({ scopes });
    const loaded = loadSlack(slack.env);
    if (!loaded || !('config' in loaded)) throw new Error('no settings');
    const checks = await checkSlack(loaded.config);
    expect(checks.filter((check) => !check.ok)).toEqual([]);
    expect(checks.find(({ name }) => name === 'slack scopes')?.sentence).toMatch(
      /^Every scope that the bot needs is granted\. For more, add reactions:write \(.+\), assistant:write \(.+\) in/,
    );
    await slack.stop();
  });

  test('names the scopes that are missing, and wrong tokens', async () => {
    const slack = await startFakeSlack({ scopes: ['commands', 'chat:write'] });
    const apiUrl = slack.env.SLACK_API_URL ?? '';
    const botToken = slack.env.SLACK_BOT_TOKEN ?? '';
    const pace = { postsPerMinute: 60, editsPerMinute: 45 };
    const poor = await checkSlack({ mode: 'socket', botToken, appToken: 'xapp-wrong', apiUrl, ...pace });
    expect(poor.map((check) => check.ok)).toEqual([true, false, false]);
    expect(poor[1]?.sentence).toContain('users:read');
    expect(poor[2]?.sentence).toContain('SLACK_APP_TOKEN (invalid_auth)');
    const wrong = await checkSlack({
      mode: 'http',
      botToken: 'xoxb-wrong',
      signingSecret: 's',
      apiUrl,
      ...pace,
    });
    expect(wrong[0]?.sentence).toContain('SLACK_BOT_TOKEN (invalid_auth)');
    await slack.stop();
    const [gone] = await checkSlack({ mode: 'http', botToken, signingSecret: 's', apiUrl, ...pace });
    expect(gone?.sentence).toContain('SLACK_API_URL');
  });
});
