import { randomUUID } from 'node:crypto';
import { nearestName } from '../../engine/nearest.js';
import { keepDelivery, wasDelivered } from '../../engine/store/deliveries.js';
import { cancelPending } from '../../engine/store/pending.js';
import { findIntent, parseCommand } from '../../intents/grammar/parse.js';
import { decidesSaid } from '../../intents/language/decide-said.js';
import { sayCard } from '../../speech/card.js';
import type { Bot } from '../bot.js';
import type { Inbound, Inbox, Responder } from '../platform.js';
import { readAction } from './actions.js';
import { refusalCard, staleCard, surpriseCard } from './answers.js';
import { barrier } from './barrier.js';
import { commandsFor, completeArgument } from './complete.js';
import { fill } from './fill.js';
import { askFor, command } from './gate.js';
import { homePage } from './home.js';
import { inLanguage, languageOfPerson } from './in-language.js';
import { createPace, type Leave } from './pace.js';
import { requirePending, whetherOpen } from './pending-of.js';
import { refuseKeyMaterial, refusePrivateKeys } from './private-keys.js';
import { promptsFor } from './prompts.js';
import { takeConfirmation, takePress } from './take-confirmation.js';
import type { Turn } from './turn.js';
import { refuseTypedCredentials } from './typed-credentials.js';
import { takeAnswer } from './words/ask.js';
import { keepWrong, takeChoice } from './words/choose.js';
import { hear } from './words/hear.js';

/** Where everything that people say arrives, whatever the platform. */
export function createInbox(bot: Bot): Inbox {
  /** What is in hand in this process: deliveries, and questions being answered. Finished ones are in the database. */
  const inHand = new Set<string>();
  const pace = createPace();
  return {
    commands: bot.intents.map((intent) => intent.command),
    async receive(inbound, responder) {
      const id = `${inbound.place.platform}:${inbound.deliveryId}`;
      const question = questionOf(inbound);
      const held = [id, ...question];
      if (held.some((each) => inHand.has(each))) return responder.done();
      for (const each of held) inHand.add(each);
      const letGo = () => {
        for (const each of question) inHand.delete(each);
      };
      const stepAside = await pace(() => responder.heard?.());
      let heard = inLanguage(responder, languageOfPerson(inbound.person));
      try {
        if (await wasDelivered(bot.engine.db.read, id)) return;
        const person = (await inbound.introduce?.()) ?? inbound.person;
        heard = inLanguage(responder, languageOfPerson(person));
        await answer(bot, { ...inbound, person }, beforeAnswering(letGo, heard), stepAside);
        await remember(bot, id);
      } catch (error) {
        await excuse(bot, inbound, heard, error);
        await remember(bot, id);
      } finally {
        stepAside();
        for (const each of held) inHand.delete(each);
        await responder.done().catch((err) => bot.log.warn({ err }, 'inbox: an answer could not be closed'));
      }
    },
    async home(query) {
      const language = languageOfPerson(query.person);
      const { cards, project } = await homePage(bot, query);
      return { cards: cards.map((card) => sayCard(card, language)), project };
    },
    prompts: (query) => promptsFor(bot, query),
    may: (query) => commandsFor(bot, query),
    answers: (action) => whetherOpen(bot, action),
    complete: (query) =>
      completeArgument(bot, query).catch((err) => {
        bot.log.warn({ err }, 'inbox: nothing to complete with');
        return [];
      }),
  };
}

/** Once the answer can be seen, whoever presses again is told what became of it. */
function beforeAnswering(letGo: () => void, responder: Responder): Responder {
  const after =
    <A extends unknown[]>(show: (...args: A) => Promise<void>) =>
    (...args: A) => {
      letGo();
      return show(...args);
    };
  return {
    card: after((card) => responder.card(card)),
    form: after((form) => responder.form(form)),
    invalid: after((errors) => responder.invalid(errors)),
    ...(responder.instead ? { instead: responder.instead.bind(responder) } : {}),
    ...(responder.takeBack ? { takeBack: responder.takeBack.bind(responder) } : {}),
    done: () => responder.done(),
  };
}

/** The question that a press or a form answers: a second click while the first is worked on means nothing more. */
function questionOf(inbound: Inbound): string[] {
  const said = inbound.kind === 'press' ? inbound.action : inbound.kind === 'submit' ? inbound.form : '';
  const action = readAction(said);
  return action && 'pending' in action ? [`pending:${action.pending}`] : [];
}

/** What was answered, also with a refusal, is not answered again; without a database it may be. */
async function remember(bot: Bot, id: string): Promise<void> {
  await bot.engine.db
    .write((tx) => keepDelivery(tx, id))
    .catch((err) => bot.log.warn({ err }, 'inbox: a delivery could not be remembered'));
}

async function excuse(bot: Bot, inbound: Inbound, responder: Responder, error: unknown): Promise<void> {
  const number = randomUUID().slice(0, 8);
  const known = refusalCard(error);
  const about = { err: error, number, platform: inbound.place.platform, kind: inbound.kind };
  if (known) bot.log.info(about, 'inbox: refused');
  else bot.log.error(about, 'inbox: unforeseen error');
  await responder
    .card(known ?? surpriseCard(number))
    .catch((err) => bot.log.warn({ err }, 'inbox: a refusal could not be said'));
}

async function answer(bot: Bot, inbound: Inbound, responder: Responder, stepAside: Leave): Promise<void> {
  await refusePrivateKeys(inbound, responder);
  await refuseTypedCredentials(inbound, responder);
  await refuseKeyMaterial(inbound, responder);
  const standing = await bot.identity.standing(inbound.person, inbound.place);
  const turn: Turn = { bot, inbound, responder, caller: standing.caller, standing, stepAside };
  switch (inbound.kind) {
    case 'command':
      return command(turn, inbound.command);
    case 'mention':
      return mention(turn, inbound.text);
    case 'press':
      return press(turn, inbound.action);
    case 'submit':
      return submit(turn, inbound.form, inbound.values);
  }
}

/** Commands may be said without a slash; what is nearly one is answered with the one that was meant; the rest is words. */
async function mention(turn: Turn, text: string): Promise<void> {
  const words = text.trim().replace(/^\/?magnum\s+/i, '');
  const [first = ''] = words.split(/\s/);
  const { intents } = turn.bot;
  const names = intents.map((intent) => intent.command.name);
  const nearly = first.includes('-') && nearestName(first, names) !== null;
  if (/^\/?magnum\b/i.test(text.trim()) || nearly) return command(turn, words);
  // "approve" is a command and a word: what the grammar cannot read is said in words, and so is what decides, by who may not, or with "it".
  if (
    findIntent(intents, first) &&
    parseCommand(intents, words).kind !== 'error' &&
    !isOnlyWords(turn, first) &&
    !decidesSaid(text)
  )
    return command(turn, words);
  await hear(turn, text);
}

function isOnlyWords({ bot, standing }: Turn, name: string): boolean {
  const risk = findIntent(bot.intents, name)?.command.risk;
  return risk === 'privileged' && /^[a-z]+$/.test(name) && barrier(bot, standing, name) === 'roles';
}

async function press(turn: Turn, pressed: string): Promise<void> {
  const action = readAction(pressed);
  if (!action)
    return turn.responder.card(staleCard('This button is from another time. Type the command instead.'));
  if (action.kind === 'command') return command(turn, action.line);
  if (action.kind === 'ask') return askFor(turn, action.line);
  const pending = await requirePending(turn, action);
  if (!pending) return;
  if (action.kind === 'cancel') {
    const cancelled = await turn.bot.engine.db.write((tx) => cancelPending(tx, pending.id));
    return turn.responder.card(staleCard(cancelled ? 'Nothing was done.' : 'This was confirmed already.'));
  }
  if (action.kind === 'pick') return takeAnswer(turn, pending, [action.value], action.value);
  if (action.kind === 'mean') return takeChoice(turn, pending);
  if (action.kind === 'wrong') return keepWrong(turn, pending);
  await takePress(turn, pending);
}

async function submit(turn: Turn, form: string, values: Readonly<Record<string, string>>): Promise<void> {
  const action = readAction(form);
  const pending = action && 'pending' in action ? await requirePending(turn, action) : null;
  if (!action || !pending) return;
  if (action.kind === 'fill') return fill(turn, pending, values);
  await takeConfirmation(turn, pending, values);
}
