import { InteractionResponseType, Routes } from 'discord-api-types/v10';
import { inTime } from '../../in-time.js';
import type { Inbound } from '../../platform.js';
import { chosen, commandLine } from '../commands/read.js';
import { platformError } from '../errors.js';
import { cut, limits } from '../render/limits.js';
import type { Interaction } from './payloads.js';
import type { ReceiveOptions } from './receive.js';

/** Answers what may be chosen for the option being typed: at most 25, nothing rather than late. */
export async function completeTyped(
  options: ReceiveOptions,
  said: Extract<Interaction, { type: 4 }>,
  { person, place }: Pick<Inbound, 'person' | 'place'>,
): Promise<void> {
  const { answers, logger, inbox } = options;
  const choice = chosen(inbox.commands, said.data.options);
  const focused = choice?.options.find((one) => one.focused);
  if (!choice?.spec || !focused) return;
  const all = [...choice.spec.positionals, ...choice.spec.flags];
  const typed = String(focused.value ?? '');
  const isList = all.find((one) => one.name === focused.name)?.list === true;
  const before = isList ? typed.slice(0, typed.search(/\S*$/)) : '';
  const query = {
    person,
    place,
    command: choice.spec.name,
    argument: focused.name,
    typed: typed.slice(before.length),
    before: commandLine({ ...choice, options: choice.options.filter((one) => one !== focused) }),
  };
  const found = await inTime(inbox.complete(query));
  const choices = found
    .map((one) => ({
      name: cut(`${before}${one.label}${one.note ? ` · ${one.note}` : ''}`, limits.optionText),
      value: `${before}${one.value}`,
    }))
    .filter((one) => one.name.trim() !== '' && one.value !== '' && one.value.length <= limits.optionText)
    .slice(0, limits.choices);
  try {
    await answers.post(Routes.interactionCallback(said.id, said.token), {
      body: { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } },
      auth: false,
    });
  } catch (error) {
    logger.info(
      { problem: platformError(error, 'answering').message },
      'Discord did not take what may be chosen',
    );
  }
}
