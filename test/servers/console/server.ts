import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConsole } from '../../../src/bot/console/console.js';
import type { Platform } from '../../../src/bot/platform.js';
import { type ChatServer, type ChatUser, describeView, until } from '../chat.js';
import { readScreen } from './screen.js';

/** The product's own console, in which one person sits alone: whoever speaks is that person. */
export interface ConsoleChat extends ChatServer {
  /** What the program is served with. */
  readonly platforms: readonly Platform[];
}

const main = /magnum> $/;

/** Somebody at the console, who types lines and reads what is written. It has no outages of its own, so `fail` is not for it. */
export async function startConsoleChat(): Promise<ConsoleChat> {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-console-'));
  const screen = readScreen();
  let asked: { prompt: string; answer(line: string | null): void } | null = null;
  const console = createConsole({
    readLine: (prompt) =>
      new Promise((answer) => {
        asked = { prompt, answer };
      }),
    write: (text) => screen.write(text),
    colour: false,
    pictures: folder,
    name: 'ann',
  });
  const talking = console.converse();
  const view = () => describeView(screen.messages(), null);

  async function enter(line: string | null): Promise<void> {
    const { answer } = await until('a prompt', () => asked, view);
    asked = null;
    answer(line);
  }
  const prompt = async () => (await until('the next prompt', () => asked, view)).prompt;
  /** Whoever has a form open leaves it before they say something else. */
  async function type(text: string): Promise<void> {
    while (!main.test(await prompt())) await enter('cancel');
    for (const line of text.split('\n')) await enter(line);
    await prompt();
  }

  const user = (name: string): ChatUser => ({
    name,
    say: (_, text) => type(text.replace(/^\/magnum /, '').replace(/^@magnum /, '')),
    press: (label, message) => user(name).pressHeld(user(name).hold(label, message)),
    hold(label, message) {
      const last = screen.messages().findLast(({ buttons }) => buttons.length > 0);
      const at = last?.buttons.indexOf(label) ?? -1;
      if (!last || at < 0 || (message && message.id !== last.id))
        throw new Error(`${name} has no button "${label}" to press.\n${view()}`);
      return { message: last.id, action: String(at + 1) };
    },
    pressHeld: ({ action }) => type(action),
    fillOf: () => Promise.reject(new Error('Nobody else sits at the console.')),
    async fill(values) {
      const left = new Map(Object.entries(values));
      for (let question = await prompt(); !main.test(question); question = await prompt()) {
        const field = [...left.keys()].find((key) =>
          question.toLowerCase().includes(key.replaceAll('-', ' ')),
        );
        const key = field ?? (left.size === 1 ? [...left.keys()][0] : undefined);
        await enter(key === undefined ? '' : (left.get(key) ?? ''));
        if (key !== undefined) left.delete(key);
      }
    },
    form: () => (asked && !main.test(asked.prompt) ? screen.form(asked.prompt) : null),
    messages: () => screen.messages(),
    until: (what, look, withinMs) => until(what, look, view, withinMs),
  });

  return {
    platform: 'console',
    platforms: [console],
    env: {},
    channelId: () => 'console',
    user,
    fail() {
      throw new Error('The console is part of the program: it has no outages of its own.');
    },
    dropConnections() {
      throw new Error('The console is part of the program: it has no connections.');
    },
    redeliver: () => Promise.reject(new Error('What is typed in the console comes once.')),
    async stop() {
      await enter(null);
      await talking;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
