import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { pino } from 'pino';
import * as discord from '../../../src/bot/discord/render/card.js';
import { createPlayground } from '../../../src/bot/playground/playground.js';
import type { Reply } from '../../../src/bot/playground/protocol.js';
import * as slack from '../../../src/bot/slack/render/card.js';
import { openDatabase } from '../../../src/engine/store/database.js';
import { type ScriptedInbox, scriptedInbox } from '../../servers/inbox.js';

/** One server of the playground, with a database that others may share. */
export async function connectPlayground(
  answer: ScriptedInbox['answer'] = async () => {},
  url = '',
  hosts: readonly string[] = [],
) {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-playground-'));
  const databaseUrl = url || `file:${join(folder, 'playground.db')}`;
  const db = await openDatabase(databaseUrl);
  const logger = pino({ level: 'silent' });
  const bot = createPlayground({
    ...{ db, logger, cloud: 'a cloud', hosts },
    drawings: {
      slack: (card) => slack.renderCard(card, 'plan'),
      discord: (card) => discord.renderCard(card),
    },
  });
  const inbox = scriptedInbox(answer);
  const server = Fastify({ forceCloseConnections: true });
  await server.register(bot.http);
  const base = await server.listen({ port: 0, host: '127.0.0.1' });
  await bot.start(inbox);
  return {
    base,
    bot,
    inbox,
    databaseUrl,
    async stop() {
      await bot.stop();
      await server.close();
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A person’s page as the server knows it: the key is theirs alone. */
export function person(name: string) {
  return { key: randomUUID(), name };
}

/** What every request of a page says. */
export function said(who: { key: string; name: string }, more: object = {}) {
  return { person: who, deliveryId: randomUUID(), channel: 'clusters', thread: null, ...more };
}

/** Posts as the page does; answers the status, and the lines or the error. */
export async function post(
  base: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; lines: Reply[]; error: string | null }> {
  const { status, text } = await send(`${base}/playground/${path}`, 'POST', headers, JSON.stringify(body));
  if (status !== 202) return { status, lines: [], error: JSON.parse(text).error ?? null };
  return {
    status,
    lines: text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    error: null,
  };
}

/** A request with headers that fetch would not send. */
export function send(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const outgoing = request(url, { method, headers: { ...json, ...headers } }, (response) => {
      let text = '';
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
