import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skipped, startBrowser } from './browser.js';
import { book, type Chat, openChat } from './chat.js';
import { type Program, startProgram } from './program.js';

describe.skipIf(skipped)('a cluster that cannot be made', () => {
  let program: Program;
  let browser: Browser;
  let chat: Chat;

  beforeAll(async () => {
    browser = await startBrowser();
    program = await startProgram({ SANDBOX_PACE: '0.02' });
    chat = await openChat(browser, program.url);
    await chat.say(book.template);
    await chat.card(/^Cluster template swarm-template/).waitFor();
    await chat.say('/magnum cluster-create big --cluster-template swarm-template --flavor m1.nohost');
    await chat.card('Cluster big could not be created').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  it('names what failed, why, and what it means', async () => {
    const text = await chat.card('Cluster big could not be created').innerText();
    expect(text).toContain('nodes › 0 › server');
    expect(text).toContain('No valid host was found');
    expect(text).toContain('Use a smaller flavor');
  });

  it('offers what to do next as buttons, in the thread too', async () => {
    await chat.page
      .getByRole('link', { name: /replies/ })
      .last()
      .click();
    const failed = chat.page.getByRole('complementary').getByRole('group', { name: /^Failed after/ });
    await failed.waitFor();
    const buttons = await failed.getByRole('button').allInnerTexts();
    expect(buttons).toEqual(['Smaller flavor', 'Try again', 'What happened', 'Delete']);
    await failed.getByRole('button', { name: 'What happened' }).click();
    await chat.page.getByRole('complementary').getByText('Only visible to you').waitFor();
    await chat.page.keyboard.press('Escape');
  });

  it('deletes it from the button, once its name is typed', async () => {
    await chat.card('CREATE_FAILED · big').getByRole('button', { name: 'Delete' }).click();
    const form = chat.page.getByRole('dialog', { name: 'Delete big?' });
    await form.getByLabel('Name of the cluster').fill('big');
    await form.getByRole('button', { name: 'Delete' }).click();
    await chat.card('DELETE_COMPLETE · big').waitFor();
  });

  it('answers what it does not know with the nearest it does, as a button', async () => {
    await chat.say('/magnum cluster-creat x');
    const help = chat.page.getByRole('button', { name: 'Help for cluster-create' });
    await help.click();
    await chat
      .card(/cluster-create/)
      .last()
      .waitFor();
  });

  it('says beside the field of a form what would be accepted', async () => {
    await chat
      .card(/^Cluster template swarm-template/)
      .getByRole('button', { name: 'Create a cluster' })
      .click();
    const form = chat.page.getByRole('dialog');
    await form.waitFor();
    await form.getByLabel(/^Name/).fill('-no-');
    await form.getByRole('button', { name: 'Create' }).click();
    await form.getByRole('alert').waitFor();
    const wrong = form.getByLabel(/^Name/);
    expect(await wrong.getAttribute('aria-invalid')).toBe('true');
    expect(await wrong.inputValue()).toBe('-no-');
  });

  it('had no error in the page', () => {
    expect(chat.errors).toEqual([]);
  });
});
