import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { say } from '../../src/speech/language.js';
import { startBrowser } from './browser.js';
import { book, type Chat, openChat } from './chat.js';
import { type Program, startProgram } from './program.js';
import { showRareCards } from './rare-cards.js';

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

/** What somebody who reads Chinese is shown, in pictures as well. */
const inChinese: ReadonlySet<string> = new Set(['list', 'cluster', 'stats', 'quota', 'timeline']);

/** Lets everybody approve alone, so that there is an emergency to show. */
function emergencyPolicy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-screenshots-'));
  const file = join(folder, 'approvals.yaml');
  writeFileSync(file, 'breakGlass: { roles: [member], channel: "#clusters", maxHours: 4 }\n');
  return file;
}

/** A cluster that is ready, one that failed, and an emergency. */
async function furnish(browser: Browser, url: string): Promise<void> {
  const chat = await openChat(browser, url, { name: 'ann' });
  await chat.say(book.template);
  await chat.card(/^Cluster template swarm-template/).waitFor();
  await chat.say(book.create);
  await chat.card('CREATE_COMPLETE · swarm').waitFor({ timeout: 60_000 });
  await chat.say('/magnum cluster-create lost --cluster-template swarm-template --flavor m1.nohost');
  await chat.card('CREATE_FAILED · lost').waitFor({ timeout: 60_000 });
  await chat.say('/magnum quota-request --hard-limit 25 --reason "no room"');
  await chat.card('Q-1 · waits for approval').waitFor();
  await chat.say('/magnum break-glass Q-1 --ticket INC-42 --reason "the cluster is on fire"');
  await chat.page.getByRole('dialog').getByRole('textbox').fill('Q-1');
  await chat.page.keyboard.press('Enter');
  await chat.card('Q-1 · break-glass by ann').waitFor();
  await chat.close();
}

async function ask(chat: Chat, asked: readonly Shown[]): Promise<void> {
  for (const { line, title } of asked) {
    if (!line) continue;
    await chat.say(line);
    await chat.card(title).waitFor();
  }
}

/** Every card as one view draws it. */
async function shoot(
  chat: Chat,
  shown: readonly Shown[],
  view: string,
  scheme: string,
  folder: string,
): Promise<void> {
  const at = (what: string) => join(folder, `${view}-${what}-${scheme}.png`);
  for (const { what, title } of shown) {
    const card = chat.card(title);
    await card.scrollIntoViewIfNeeded();
    await card.screenshot({ path: at(what), animations: 'disabled' });
  }
}

/** What lies over the page itself: the question before a cluster is deleted, a form. */
async function shootDialogs(chat: Chat, scheme: string, folder: string): Promise<void> {
  const create = chat
    .card(/^Cluster template swarm-template/)
    .getByRole('button', { name: 'Create a cluster' });
  for (const [what, open] of [
    ['delete', () => chat.say('/magnum cluster-delete swarm')],
    ['form', () => create.click()],
  ] as const) {
    await open();
    await chat.page.getByRole('dialog').waitFor();
    await chat.page.screenshot({
      path: join(folder, `playground-${what}-${scheme}.png`),
      animations: 'disabled',
    });
    await chat.page.keyboard.press('Escape');
    await chat.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
}

/** Every view of what somebody sees who is at the page already. */
async function shootViews(
  chat: Chat,
  shown: readonly Shown[],
  scheme: string,
  folder: string,
): Promise<void> {
  for (const [view, drawnAs] of views) {
    await chat.page.evaluate(`localStorage.setItem('drawn-as', '${drawnAs}')`);
    await chat.page.reload();
    await chat
      .card(shown.at(-1)?.title ?? '')
      .getByRole('heading')
      .waitFor();
    await chat.page.waitForLoadState('networkidle');
    await shoot(chat, shown, view, scheme, folder);
  }
}

/** Pictures of the cards as the playground, Slack and Discord show them, in light and dark, as PNG files in `folder`. */
export async function run(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const policy = emergencyPolicy();
  const program: Program = await startProgram({ SANDBOX_PACE: '0.05', APPROVAL_POLICY: policy });
  let browser: Browser | null = null;
  try {
    browser = await startBrowser();
    await furnish(browser, program.url);
    const emergency = { what: 'break-glass', title: 'Q-1 · break-glass by ann' };
    const rare = [emergency, ...(await showRareCards(program.databaseUrl, 'clusters'))];
    for (const colorScheme of schemes) {
      const chat = await openChat(browser, program.url, {
        name: `bob-${colorScheme}`,
        colorScheme,
        viewport: { width: 1280, height: 1800 },
      });
      await ask(chat, cards);
      await shootDialogs(chat, colorScheme, folder);
      await shootViews(chat, [...rare, ...cards], colorScheme, folder);
      await chat.close();
    }
    const chinese = cards
      .filter(({ what }) => inChinese.has(what))
      .map((each) => ({ ...each, what: `${each.what}-zh`, title: say(String(each.title), 'zh-CN') }));
    const chat = await openChat(browser, program.url, {
      locale: 'zh-CN',
      viewport: { width: 1280, height: 1800 },
    });
    await ask(chat, chinese);
    await shootViews(chat, chinese, 'light', folder);
    await chat.close();
  } finally {
    await browser?.close();
    await program.remove();
    rmSync(dirname(policy), { recursive: true, force: true });
  }
}
