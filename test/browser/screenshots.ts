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

/** What there is to see: a cluster that is ready, and one that failed. */
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

async function shoot(chat: Chat, name: string, folder: string): Promise<void> {
  await chat.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

/** Pictures of the playground and of cards as Slack and Discord show them, in light and dark, as PNG files in `folder`. */
export async function run(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const program: Program = await startProgram({ SANDBOX_PACE: '0.05' });
  let browser: Browser | null = null;
  try {
    browser = await startBrowser();
    await furnish(browser, program.url);
    for (const colorScheme of schemes)
      for (const [view, drawnAs] of views) {
        const chat = await openChat(browser, program.url, { name: 'bob', colorScheme });
        await chat.page.evaluate(`localStorage.setItem('drawn-as', '${drawnAs}')`);
        await chat.page.reload();
        await chat.card('CREATE_FAILED · lost').getByRole('heading').waitFor();
        for (const [what, title] of [
          ['ready', 'Cluster swarm is ready'],
          ['failed', 'CREATE_FAILED · lost'],
        ] as const) {
          await chat.card(title).scrollIntoViewIfNeeded();
          await shoot(chat, `${view}-${what}-${colorScheme}`, folder);
        }
        await chat.say('/magnum stats-list --picture');
        await chat.page.locator('.pictures img').last().waitFor();
        await chat.page.locator('.pictures img').last().scrollIntoViewIfNeeded();
        await shoot(chat, `${view}-picture-${colorScheme}`, folder);
        await chat.close();
      }
  } finally {
    await browser?.close();
    await program.remove();
  }
}
