import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const path = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Why no browser test can run here, or null when they can. */
export const missing = existsSync(path)
  ? null
  : `There is no browser at ${path}: install Debian's with "apt-get install chromium", or set CHROMIUM to one.`;

if (missing && process.env.CI !== 'true') process.stderr.write(`Browser tests are skipped. ${missing}\n`);

/** Whether to skip browser tests: where CI is true, a missing browser fails them instead. */
export const skipped = missing !== null && process.env.CI !== 'true';

/** Starts the browser. Throws where there is none, saying what to install. */
export async function startBrowser(): Promise<Browser> {
  if (missing) throw new Error(missing);
  return chromium.launch({
    executablePath: path,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
