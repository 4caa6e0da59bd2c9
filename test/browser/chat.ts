import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

/** Somebody at a browser, and what they do there. */
export interface Chat {
  readonly page: Page;
  /** The box to write in. */
  readonly box: Locator;
  /** Everything that went wrong in the page so far. */
  readonly errors: readonly string[];
  /** Types a line and sends it. */
  say(line: string): Promise<void>;
  /** The newest card with this title. */
  card(title: string | RegExp): Locator;
  close(): Promise<void>;
}

interface Options extends BrowserContextOptions {
  readonly name?: string;
}

const patience = 20_000;

/** Opens the page as somebody who was never here before. */
export async function openChat(browser: Browser, url: string, options: Options = {}): Promise<Chat> {
  const { name, ...rest } = options;
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    ...rest,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  await page.locator('.presence.online').waitFor({ state: 'attached' });
  if (name) {
    const field = page.getByLabel('Your name');
    await field.fill(name);
    await field.press('Enter');
  }
  const box = page.locator('#composer');
  return {
    page,
    box,
    errors,
    async say(line) {
      await box.fill(line);
      await box.press('Enter');
    },
    card: (title) => page.getByRole('group', { name: title, exact: typeof title === 'string' }).last(),
    close: () => context.close(),
  };
}

/** What the book types, word for word. */
export const book = {
  template:
    '/magnum cluster-template-create swarm-template --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --docker-volume-size 5 --dns-nameserver 8.8.8.8 --coe swarm',
  templates: '/magnum cluster-template-list',
  create: '/magnum cluster-create swarm --cluster-template swarm-template --node-count 1',
  list: '/magnum cluster-list',
  show: '/magnum cluster-show swarm',
  update: '/magnum cluster-update swarm replace node_count=2',
  delete: '/magnum cluster-delete swarm',
} as const;
