import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** Where and how the page is looked at. */
export const looks = [
  { name: 'a desktop in the light', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'a desktop in the dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  {
    name: 'a phone',
    viewport: { width: 390, height: 844 },
    colorScheme: 'light',
    hasTouch: true,
    isMobile: true,
  },
] as const;

/** What sticks out at the side, beside tables that are scrolled on their own. */
export async function overflowing(page: Page): Promise<string[]> {
  const boxes = page.locator('body, .messages, .card, .elsewhere, .composer, .form, .bar');
  const widths = await boxes.evaluateAll((elements) =>
    elements.map(({ className, scrollWidth, clientWidth }) => ({ className, scrollWidth, clientWidth })),
  );
  return widths
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
    .map(({ className, scrollWidth, clientWidth }) => `${className}: ${scrollWidth} in ${clientWidth}`);
}

/** The checker of accessibility; null where it is not installed. */
export const axe = axeSource();

function axeSource(): string | null {
  try {
    return readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  } catch {
    return null;
  }
}

/** What axe finds wrong on the page as it is now. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe ?? '');
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    const found = await axe.run({ resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  });
}
