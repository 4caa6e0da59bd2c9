import type { Button, Card } from '../../card/card.js';
import { findIntent } from '../../intents/grammar/parse.js';
import type { Bot } from '../bot.js';
import type { Inbox, Page } from '../platform.js';
import { refusalCard } from './answers.js';
import { barrier } from './barrier.js';
import { intentContext, type Speaking } from './turn.js';

/** What is shown, in this order: commands that only look. */
const sections = ['cluster-list', 'approval-list', 'quotas-show'];

const ways: readonly (Button & { readonly needs: string })[] = [
  { label: 'New cluster', style: 'primary', action: 'ask:cluster-create', needs: 'cluster-create' },
  {
    label: 'Templates',
    style: 'plain',
    action: 'cmd:cluster-template-list',
    needs: 'cluster-template-list',
  },
  { label: 'Ask for quota', style: 'plain', action: 'ask:quota-request', needs: 'quota-request' },
  { label: 'Help', style: 'plain', action: 'cmd:help', needs: 'help' },
];

/**
 * What somebody's own page shows, where a platform has one: who they are here, what they may begin, their project's clusters, the
 * requests that wait, the quota. What they may not see is left out; what the cloud refuses is said in its place.
 */
export async function homePage(bot: Bot, { person, place }: Parameters<Inbox['home']>[0]): Promise<Page> {
  const standing = await bot.identity.standing(person, place);
  const { caller } = standing;
  const may = (name: string) => barrier(bot, standing, name) === null;
  const head: Card = {
    title: 'Magnum',
    tone: 'neutral',
    text: standing.obstacle
      ? (refusalCard(standing.obstacle)?.text ?? standing.obstacle.message)
      : [`You are ${caller.userName} in the project `, { bold: caller.projectName }, '.'],
    buttons: ways.filter(({ needs }) => may(needs)).map(({ needs: _, ...button }) => button),
  };
  const speaking = { bot, inbound: { place }, caller, standing };
  const shown = await Promise.all(sections.filter(may).map((name) => look(speaking, name)));
  return { cards: [head, ...shown.filter((card) => card !== null)], project: caller.projectId };
}

async function look(speaking: Speaking, name: string): Promise<Card | null> {
  const intent = findIntent(speaking.bot.intents, name);
  if (!intent) return null;
  try {
    const result = await intent.perform(intentContext(speaking, `home:${name}`), {});
    return result.kind === 'answer' ? result.card : null;
  } catch (error) {
    const refusal = refusalCard(error);
    if (!refusal) throw error;
    return refusal;
  }
}
