import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasOpenssl, type OpenSsl, openOpenssl } from '../engine/certificates/openssl.js';
import { skipped, startBrowser } from './browser.js';
import { book, type Chat, openChat } from './chat.js';
import { type Program, startProgram } from './program.js';

describe.skipIf(skipped || !hasOpenssl)('certificates, in the browser', () => {
  let program: Program;
  let browser: Browser;
  let chat: Chat;
  let openssl: OpenSsl;

  beforeAll(async () => {
    openssl = openOpenssl();
    browser = await startBrowser();
    program = await startProgram();
    chat = await openChat(browser, program.url);
    await chat.say(book.template);
    await chat.card(/^Cluster template swarm-template/).waitFor();
    await chat.say(book.create);
    await chat.card('CREATE_COMPLETE · swarm').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.remove();
    openssl?.remove();
  });

  async function saved(name: string): Promise<string> {
    const [download] = await Promise.all([
      chat.page.waitForEvent('download'),
      chat.page.getByRole('button', { name }).last().click(),
    ]);
    expect(download.suggestedFilename()).toBe(name);
    return readFileSync(await download.path(), 'utf8');
  }
  async function openForm() {
    await chat.say('/magnum ca-sign swarm');
    const form = chat.page.getByRole('dialog', { name: 'Sign for swarm' });
    await form.waitFor();
    return form;
  }

  it('saves the authority as a file', async () => {
    await chat.say('/magnum ca-show swarm');
    await chat.card('Certificate authority of swarm').waitFor();
    openssl.write('ca.pem', await saved('swarm-ca.pem'));
  });

  it('takes a request as a file, and gives the certificate as one', async () => {
    openssl.request([]);
    const form = await openForm();
    await form.getByLabel('Or its file').setInputFiles(openssl.path('csr.pem'));
    await form.getByRole('button', { name: 'Sign' }).click();
    await chat.card('Certificate for node-1').waitFor();
    openssl.write('cert.pem', await saved('node-1.pem'));
    expect(openssl.run('verify', '-CAfile', 'ca.pem', 'cert.pem')).toContain('OK');
  });

  it('takes a file that is dropped on the form', async () => {
    const csr = openssl.request(['subjectAltName=DNS:dropped']);
    const form = await openForm();
    const dropped = await chat.page.evaluateHandle(
      `(() => {
        const data = new DataTransfer();
        data.items.add(new File([${JSON.stringify(csr)}], 'dropped.csr'));
        return data;
      })()`,
    );
    await form.locator('form').dispatchEvent('drop', { dataTransfer: dropped });
    await form.getByRole('button', { name: 'Sign' }).click();
    await chat.page.getByText('DNS:dropped').waitFor();
  });

  it('a private key does not leave the page', async () => {
    const sent: string[] = [];
    chat.page.on('request', (request) => sent.push(request.postData() ?? ''));
    const key = openssl.read('key.pem');
    const form = await openForm();
    await form.getByLabel('Or its file').setInputFiles(openssl.path('key.pem'));
    await form.getByRole('button', { name: 'Sign' }).click();
    await form.getByText('key.pem is a private key. It was not sent').waitFor();
    await form.getByLabel(/CSR, pasted as text/).fill(key);
    await form.getByRole('button', { name: 'Sign' }).click();
    await form.getByText('This is a private key. It was not sent: take it away.').waitFor();
    await form.getByRole('button', { name: 'Cancel' }).click();
    await chat.say(key);
    await chat.page.getByText('This was a private key. It was not sent, and not kept.').waitFor();
    expect(sent.filter((text) => text.includes('PRIVATE KEY'))).toEqual([]);
    const kept = await chat.page.evaluate('JSON.stringify([{ ...sessionStorage }, { ...localStorage }])');
    expect(kept).not.toContain('PRIVATE KEY');
    expect(chat.errors).toEqual([]);
  });
});
