import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createConsole } from '../../../src/bot/console/console.js';
import type { Platform } from '../../../src/bot/platform.js';
import { type ChatServer, type ChatUser, describeView, type SentFile, until } from '../chat.js';
import { readScreen } from './screen.js';

/** The product's own console, in which one person sits alone: whoever speaks is that person. */
export interface ConsoleChat extends ChatServer {
  /** What the program is served with. */
  readonly platforms: readonly Platform[];
}

const main = /magnum> $/;
/** The console's first channel is where scenarios take place; it has no direct messages apart. */
const seenIn = (channel: string) => (channel === '@magnum' ? '#ops' : channel);

/** Somebody at the console, who types lines and reads what is written. It has no outages of its own, so `fail` is not for it. */
export async function startConsoleChat(locale?: string): Promise<ConsoleChat> {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-console-'));
  const screen = readScreen();
  let ended = false;
  let asked: { prompt: string; answer(line: string | null): void } | null = null;
  const console = createConsole({
    readLine: async (prompt) => {
      screen.asks(prompt);
      if (ended) return null;
      return new Promise((answer) => {
        asked = { prompt, answer };
      });
    },
    write: (text) => screen.write(text),
    colour: false,
    pictures: folder,
    name: 'ann',
    ...(locale !== undefined && { locale }),
  });
  const talking = console.converse();
  const view = () => describeView(screen.messages(), formOnScreen());
  const formOnScreen = () => (asked && !main.test(asked.prompt) ? screen.form() : null);
  let files = 0;

  async function enter(line: string | null): Promise<void> {
    const { answer } = await until('a prompt', () => asked, view);
    asked = null;
    answer(line);
  }
  const prompt = async () => (await until('the next prompt', () => asked, view)).prompt;
  /** Types one thing; an empty line ends what has several, where the console waits for more of it. */
  async function paste(text: string): Promise<void> {
    for (const line of text.split('\n')) await enter(line);
    if (/^$|END|one more line|空行/.test(await prompt())) await enter('');
  }
  /** Whoever has a form open leaves it before they say something else. */
  async function type(text: string): Promise<void> {
    while (!main.test(await prompt())) await enter('cancel');
    await paste(text);
    await prompt();
  }
  let at = '#ops';
  async function goTo(channel: string): Promise<void> {
    if (at === seenIn(channel)) return;
    at = seenIn(channel);
    await type(at === '#ops' ? '#console' : at);
  }
  /** Whoever waits looks at everything again: a terminal does not draw over what stands there. */
  async function lookAgain(): Promise<void> {
    for (const { id } of screen.messages()) {
      if (!/^\d+$/.test(id)) continue;
      if (!asked || !main.test(asked.prompt)) return;
      await type(`#${id}`);
    }
  }
  function save({ name, content }: SentFile): string {
    const path = join(folder, String(files++), name);
    mkdirSync(dirname(path));
    writeFileSync(path, content);
    return path;
  }

  const user = (name: string): ChatUser => ({
    name,
    async say(channel, text, { thread, file } = {}) {
      await goTo(channel);
      const line = text.replace(/^(\/magnum|@magnum) /, '');
      await type([thread && `#${thread.id}`, line, file && save(file)].filter(Boolean).join(' '));
    },
    press: (label, message) => user(name).pressHeld(user(name).hold(label, message)),
    hold(label, message) {
      const all = screen.messages();
      const wanted = message
        ? all.find(({ id }) => id === message.id)
        : all.findLast(({ buttons }) => buttons.includes(label));
      const key = wanted && screen.keyOf(wanted, label);
      if (!wanted?.buttons.includes(label) || !key)
        throw new Error(`${name} has no button "${label}" to press.\n${view()}`);
      return { message: wanted.id, action: key };
    },
    pressHeld: ({ message, action }) => type(`#${message} ${action}`),
    fillOf: () => Promise.reject(new Error('Nobody else sits at the console.')),
    async fill(values, files = {}) {
      const { fields } = screen.form();
      screen.sent();
      const paths = Object.entries(files).map(([name, file]) => [name.replace(/-file$/, ''), save(file)]);
      const all: Record<string, string> = { ...values, ...Object.fromEntries(paths) };
      for (const { name } of fields) {
        if (main.test(await prompt())) return;
        await paste(all[name] ?? '');
      }
      await prompt();
    },
    form: formOnScreen,
    messages: (channel) => screen.messages().filter((each) => !channel || each.channel === seenIn(channel)),
    async until(what, look, withinMs = 30_000) {
      const end = Date.now() + withinMs;
      for (;;) {
        const found = look();
        if (found !== null && found !== undefined && found !== false) return found;
        if (Date.now() > end) return until(what, look, view, 0);
        await lookAgain();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  });

  await goTo('#random');
  await goTo('#ops');
  return {
    platform: 'console',
    platforms: [console],
    env: {},
    channelId: (name) => (name === '#ops' ? 'console' : name.slice(1)),
    user,
    fail() {
      throw new Error('The console is part of the program: it has no outages of its own.');
    },
    dropConnections() {
      throw new Error('The console is part of the program: it has no connections.');
    },
    redeliver: () => Promise.reject(new Error('What is typed in the console comes once.')),
    async stop() {
      ended = true;
      await enter(null);
      await talking;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
