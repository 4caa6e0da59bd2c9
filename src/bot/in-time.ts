import type { Choice } from '../card/card.js';

/** Slack and Discord wait 3 s for what may be chosen, and cannot be put off. */
const budgetMs = 2300;

/** What may be chosen, or nothing rather than too late or an error. */
export async function inTime(found: Promise<readonly Choice[]>): Promise<readonly Choice[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly Choice[]>((resolve) => {
    timer = setTimeout(resolve, budgetMs, []);
  });
  const choices = await Promise.race([found.catch(() => []), late]);
  clearTimeout(timer);
  return choices;
}
