import type { Button, Card } from '../../card/card.js';
import { asSentence } from '../../card/words.js';
import { EngineError } from '../../engine/errors.js';
import { OpenStackError } from '../../openstack/error.js';

const titles: Record<string, string> = {
  'policy.forbidden': 'You may not do that',
  'channel.closed': 'This channel is closed',
  'channel.read_only': 'This channel is read-only',
  'channel.other_project': 'This channel works in another project',
  'credential.refused': 'That login does not work',
  'credential.typed': 'Keep secrets to yourself',
  'role.none': 'You may not do that',
  'quota.exceeded': 'The quota is used up',
  'cluster.wrong_status': 'Not now',
  'certificate.private_key': 'Keep private keys to yourself',
  'cluster.not_found': 'No such cluster',
  'template.not_found': 'No such cluster template',
  'service.not_found': 'No such conductor',
  'quota.not_found': 'No such quota',
  'project.not_found': 'No such project',
  'cluster.ambiguous': 'Several have that name',
  'template.ambiguous': 'Several have that name',
  'template.in_use': 'It is in use',
  'approval.not_found': 'No such request',
  'approval.own': 'Somebody else must decide',
  'approval.not_yours': 'That is for somebody else',
  'approval.over': 'That is over',
  'approval.recorded': 'Already recorded',
  'approval.no_code': 'No one-time code to look at',
  'approval.wrong_code': 'That code is not right',
  'approval.codes_used_up': 'Too many wrong codes',
  'store.busy': 'The database is busy',
  'alert.not_found': 'Nothing to end',
};

/** What is wrong, and what would be accepted: sentences, each with its end. */
export function refusalText({ plain, message, hint = '' }: EngineError): string {
  return [plain ?? message, hint].filter(Boolean).map(asSentence).join(' ');
}

/** A refusal in one card: what is wrong, and what would be accepted. Null for what nobody foresaw. */
export function refusalCard(error: unknown): Card | null {
  if (error instanceof EngineError) {
    return {
      title: titles[error.code] ?? 'That is not accepted',
      tone: 'warning',
      text: refusalText(error),
      ...(error.code === 'quota.exceeded'
        ? { buttons: [{ label: 'Ask for more', style: 'primary', action: 'ask:quota-request' }] }
        : {}),
    };
  }
  if (error instanceof OpenStackError) {
    return {
      title: 'OpenStack did not do it',
      tone: 'danger',
      text: error.message,
      ...(error.requestId ? { footnote: `request ${error.requestId}` } : {}),
    };
  }
  return null;
}

/** What a person sees of an error that nobody foresaw; the log has the rest under the same number. */
export function surpriseCard(number: string): Card {
  return {
    title: 'Something went wrong here',
    tone: 'danger',
    text: 'This is a fault of the bot, not of what you typed. Nothing was done, or it goes on by itself.',
    footnote: `The log has it as ${number}.`,
  };
}

/** A command line that was not understood, with the nearest one to press. */
export function usageCard(sentence: string, meant: string | null): Card {
  return {
    title: 'I cannot read this command',
    tone: 'warning',
    text: sentence,
    buttons: meant
      ? [{ label: `Help for ${meant}`, style: 'plain', action: `cmd:help ${meant}` }]
      : [{ label: 'Help', style: 'plain', action: 'cmd:help' }],
  };
}

/** Keeps the words that were misread for whoever mends the reader, and does nothing. */
export function misreadButton(pending: string): Button {
  return { label: 'Not what I meant', style: 'plain', action: `wrong:${pending}` };
}

/** What is left of a question about a command that was answered so: one line. */
export function decidedCard(
  answer: 'confirm' | 'fill' | 'cancel' | 'pick' | 'mean' | 'wrong',
  command: string,
): Card {
  switch (answer) {
    case 'confirm':
      return { title: `Confirmed: ${command}`, tone: 'neutral' };
    case 'fill':
      return { title: `Filled in: ${command}`, tone: 'neutral' };
    case 'cancel':
      return { title: `Cancelled: ${command}`, tone: 'neutral' };
    case 'wrong':
      return { title: command === 'none' ? 'Not what you meant' : `Not meant: ${command}`, tone: 'neutral' };
    default:
      return { title: `Answered: ${command}`, tone: 'neutral' };
  }
}

/** What an outdated or foreign button answers. */
export function staleCard(sentence: string): Card {
  return { title: 'That is over', tone: 'neutral', text: sentence };
}
