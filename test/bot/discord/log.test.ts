import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createDiscord } from '../../../src/bot/discord/discord.js';
import { loadDiscord } from '../../../src/config/discord/load.js';
import { startFakeDiscord } from '../../servers/discord/server.js';
import { scriptedInbox } from '../../servers/inbox.js';
import { commands } from './connected.js';

test('an answer that Discord does not take is logged by a sentence, without tokens', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const discord = await startFakeDiscord({ commands });
  const loaded = loadDiscord(discord.env);
  if (!loaded || !('config' in loaded)) throw new Error('no settings');
  const bot = createDiscord({ config: loaded.config, logger: pino({ level: 'trace' }, stream) });
  await bot.start(
    scriptedInbox(async (_inbound, say) => {
      discord.fail('unavailable', 'any', 99);
      await say.card({ title: 'Hello', tone: 'neutral' });
      discord.dropConnections();
    }, commands),
  );
  const ann = discord.user('ann');
  await ann.say('#ops', '/magnum help');
  await ann.until('the log', () => lines.some((line) => line.includes('Discord did not take an answer')));
  await bot.stop();
  await discord.stop();
  const log = lines.join('');
  expect(log).toContain('Discord answered HTTP 503 while answering.');
  for (const secret of [loaded.config.token, 'token-']) expect(log).not.toContain(secret);
});
