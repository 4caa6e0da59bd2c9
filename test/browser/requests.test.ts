import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { looks, overflowing, violations } from './appearance.js';
import { skipped, startBrowser } from './browser.js';
import { type Chat, openChat } from './chat.js';
import { type Program, startProgram } from './program.js';

describe.skipIf(skipped)('a request that others decide, in the page', () => {
  let program: Program;
  let browser: Browser;
  let ann: Chat;
  let bob: Chat;
  beforeAll(async () => {
    browser = await startBrowser();
    program = await startProgram();
    ann = await openChat(browser, program.url, { name: 'ann' });
    bob = await openChat(browser, program.url, { name: 'bob' });
    await ann.say('/magnum quota-request --hard-limit 30 --reason "exam week"');
    await bob.card('Q-1 · waits for approval').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
  });

  const request = (chat: Chat) => chat.card('Q-1 · waits for approval');

  it('is asked about in a form, answered in its thread, and shows both', async () => {
    await request(bob).getByRole('button', { name: 'Ask a question' }).click();
    const form = bob.page.getByRole('dialog', { name: 'Ask about Q-1' });
    await form.getByLabel('Question').fill('Why not the <b>shared</b> cluster?');
    await form.getByRole('button', { name: 'Ask', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    await request(ann).getByText('Why not the <b>shared</b> cluster?').waitFor();
    await ann.page.getByRole('link', { name: /1 reply/ }).click();
    await ann.card('A question about Q-1').getByRole('button', { name: 'Answer' }).click();
    const answer = ann.page.getByRole('dialog', { name: 'Answer about Q-1' });
    await answer.getByText('bob wants to know: Why not the <b>shared</b> cluster?').waitFor();
    await answer.getByLabel('Answer').fill('It has no GPUs.');
    await answer.getByRole('button', { name: 'Answer' }).click();
    await ann.card('A question about Q-1, answered').waitFor();
    await request(bob).getByText('It has no GPUs.').waitFor();
  });

  it('says in full what it changes to whoever presses that, and to nobody else', async () => {
    await request(bob).getByRole('button', { name: 'What changes' }).click();
    const shown = bob.card('What Q-1 changes');
    await shown.getByText('20 → 30').waitFor();
    expect(await shown.textContent()).toContain('The quota is as it was when this was asked.');
    expect(await ann.card('What Q-1 changes').count()).toBe(0);
  });

  it.each(looks)('is read without trouble on $name, whoever draws it', async ({ name: _, ...options }) => {
    const chat = await openChat(browser, program.url, options);
    for (const drawnAs of ['', 'slack', 'discord']) {
      await chat.page.evaluate(`localStorage.setItem('drawn-as', '${drawnAs}')`);
      await chat.page.reload();
      const card = request(chat);
      await card.getByText(/no GPUs/).waitFor();
      const buttons = await card.getByRole('button').allTextContents();
      expect(buttons).toEqual(['Approve', 'Deny', 'Ask a question', 'What changes', 'Take it back']);
      // When it was asked stands between who asked and what.
      expect((await card.textContent())?.replace(/\s+/g, ' ')).toMatch(/bob, [^:]*20\d\d[^?]*Why not/);
      expect(await violations(chat.page)).toEqual([]);
      expect(await overflowing(chat.page)).toEqual([]);
    }
    await chat.close();
  });

  it('has what is usual chosen already where a form lets one choose', async () => {
    await ann.say(
      '/magnum cluster-template-create small --coe swarm --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small',
    );
    await ann.card(/^Cluster template small/).waitFor();
    await ann.say('/magnum cluster-template-update small');
    const form = ann.page.getByRole('dialog', { name: 'Change small' });
    expect(await form.getByLabel('Kind of change').inputValue()).toBe('replace');
    expect(ann.errors).toEqual([]);
  });
});
