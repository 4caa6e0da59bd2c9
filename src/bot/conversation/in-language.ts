import { sayCard, sayForm } from '../../speech/card.js';
import { say } from '../../speech/language.js';
import { type Language, languageOf } from '../../speech/locale.js';
import type { Person, Responder } from '../platform.js';
import { shownCard } from '../shown-card.js';

/** The language of somebody who is answered alone; undefined: English. */
export function languageOfPerson({ locale }: Person): Language | undefined {
  return languageOf(locale);
}

/** Answers in a language: everything above says it in English, every platform below draws what comes out here. */
export function inLanguage(responder: Responder, language: Language | undefined): Responder {
  return {
    card: async (card) => responder.card(await shownCard(card, language)),
    form: (form) => responder.form(sayForm(form, language)),
    invalid: (errors) =>
      responder.invalid(
        Object.fromEntries(
          Object.entries(errors).map(([field, sentence]) => [field, say(sentence, language)]),
        ),
      ),
    ...(responder.instead && { instead: (decided) => responder.instead?.(sayCard(decided, language)) }),
    ...(responder.takeBack ? { takeBack: responder.takeBack.bind(responder) } : {}),
    ...(responder.heard ? { heard: responder.heard.bind(responder) } : {}),
    done: () => responder.done(),
  };
}
