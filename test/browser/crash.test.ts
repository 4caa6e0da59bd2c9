import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skipped, startBrowser } from './browser.js';
import { book, type Chat, openChat } from './chat.js';
import { type Program, startProgram } from './program.js';

describe.skipIf(skipped)('the program is killed while a cluster is made', () => {
  let program: Program;
  let browser: Browser;
  let chat: Chat;

  beforeAll(async () => {
    browser = await startBrowser();
    program = await startProgram({ SANDBOX_PACE: '0.3' });
    chat = await openChat(browser, program.url, { name: 'ann' });
    await chat.say(book.template);
    await chat.card(/^Cluster template swarm-template/).waitFor();
    await chat.say(book.create);
    await chat.page
      .getByRole('link', { name: /repl(y|ies)/ })
      .last()
      .click();
    await chat.page.getByRole('group', { name: 'Network done' }).waitFor();
    await program.kill();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  it('says that the server does not answer', async () => {
    await chat.page.getByText('The server does not answer.').waitFor();
    expect(await chat.page.locator('.presence').innerText()).toBe('connecting…');
  });

  it('keeps what is said meanwhile', async () => {
    await chat.say('said while it was away');
    await chat.page.getByText('waiting for the server…').waitFor();
    await chat.page.getByText('Your message is kept and will be sent.').waitFor();
  });

  it('goes on by itself when the program is back, with the same card and the same thread', async () => {
    const { page } = chat;
    await program.start();
    await page.getByText('The server does not answer.').waitFor({ state: 'detached' });
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByRole('group', { name: /^Ready after/ }).waitFor();
    await thread.getByRole('group', { name: 'Cluster swarm is ready' }).waitFor();
    for (const stage of ['Network done', 'Masters done', 'Nodes done', /^Ready after/]) {
      expect(await thread.getByRole('group', { name: stage }).count()).toBe(1);
    }
    const channel = page.getByRole('main');
    await channel.getByRole('group', { name: 'CREATE_COMPLETE · swarm' }).waitFor();
    expect(await channel.getByRole('group', { name: 'Cluster swarm is ready' }).count()).toBe(1);
    expect(await channel.getByRole('group', { name: 'CREATE_COMPLETE · swarm' }).count()).toBe(1);
  });

  it('has sent what was said, once', async () => {
    const said = chat.page.getByRole('article', { name: 'ann, said while it was away' });
    await said.waitFor();
    await chat.say(book.list);
    await chat.page.getByRole('cell', { name: 'CREATE_COMPLETE' }).waitFor();
    expect(await said.count()).toBe(1);
    expect(await chat.page.getByRole('cell', { name: 'swarm', exact: true }).count()).toBe(1);
    expect(await chat.page.getByText('not sent yet').count()).toBe(0);
  });

  it('sends what was said just before a reload', async () => {
    await program.kill();
    await chat.say('said and then loaded again');
    await chat.page.getByText('waiting for the server…').waitFor();
    await program.start();
    await chat.page.reload();
    const said = chat.page.getByRole('article', { name: 'ann, said and then loaded again' });
    await said.waitFor();
    expect(await said.count()).toBe(1);
  });

  it('had no error in the page', () => {
    expect(chat.errors).toEqual([]);
  });
});
