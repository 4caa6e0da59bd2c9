import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, looks, overflowing, violations } from './appearance.js';
import { skipped, startBrowser } from './browser.js';
import { book, type Chat, openChat } from './chat.js';
import { type Program, startProgram } from './program.js';

const longName = 'an-unusually-long-name-for-a-cluster-that-somebody-has-to-read-on-a-narrow-screen-one-day';

describe.skipIf(skipped)('how the playground looks', () => {
  let program: Program;
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
    program = await startProgram({ SANDBOX_PACE: '0.02' });
    const chat = await openChat(browser, program.url);
    await chat.say(book.template);
    await chat.card(/^Cluster template swarm-template/).waitFor();
    await chat.say(`/magnum cluster-create ${longName} --cluster-template swarm-template --flavor m1.nohost`);
    await chat.card(`CREATE_FAILED · ${longName}`).waitFor();
    await chat.close();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  describe.each(looks)('on $name', (look) => {
    let chat: Chat;

    beforeAll(async () => {
      const { name: _, ...options } = look;
      chat = await openChat(browser, program.url, options);
      await chat.card(`CREATE_FAILED · ${longName}`).waitFor();
      for (const line of [book.list, '/magnum help', '/magnum help cluster-create']) await chat.say(line);
      await chat.page.locator('.private').nth(2).waitFor();
      await chat.page.getByText('Magnum is working').waitFor({ state: 'detached' });
    });
    afterAll(() => chat?.close());

    it('has no sideways scrolling anywhere', async () => {
      expect(await overflowing(chat.page)).toEqual([]);
    });

    it('wears its colours', async () => {
      const colour = await backgroundOf(chat.page);
      const [r = 0, g = 0, b = 0] = colour.match(/[\d.]+/g)?.map(Number) ?? [];
      const brightness = (r + g + b) / 3;
      if (look.colorScheme === 'dark') expect(brightness).toBeLessThan(60);
      else expect(brightness).toBeGreaterThan(240);
    });

    it('can be used by everybody: axe finds nothing', async ({ skip }) => {
      const { page } = chat;
      skip(axe === null, 'axe-core is not installed');
      expect(await violations(page)).toEqual([]);
      await chat.box.fill('/magnum cluster-create --');
      await page.getByRole('listbox').waitFor();
      expect(await violations(page)).toEqual([]);
      await chat.box.fill('');
      await page
        .getByRole('link', { name: /replies/ })
        .last()
        .click();
      await page.getByRole('complementary').waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await overflowing(page)).toEqual([]);
      await page.goto(`${program.url}/#/clusters`);
      await chat.say('/magnum cluster-create');
      await page.getByRole('dialog').waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await overflowing(page)).toEqual([]);
    });

    it('had no error in the page', () => {
      expect(chat.errors).toEqual([]);
    });
  });

  it('lets one choose the theme, and remembers it', async () => {
    const chat = await openChat(browser, program.url, { colorScheme: 'light' });
    const background = () => backgroundOf(chat.page);
    const light = await background();
    await chat.page.getByRole('radio', { name: 'Dark' }).check({ force: true });
    const dark = await background();
    expect(dark).not.toBe(light);
    await chat.page.reload();
    expect(await background()).toBe(dark);
    await chat.close();
  });

  it('opens the channels over the page on a phone, and closes them again', async () => {
    const chat = await openChat(browser, program.url, { viewport: { width: 390, height: 844 } });
    const { page } = chat;
    const alerts = page.getByRole('link', { name: 'alerts' });
    expect(await alerts.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Channels' }).click();
    await alerts.click();
    await page.getByRole('heading', { level: 1, name: 'alerts' }).waitFor();
    await alerts.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Channels' }).click();
    await page.keyboard.press('Escape');
    await alerts.waitFor({ state: 'hidden' });
    await chat.close();
  });

  it('does not move for those who do not like it', async () => {
    const viewport = { width: 390, height: 844 };
    const chat = await openChat(browser, program.url, { reducedMotion: 'reduce', viewport });
    const transition = await chat.page.evaluate<string>(
      "getComputedStyle(document.querySelector('.sidebar')).transitionDuration",
    );
    expect(transition).toBe('0s');
    await chat.close();
  });
});

function backgroundOf(page: Page): Promise<string> {
  return page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
}
