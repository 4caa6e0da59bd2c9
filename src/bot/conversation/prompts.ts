import { say } from '../../speech/language.js';
import type { Bot } from '../bot.js';
import type { Inbox, Prompt } from '../platform.js';
import { barrier } from './barrier.js';
import { languageOfPerson } from './in-language.js';

const most = 4;

/** What there is to begin with, the most useful first; the words are read as that command. */
export const beginnings: readonly (Prompt & { readonly needs: string })[] = [
  { title: 'My clusters', message: 'Show me the clusters', needs: 'cluster-list' },
  { title: 'New cluster', message: 'Create a cluster', needs: 'cluster-create' },
  { title: 'What waits', message: 'Which requests wait for approval?', needs: 'approval-list' },
  { title: 'Quota', message: 'How much quota is left?', needs: 'quotas-show' },
  { title: 'Templates', message: 'Show me the cluster templates', needs: 'cluster-template-list' },
  { title: 'Help', message: 'What can you do?', needs: 'help' },
  { title: 'Who am I?', message: 'Who am I?', needs: 'whoami' },
];

/** What somebody may be offered to say: only what they may do here, at most four things, in their language. */
export async function promptsFor(
  bot: Bot,
  { person, place }: Parameters<Inbox['prompts']>[0],
): Promise<readonly Prompt[]> {
  const standing = await bot.identity.standing(person, place);
  const language = languageOfPerson(person);
  return beginnings
    .filter(({ needs }) => barrier(bot, standing, needs) === null)
    .slice(0, most)
    .map(({ title, message }) => ({ title: say(title, language), message: say(message, language) }));
}
