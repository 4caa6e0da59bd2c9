import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { skipped, startBrowser } from './browser.js';
import { book, type Chat, openChat } from './chat.js';
import { type Program, startProgram } from './program.js';

describe.skipIf(skipped)('writing in the playground with the keys alone', () => {
  let program: Program;
  let browser: Browser;
  let chat: Chat;

  beforeAll(async () => {
    browser = await startBrowser();
    program = await startProgram({ SANDBOX_PACE: '0.02' });
    chat = await openChat(browser, program.url);
    await chat.say(book.template);
    await chat.card(/^Cluster template swarm-template/).waitFor();
  });
  beforeEach(async () => {
    await chat.box.fill('');
    await chat.box.focus();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  const keys = (...pressed: string[]) =>
    pressed.reduce((before, key) => before.then(() => chat.page.keyboard.press(key)), Promise.resolve());
  const options = () => chat.page.getByRole('option').locator('code').allInnerTexts();
  const offered = (name: string | RegExp) => chat.page.getByRole('option', { name }).first().waitFor();

  it('forgets a line that was refused, as it may hold a secret', async () => {
    const { page, box } = chat;
    await chat.say('/magnum login --secret s3cr3t-of-mine');
    const refused = page
      .locator('.message.refused')
      .filter({ hasText: 'A secret is never typed in a message' });
    await refused.waitFor();
    // It was read by nobody, is not on the page any more, and is not said again.
    expect(await page.locator('body').innerText()).not.toContain('s3cr3t');
    expect(await refused.innerText()).not.toContain('Not sent');
    expect(await refused.getByRole('button').allInnerTexts()).toEqual(['Discard']);
    await box.focus();
    await keys('ArrowUp');
    expect(await box.inputValue()).not.toContain('s3cr3t');
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('s3cr3t');
  });

  it('offers what there is before options, also while that is not known yet', async () => {
    const { page, box } = chat;
    await page.route('**/playground/complete', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await page.keyboard.type('/magnum cluster-create --cluster-template swarm-template x');
    await box.fill('/magnum cluster-template-show ');
    await offered('swarm-template');
    expect((await options())[0]).toBe('swarm-template');
    await page.unroute('**/playground/complete');
    await box.fill('');
  });

  it('builds a whole command from suggestions', async () => {
    const { page, box } = chat;
    await page.keyboard.type('/');
    await offered('/magnum');
    await page.keyboard.type('cluster-cr');
    await offered('cluster-create');
    await keys('Tab');
    expect(await box.inputValue()).toBe('/magnum cluster-create ');
    await page.keyboard.type('typed --cl');
    await offered('--cluster-template');
    await keys('Tab');
    await offered('swarm-template');
    await keys('ArrowDown', 'Enter');
    expect(await box.inputValue()).toBe('/magnum cluster-create typed --cluster-template swarm-template ');
    await page.keyboard.type('--node-c');
    await offered('--node-count');
    await keys('Tab');
    await page.keyboard.type('1');
    await keys('Enter');
    await chat.card(/^(Creating cluster typed|Cluster typed is ready)$/).waitFor();
  });

  it('tells where one stands in the list, also to a screen reader', async () => {
    const { page, box } = chat;
    await page.keyboard.type('/magnum cluster-template-');
    await offered('cluster-template-list');
    const names = await options();
    await keys('ArrowDown');
    const chosen = page.getByRole('listbox').getByRole('option', { selected: true });
    expect(await chosen.locator('code').innerText()).toBe(names[1]);
    expect(await box.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
    await keys('ArrowUp', 'ArrowUp');
    expect(await chosen.locator('code').innerText()).toBe(names.at(-1));
  });

  it('closes the list with Escape and then lets Tab go on', async () => {
    const { page, box } = chat;
    await page.keyboard.type('/magnum cluster-l');
    await offered('cluster-list');
    await keys('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await keys('Tab');
    expect(await box.evaluate((area) => area.matches(':focus'))).toBe(false);
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Send');
  });

  it('does not send half a command by mistake', async () => {
    const { page, box } = chat;
    await page.keyboard.type('/magnum cluster-templ');
    await offered('cluster-template-create');
    await keys('Enter');
    expect(await box.inputValue()).toBe('/magnum cluster-template-create ');
  });

  it('brings back what was sent with the arrow up', async () => {
    const { page, box } = chat;
    await chat.say('/magnum whoami');
    await chat.say('/magnum cluster-list');
    await keys('ArrowUp');
    expect(await box.inputValue()).toBe('/magnum cluster-list');
    await keys('ArrowUp');
    expect(await box.inputValue()).toBe('/magnum whoami');
    await keys('ArrowDown', 'ArrowDown');
    expect(await box.inputValue()).toBe('');
    expect(await page.getByRole('listbox').count()).toBe(0);
  });

  it('makes a line with Shift+Enter and keeps it', async () => {
    const { page } = chat;
    await page.keyboard.type('two');
    await keys('Shift+Enter');
    await page.keyboard.type('lines');
    await keys('Enter');
    const said = page.locator('.text', { hasText: 'lines' });
    await said.waitFor();
    expect(await said.innerText()).toBe('two\nlines');
  });

  it('goes through the channels with Alt and the arrows', async () => {
    const { page } = chat;
    await keys('Alt+ArrowDown');
    await page.getByRole('heading', { level: 1, name: 'alerts' }).waitFor();
    await keys('Alt+ArrowUp', 'Alt+ArrowUp');
    await page.getByRole('heading', { level: 1, name: 'random' }).waitFor();
    await keys('Alt+ArrowDown');
    await page.getByRole('heading', { level: 1, name: 'clusters' }).waitFor();
  });

  it('counts every key, however fast they come', async () => {
    const { page } = chat;
    const pressAll = `for (const key of ['ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown'])
      document.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true, bubbles: true }));
      location.hash`;
    const address = await page.evaluate(pressAll);
    expect(address).toBe('#/alerts');
    await page.getByRole('heading', { level: 1, name: 'alerts' }).waitFor();
    await keys('Alt+ArrowUp');
    await page.getByRole('heading', { level: 1, name: 'clusters' }).waitFor();
  });

  it('opens a thread, and gives the focus back when it closes', async () => {
    const { page } = chat;
    await chat.card('CREATE_COMPLETE · typed').waitFor();
    const link = page.getByRole('link', { name: /replies/ }).last();
    await link.focus();
    await keys('Enter');
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.waitFor();
    expect(await page.locator(':focus').getAttribute('id')).toBe('thread-composer');
    await keys('Escape');
    await thread.waitFor({ state: 'detached' });
    await expect.poll(() => link.evaluate((element) => element.matches(':focus'))).toBe(true);
  });

  it('gives the focus back when a form is cancelled', async () => {
    const { page, box } = chat;
    await chat.say('/magnum cluster-delete typed');
    await page.getByRole('dialog').waitFor();
    await keys('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => box.evaluate((area) => area.matches(':focus'))).toBe(true);
  });

  it('takes a double click as one press', async () => {
    const articles = chat.page.locator('.channel article');
    const before = await articles.count();
    // The answer has the same title and no such button.
    const ready = chat.page.getByRole('group', { name: 'Cluster typed is ready', exact: true }).first();
    const button = ready.getByRole('button', { name: 'What happened' });
    await button.dblclick();
    await expect.poll(() => articles.count()).toBeGreaterThan(before);
    await chat.say('/magnum cluster-list');
    await expect.poll(() => chat.page.getByText('Magnum is working').count()).toBe(0);
    await chat.page.getByRole('cell', { name: 'CREATE_COMPLETE' }).last().waitFor();
    expect(await button.getAttribute('aria-disabled')).toBe('false');
    expect(await articles.count()).toBe(before + 3);
  });

  it('had no error in the page', () => {
    expect(chat.errors).toEqual([]);
  });
});
