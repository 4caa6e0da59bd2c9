import type { Button, Card } from '../../../card/card.js';
import { own } from '../../../card/own.js';
import type { ValueKind } from '../../../intents/command.js';
import type { NoneReason } from '../../../intents/language/reading.js';
import { misreadButton } from '../answers.js';

const help: Button = { label: 'Help', style: 'plain', action: 'cmd:help' };
const clusters: Button = { label: 'Clusters', style: 'plain', action: 'cmd:cluster-list' };

const answers: Readonly<Record<NoneReason, { title: string; text: string }>> = {
  'out-of-scope': {
    title: 'That is not something I do',
    text: 'I manage container clusters: create, show, scale, upgrade and delete them, and what belongs to them.',
  },
  negated: { title: 'Nothing is done', text: 'I read that as something not to do.' },
  hypothetical: {
    title: 'Nothing is done',
    text: 'I read that as a question or a thought. Say it as an order, and I show what it would do before I do it.',
  },
  report: {
    title: 'Nothing is done',
    text: 'I read that as something that is told. Say it as an order if you want it done.',
  },
  multiple: {
    title: 'One at a time',
    text: 'I read more than one wish in this. Please say the first one alone.',
  },
  smalltalk: { title: 'Hello', text: 'Tell me what to do with your clusters, for example: scale ci to 5.' },
};

/** What is said to a message that asks for nothing here. */
export function nothingCard(reason: NoneReason, pending: string | null): Card {
  return {
    ...answers[reason],
    tone: 'neutral',
    buttons: [help, clusters, ...(pending ? [misreadButton(pending)] : [])],
  };
}

/** What takes something away is not done by a word. */
export const pressCard: Card = {
  title: 'A word is not enough',
  tone: 'neutral',
  text: 'It takes something away, so a word is not enough. Answer the question that was shown, by its button or by typing the name into its form; or say what you want once more.',
};

/** A yes to nothing, or to what was shown before something else was said. */
export const nothingShownCard: Card = {
  title: 'Yes to what?',
  tone: 'neutral',
  text: 'Nothing waits for a yes just now. Press the button of what you want, or say it again.',
};

/** A "never mind" where nothing is asked or shown. */
export const nothingWaitingCard: Card = {
  title: 'Nothing is waiting for you here',
  tone: 'neutral',
  text: 'So there is nothing to cancel. What was begun goes on.',
};

/** Something was said beside what is shown, and nothing came of it. */
export const stillShownCard: Card = { title: 'It is still there, and waits for its button', tone: 'neutral' };

/** What is shown is too much or too little. */
export const insteadCard: Card = { title: 'How many instead?', tone: 'neutral' };

/** What was meant is a part of the product that this version lacks. */
export function lackingCard(intent: string, what: string | null): Card {
  return {
    title: what ? `${intent} does not take ${what} yet` : `I understood ${intent}, and cannot do it yet`,
    tone: 'warning',
    text: 'This version lacks it. Nothing was done.',
    buttons: [help],
  };
}

/** Privileged: the exact command, and no button. */
export function privilegedCard(command: string): Card {
  return {
    title: 'This has to be typed as a command',
    tone: 'warning',
    text: [
      'It changes what others may do, so it never starts from plain words. Type: ',
      { code: `/magnum ${command}` },
    ],
  };
}

/** What a change would do: its command's dry run, or what its form says of it. */
export type Shown = Pick<Card, 'title' | 'facts' | 'footnote' | 'buttons'> & { readonly tone?: Card['tone'] };

/** Words that may ask to destroy or decide: the exact command, and no button that does it. */
export function doubtedCard(command: string, pending: string): Card {
  return {
    title: 'I am not sure that you ask for this',
    tone: 'warning',
    text: ['Nothing was done. If you want it, type: ', { code: `/magnum ${command}` }],
    buttons: [help, misreadButton(pending)],
  };
}

/** A change before it is done: the command it became, what it will do, and a button that does it: not the first where something else would help. */
export function previewCard(command: string, shown: Shown, pending: string): Card {
  const { title, tone = 'neutral', facts = [], footnote, buttons = [] } = shown;
  return {
    title,
    tone,
    text: [{ code: `/magnum ${command}` }],
    facts,
    ...(footnote ? { footnote } : {}),
    buttons: [
      ...buttons,
      { label: 'Do it', style: buttons.length > 0 ? 'plain' : 'primary', action: `confirm:${pending}` },
      { label: 'Cancel', style: 'plain', action: `cancel:${pending}` },
      misreadButton(pending),
    ],
  };
}

/** Two likely readings, for the person to choose between. */
export function choiceCard(
  readings: readonly { readonly command: string; readonly pending: string }[],
): Card {
  return {
    title: 'What do you mean?',
    tone: 'neutral',
    text: readings.flatMap(({ command }, i) => [`${i > 0 ? ' or ' : ''}`, { code: `/magnum ${command}` }]),
    buttons: [
      ...readings.map(({ command, pending }) => ({
        label: command.slice(0, 75),
        style: 'plain' as const,
        action: `mean:${pending}`,
      })),
      { label: 'Neither', style: 'plain' as const, action: `wrong:${readings[0]?.pending ?? ''}` },
    ],
  };
}

/** Fewer than a row has room for, with "Never mind". */
const mostChoices = 4;
/** As many as are named where they are too many for buttons. */
export const mostNamed = 20;

/** One question for what is missing, with the values that exist as buttons, and named where they are too many for those. */
export function questionCard(
  question: string,
  command: string,
  choices: readonly string[],
  pending: string,
  asks?: 'number',
): Card {
  const short = choices.filter((choice) => choice.length <= 50);
  return {
    title: question,
    tone: 'neutral',
    text: [
      'So far: ',
      { code: `/magnum ${command}` },
      '. Answer as you asked, with a mention of me in a channel; "never mind" ends it.',
    ],
    ...(choices.length > mostChoices && {
      facts: [{ label: 'there is', value: choices.slice(0, mostNamed).map(own).join(', ') }],
    }),
    buttons: [
      ...short
        .slice(0, mostChoices)
        .map((choice) => ({ label: choice, style: 'plain' as const, action: `pick:${pending}:${choice}` })),
      { label: 'Never mind', style: 'plain' as const, action: `cancel:${pending}` },
    ],
    ...(asks && { asks }),
  };
}

/** Nothing that could be approved or denied by whoever asks. */
export const noRequestCard: Card = {
  title: 'No request waits for your decision',
  tone: 'neutral',
  buttons: [{ label: 'All that wait', style: 'plain', action: 'cmd:approval-list' }],
};

/** There is nothing yet that could be chosen; null of what nobody makes here. */
export function noneYetCard(kind: ValueKind): Card | null {
  const make = (title: string, label: string, command: string): Card => ({
    title,
    tone: 'neutral',
    text: ['Make one with ', { code: `/magnum ${command}` }, '.'],
    buttons: [{ label, style: 'primary', action: `ask:${command}` }],
  });
  if (kind === 'cluster') return make('No clusters yet', 'New cluster', 'cluster-create');
  if (kind === 'request-to-decide') return noRequestCard;
  if (kind === 'cluster-template')
    return make('No cluster templates yet', 'New cluster template', 'cluster-template-create');
  return null;
}
