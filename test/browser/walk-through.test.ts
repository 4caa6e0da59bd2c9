import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skipped, startBrowser } from './browser.js';
import { book, type Chat, openChat } from './chat.js';
import { type Program, startProgram } from './program.js';

describe.skipIf(skipped)('the book’s walk-through, in the browser', () => {
  let program: Program;
  let browser: Browser;
  let chat: Chat;

  beforeAll(async () => {
    browser = await startBrowser();
    program = await startProgram();
    chat = await openChat(browser, program.url);
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  it('says how to begin', async () => {
    await chat.page.getByRole('heading', { name: 'Clusters on OpenStack, in a chat' }).waitFor();
    await chat.page.getByRole('button', { name: 'Make a Swarm template' }).click();
    expect(await chat.box.inputValue()).toBe(book.template);
    await expect.poll(() => chat.box.evaluate((box) => box.matches(':focus'))).toBe(true);
  });

  it('makes a template', async () => {
    await chat.say(book.template);
    const card = chat.card(/^Cluster template swarm-template/);
    await card.waitFor();
    expect(await card.innerText()).toContain('Fedora-Atomic-26-20170723.0.x86_64');
    await chat.say(book.templates);
    await chat.page.getByRole('cell', { name: 'swarm-template' }).waitFor();
  });

  it('creates a cluster and follows it in its thread', async () => {
    await chat.say(book.create);
    await chat.card(/^(Creating cluster swarm|Cluster swarm is ready)$/).waitFor();
    await chat.page
      .getByRole('link', { name: /repl(y|ies)/ })
      .last()
      .click();
    const thread = chat.page.getByRole('complementary', { name: 'Thread' });
    for (const stage of ['Network done', 'Masters done', 'Nodes done', /^Ready after/]) {
      await thread.getByRole('group', { name: stage }).waitFor();
    }
    const ready = await thread.getByRole('group', { name: /^Ready after/ }).innerText();
    expect(ready).toMatch(/CREATE_COMPLETE/);
    expect(ready).toMatch(/tcp:\/\/172\.24\.4\.\d+:2376/);
    await thread.getByRole('group', { name: 'Cluster swarm is ready' }).waitFor();
    await chat.page.keyboard.press('Escape');
    await thread.waitFor({ state: 'detached' });
  });

  it('tells the end in the channel and in the alert channel', async () => {
    await chat.card('CREATE_COMPLETE · swarm').waitFor();
    const alerts = chat.page.getByRole('link', { name: 'alerts' });
    await alerts.getByText('1 unread').waitFor();
    await alerts.click();
    await chat.page.getByText('New', { exact: true }).waitFor();
    await chat.card('CREATE_COMPLETE · swarm').waitFor();
    expect(await chat.page.getByText('unread').count()).toBe(0);
    await chat.page.getByRole('link', { name: 'clusters', exact: true }).click();
  });

  it('lists and shows it', async () => {
    await chat.say(book.list);
    await chat.page.getByRole('cell', { name: 'CREATE_COMPLETE' }).last().waitFor();
    await chat.say(book.show);
    const card = chat.card('Cluster swarm');
    await card.waitFor();
    expect(await card.innerText()).toMatch(/node_count\s+1/);
  });

  it('gives it a second node', async () => {
    await chat.say(book.update);
    await chat.card('Cluster swarm is updated').waitFor();
    await chat.card('UPDATE_COMPLETE · swarm').waitFor();
    await chat.say(book.show);
    await chat.page
      .getByRole('group', { name: 'Cluster swarm', exact: true })
      .getByText('UPDATE_COMPLETE')
      .waitFor();
    expect(await chat.card('Cluster swarm').innerText()).toMatch(/node_count\s+2/);
  });

  it('keeps everything when the page is loaded again', async () => {
    const before = await chat.page.locator('.channel article').allInnerTexts();
    await chat.page.reload();
    await chat.card('UPDATE_COMPLETE · swarm').waitFor();
    const after = await chat.page.locator('.channel article').allInnerTexts();
    expect(after).toEqual(before);
  });

  it('deletes it once its name is typed', async () => {
    await chat.say(book.delete);
    const form = chat.page.getByRole('dialog', { name: 'Delete swarm?' });
    await form.waitFor();
    const field = form.getByLabel('Name of the cluster');
    await expect.poll(() => field.evaluate((input) => input.matches(':focus'))).toBe(true);
    await field.fill('swam');
    await field.press('Enter');
    await form.getByRole('alert').waitFor();
    expect(await form.getByRole('alert').innerText()).toContain('Type swarm exactly');
    await field.fill('swarm');
    await field.press('Enter');
    await form.waitFor({ state: 'detached' });
    await expect.poll(() => chat.box.evaluate((box) => box.matches(':focus'))).toBe(true);
    await chat.card('DELETE_COMPLETE · swarm').waitFor();
  });

  it('had no error in the page', () => {
    expect(chat.errors).toEqual([]);
  });
});
