import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skipped, startBrowser } from './browser.js';
import { type Chat, openChat } from './chat.js';
import { type Program, startProgram } from './program.js';

describe.skipIf(skipped)('several people in one playground', () => {
  let program: Program;
  let browser: Browser;
  let ann: Chat;
  let bob: Chat;

  beforeAll(async () => {
    browser = await startBrowser();
    program = await startProgram();
    ann = await openChat(browser, program.url, { name: 'ann' });
    bob = await openChat(browser, program.url, { name: 'bob' });
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  it('shows everybody what is said', async () => {
    await ann.say('good morning');
    const heard = bob.page.getByRole('article', { name: 'ann, good morning' });
    await heard.waitFor();
    await bob.say('hello ann');
    await ann.page.getByRole('article', { name: 'bob, hello ann' }).waitFor();
  });

  it('shows an answer to nobody but who asked', async () => {
    await ann.say('/magnum whoami');
    await ann.page.getByText('Only visible to you').last().waitFor();
    const answers = await ann.page.locator('.private').count();
    await ann.say('that is me');
    await bob.page.getByRole('article', { name: 'ann, /magnum whoami' }).waitFor();
    await bob.page.getByRole('article', { name: 'ann, that is me' }).waitFor();
    expect(answers).toBeGreaterThan(0);
    // What bob had said was answered to bob alone.
    expect(await bob.page.getByRole('group', { name: /who you are|demo/i }).count()).toBe(0);
  });

  it('marks what one has not seen, and where it begins', async () => {
    const { page } = bob;
    await page.goto(`${program.url}/#/random`);
    await ann.say('news for bob');
    const link = page.getByRole('link', { name: /clusters/ });
    await link.getByText(/unread/).waitFor();
    expect(await page.title()).toMatch(/^\(\d+\) #random/);
    await link.click();
    await page.getByText('New', { exact: true }).waitFor();
    expect(await page.title()).toMatch(/^#clusters/);
  });

  it('opens a form only in the tab that asked for it', async () => {
    const second = await ann.page.context().newPage();
    await second.goto(program.url);
    await second.locator('.presence.online').waitFor();
    await ann.say('/magnum cluster-create');
    await ann.page.getByRole('dialog').waitFor();
    await second.getByRole('article', { name: 'ann, /magnum cluster-create' }).waitFor();
    expect(await second.getByRole('dialog').count()).toBe(0);
    await ann.page.keyboard.press('Escape');
    await second.close();
  });

  it('lets no other site speak through a visitor’s browser', async () => {
    const page = await ann.page.context().newPage();
    await page.goto('data:text/html,<title>elsewhere</title>');
    const sent = await page.evaluate(async (url) => {
      const body = JSON.stringify({ text: 'from elsewhere' });
      const post = await fetch(`${url}/playground/say`, { method: 'POST', mode: 'no-cors', body }).then(
        ({ type }) => type,
        () => 'failed',
      );
      const read = await fetch(`${url}/playground/hello`).then(
        () => 'read',
        () => 'failed',
      );
      return { post, read };
    }, program.url);
    expect(sent.read).toBe('failed');
    expect(['opaque', 'failed']).toContain(sent.post);
    await ann.say('after the stranger');
    await bob.page.getByRole('article', { name: 'ann, after the stranger' }).waitFor();
    expect(await bob.page.getByText('from elsewhere').count()).toBe(0);
    await page.close();
  });

  it('had no error in the pages', () => {
    expect([...ann.errors, ...bob.errors]).toEqual([]);
  });
});
