import type { App } from '@slack/bolt';
import type { Choice } from '../../../card/card.js';
import { inTime } from '../../in-time.js';
import { completeAction } from '../render/form.js';
import { cut, limits } from '../render/limits.js';
import { readMetadata } from '../respond/reopen.js';
import { BlockSuggestion } from './payloads.js';
import { placeOf, type ReceiveOptions } from './receive.js';

/** Answers what may be chosen for what is typed into a select of a form: nothing rather than late. */
export function receiveSuggestions(app: App, options: ReceiveOptions): void {
  app.options<'block_suggestion'>({ type: 'block_suggestion' }, async ({ ack, body }) => {
    const found = await inTime(options.keep(suggested(options, body)));
    await ack({
      options: found
        .filter(({ value }) => value !== '' && value.length <= limits.optionValue)
        .map(({ label, value }) => ({
          text: { type: 'plain_text', text: cut(label || value, limits.optionText), emoji: false },
          value,
        })),
    });
  });
}

async function suggested({ inbox, people }: ReceiveOptions, body: unknown): Promise<readonly Choice[]> {
  const { action_id: action, value: typed, team, user, view } = BlockSuggestion.parse(body);
  const [what, command, argument] = action.split(':');
  if (what !== completeAction || !command || !argument) return [];
  const metadata = readMetadata(view?.private_metadata ?? '');
  const { person, introduce } = people(team.id, user.id, user.username ?? user.name);
  return inbox.complete({
    person: (await introduce?.()) ?? person,
    place: placeOf(team.id, metadata?.channel ?? user.id, metadata?.thread),
    command,
    argument,
    typed,
  });
}
