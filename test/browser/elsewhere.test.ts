import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { looks, overflowing, violations } from './appearance.js';
import { skipped, startBrowser } from './browser.js';
import { book, type Chat, openChat } from './chat.js';
import { type Program, startProgram } from './program.js';

describe.skipIf(skipped)('cards as Slack and Discord would show them', () => {
  let program: Program;
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
    program = await startProgram({ SANDBOX_PACE: '0.02' });
    const chat = await openChat(browser, program.url);
    await chat.say(book.template);
    await chat.card(/^Cluster template swarm-template/).waitFor();
    await chat.say(book.create);
    await chat.say('/magnum cluster-create lost --cluster-template swarm-template --flavor m1.nohost');
    await chat.card('CREATE_COMPLETE · swarm').waitFor({ timeout: 60_000 });
    await chat.card('CREATE_FAILED · lost').waitFor({ timeout: 60_000 });
    await chat.say('/magnum cluster-events swarm --timeline');
    await chat.page.locator('.pictures img').first().waitFor();
    await chat.close();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  describe.each(looks)('on $name', ({ name: _, ...options }) => {
    let chat: Chat;
    const choose = async (drawnAs: 'slack' | 'discord') => {
      await chat.page.evaluate(`localStorage.setItem('drawn-as', '${drawnAs}')`);
      await chat.page.reload();
      await chat.card('CREATE_FAILED · lost').getByRole('heading').waitFor();
    };

    beforeAll(async () => {
      chat = await openChat(browser, program.url, options);
    });
    afterAll(() => chat?.close());

    it('draws the blocks that Slack is sent: heading, fields, the plan of the build, buttons', async () => {
      await choose('slack');
      const card = chat.card('Cluster swarm is ready');
      expect(await card.getByRole('heading').textContent()).toBe('✅ Cluster swarm is ready');
      expect(await card.locator('.fields strong').first().textContent()).toBe('status');
      expect(await card.locator('.plan strong').textContent()).toBe('Steps done: 4 of 4');
      expect(await card.locator('.plan li.complete').count()).toBe(4);
      expect(await violations(chat.page)).toEqual([]);
      expect(await overflowing(chat.page)).toEqual([]);
    });

    it('draws the container that Discord is sent: heading, facts below a line, buttons inside', async () => {
      await choose('discord');
      const card = chat.card('Cluster swarm is ready');
      const container = card.locator('.components');
      expect(await container.locator('h2').textContent()).toBe('✅ Cluster swarm is ready');
      expect(await container.locator('hr + .text strong').first().textContent()).toBe('status');
      expect(await container.getByRole('button').allTextContents()).toContain('Scale');
      expect(await violations(chat.page)).toEqual([]);
      expect(await overflowing(chat.page)).toEqual([]);
      expect(chat.errors).toEqual([]);
    });
  });

  it('shows pictures and files inside of what Discord is sent', async () => {
    const chat = await openChat(browser, program.url);
    await chat.page.getByLabel('Cards').selectOption('As in Discord');
    await chat.say('/magnum cluster-events swarm --timeline');
    const container = chat.page.locator('.discord .components');
    const picture = container.locator('.pictures img').last();
    await picture.waitFor();
    expect(await picture.getAttribute('alt')).toMatch(/swarm/);
    await chat.say('/magnum ca-show swarm');
    await container.locator('.files').getByRole('button', { name: 'swarm-ca.pem' }).waitFor();
    expect(await chat.page.locator('.discord > .pictures, .discord > .files').count()).toBe(0);
    expect(await violations(chat.page)).toEqual([]);
    await chat.close();
  });

  it('is chosen beside the theme, and buttons do there what they do here', async () => {
    const chat = await openChat(browser, program.url);
    await chat.page.getByLabel('Cards').selectOption('As in Slack');
    await chat.card('Cluster swarm is ready').locator('.plan').waitFor();
    await chat.card('CREATE_FAILED · lost').getByRole('button', { name: 'Delete' }).click();
    await chat.page.getByRole('dialog').waitFor();
    await chat.close();
  });
});
