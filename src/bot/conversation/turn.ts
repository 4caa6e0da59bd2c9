import type { Caller } from '../../engine/caller.js';
import { lookingAs } from '../../engine/projects.js';
import type { IntentContext } from '../../intents/intent.js';
import type { Reword } from '../../intents/language/model/reword.js';
import type { Standing } from '../../intents/standing.js';
import type { Bot } from '../bot.js';
import type { Inbound, Responder } from '../platform.js';
import { barrier } from './barrier.js';
import type { Leave } from './pace.js';

/** One thing somebody said or pressed, and everything that is needed to answer it. */
export interface Turn {
  readonly bot: Bot;
  readonly inbound: Inbound;
  readonly responder: Responder;
  readonly caller: Caller;
  readonly standing: Standing;
  /** Lets somebody else's turn begin: what is left of this one is waiting. */
  readonly stepAside: Leave;
}

/** Of a turn, what an intent is performed with. */
export type Speaking = Pick<Turn, 'bot' | 'caller' | 'standing'> & {
  readonly inbound: Pick<Inbound, 'place'>;
};

/** What an intent is performed with. `requestKey` makes a repetition of the same turn the same request. */
export function intentContext(
  { bot, inbound, caller, standing }: Speaking,
  requestKey: string,
): IntentContext {
  return {
    engine: standing.findProject ? lookingAs(bot.engine, standing.findProject) : bot.engine,
    caller,
    origin: inbound.place,
    requestKey,
    findChannel: async (nameOrId) =>
      (await bot.platforms.get(inbound.place.platform)?.findChannel(nameOrId)) ?? null,
    ...(bot.reword && { reword: inWordsOf(caller, bot.reword) }),
    commands: bot.intents.map(({ command }) => command),
    standing,
    mayNot: (name) => barrier(bot, standing, name),
  };
}

function inWordsOf({ chat, userId }: Caller, reword: Reword): NonNullable<IntentContext['reword']> {
  const who = chat ? `${chat.platform}:${chat.workspace}:${chat.id}` : userId;
  return (sentences) => reword({ sentences, locale: chat?.locale, who });
}
