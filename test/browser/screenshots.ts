import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startBrowser } from './browser.js';
import { book, type Chat, openChat } from './chat.js';
import { type Program, startProgram } from './program.js';

const schemes = ['light', 'dark'] as const;
const views = [
  ['playground', ''],
  ['slack', 'slack'],
  ['discord', 'discord'],
] as const;

interface Shown {
  /** What the file is called. */
  readonly what: string;
  readonly title: string | RegExp;
  /** What bob says to be shown it; what everybody sees was there before. */
  readonly line?: string;
}

/** What there is to see, each as one card. */
const cards: readonly Shown[] = [
  {
    what: 'template',
    title: /^Cluster template swarm-template/,
    line: '/magnum cluster-template-show swarm-template',
  },
  { what: 'ready', title: 'Cluster swarm is ready' },
  { what: 'complete', title: 'CREATE_COMPLETE · swarm' },
  { what: 'failed', title: 'CREATE_FAILED · lost' },
  { what: 'whoami', title: 'You act as demo', line: '/magnum whoami' },
  { what: 'list', title: 'Clusters of demo', line: book.list },
  { what: 'cluster', title: 'Cluster swarm', line: book.show },
  { what: 'stats', title: 'Stats of demo', line: '/magnum stats-list --picture' },
  { what: 'quota', title: 'Quota of demo', line: '/magnum quotas-show --picture' },
  { what: 'timeline', title: 'Timeline of swarm', line: '/magnum cluster-events swarm --timeline' },
  { what: 'preview', title: /^Would scale swarm/, line: '@magnum scale swarm to three nodes' },
  {
    what: 'approval',
    title: /^Q-\d+ · waits for approval/,
    line: '/magnum quota-request --hard-limit 30 --reason "forty students from Monday"',
  },
  {
    what: 'alerts',
    title: 'This channel is told',
    line: '/magnum alert-subscribe failed stuck --cluster swarm',
  },
];

/** A cluster that is ready, and one that failed. */
async function furnish(browser: Browser, url: string): Promise<void> {
  const chat = await openChat(browser, url, { name: 'ann' });
  await chat.say(book.template);
  await chat.card(/^Cluster template swarm-template/).waitFor();
  await chat.say(book.create);
  await chat.card('CREATE_COMPLETE · swarm').waitFor({ timeout: 60_000 });
  await chat.say('/magnum cluster-create lost --cluster-template swarm-template --flavor m1.nohost');
  await chat.card('CREATE_FAILED · lost').waitFor({ timeout: 60_000 });
  await chat.close();
}

async function ask(chat: Chat): Promise<void> {
  for (const { line, title } of cards) {
    if (!line) continue;
    await chat.say(line);
    await chat.card(title).waitFor();
  }
}

/** Every card as one view draws it, and the page with the question before a cluster is deleted. */
async function shoot(chat: Chat, view: string, scheme: string, folder: string): Promise<void> {
  const at = (what: string) => join(folder, `${view}-${what}-${scheme}.png`);
  for (const { what, title } of cards) {
    const card = chat.card(title);
    await card.scrollIntoViewIfNeeded();
    await card.screenshot({ path: at(what), animations: 'disabled' });
  }
  if (view !== 'playground') return;
  await chat.say('/magnum cluster-delete swarm');
  await chat.page.getByRole('dialog').waitFor();
  await chat.page.screenshot({ path: at('delete'), animations: 'disabled' });
  await chat.page.keyboard.press('Escape');
}

/** Pictures of the cards as the playground, Slack and Discord show them, in light and dark, as PNG files in `folder`. */
export async function run(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const program: Program = await startProgram({ SANDBOX_PACE: '0.05' });
  let browser: Browser | null = null;
  try {
    browser = await startBrowser();
    await furnish(browser, program.url);
    for (const colorScheme of schemes) {
      const chat = await openChat(browser, program.url, {
        name: `bob-${colorScheme}`,
        colorScheme,
        viewport: { width: 1280, height: 1800 },
      });
      await ask(chat);
      for (const [view, drawnAs] of views) {
        await chat.page.evaluate(`localStorage.setItem('drawn-as', '${drawnAs}')`);
        await chat.page.reload();
        await chat.card('This channel is told').getByRole('heading').waitFor();
        await chat.page.waitForLoadState('networkidle');
        await shoot(chat, view, colorScheme, folder);
      }
      await chat.close();
    }
  } finally {
    await browser?.close();
    await program.remove();
  }
}
