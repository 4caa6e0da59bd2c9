import Fastify from 'fastify';
import { pino } from 'pino';
import { createSlack } from '../../../src/bot/slack/slack.js';
import { loadSlack } from '../../../src/config/slack/load.js';
import { type ScriptedInbox, scriptedInbox } from '../../servers/inbox.js';
import { type FakeSlackOptions, startFakeSlack } from '../../servers/slack/server.js';

/** The real adapter, connected to a local Slack. */
export async function connectSlack(
  answer: ScriptedInbox['answer'] = async () => {},
  options: FakeSlackOptions = {},
) {
  const slack = await startFakeSlack(options);
  const loaded = loadSlack(slack.env);
  if (!loaded || !('config' in loaded)) throw new Error('The local Slack gives no usable settings.');
  const bot = createSlack({ config: loaded.config, logger: pino({ level: 'silent' }) });
  const inbox = scriptedInbox(answer);
  const server = Fastify();
  if (bot.http) {
    await server.register(bot.http);
    slack.deliverTo(`${await server.listen({ port: 0, host: '127.0.0.1' })}/slack/events`);
  }
  await bot.start(inbox);
  return {
    slack,
    bot,
    inbox,
    async stop() {
      await bot.stop();
      await server.close();
      await slack.stop();
    },
  };
}
