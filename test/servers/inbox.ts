import type { Inbound, Inbox, Responder } from '../../src/bot/platform.js';
import type { Choice } from '../../src/card/card.js';
import type { CommandSpec } from '../../src/intents/command.js';

/** An inbox that keeps what it receives, and who said it, and answers as the test says. Dedupes by delivery, as the real one. */
export interface ScriptedInbox extends Inbox {
  readonly inbounds: Inbound[];
  answer: (inbound: Inbound, responder: Responder) => Promise<unknown>;
  choices: readonly Choice[];
}

/** Answers nothing unless told. */
export function scriptedInbox(
  answer: ScriptedInbox['answer'] = async () => {},
  commands: readonly CommandSpec[] = [],
): ScriptedInbox {
  const seen = new Set<string>();
  const inbox: ScriptedInbox = {
    inbounds: [],
    answer,
    choices: [],
    commands,
    async receive({ introduce, ...said }, responder) {
      if (seen.has(said.deliveryId)) return responder.done();
      seen.add(said.deliveryId);
      const inbound = introduce ? { ...said, person: await introduce() } : said;
      inbox.inbounds.push(inbound);
      await inbox.answer(inbound, responder);
      await responder.done();
    },
    complete: async () => inbox.choices,
    answers: async () => null,
    may: async () => commands.map(({ name }) => name),
    prompts: async () => [{ title: 'My clusters', message: 'Show me the clusters' }],
    home: async () => ({ cards: [], project: '' }),
  };
  return inbox;
}
