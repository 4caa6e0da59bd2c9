import { z } from 'zod';
import type { InputBlock } from './reading.js';
import type { Json } from './workspace.js';

/** Fields of a form as a client keeps and sends them. */

/** What stands in a field. */
export function current(input: InputBlock): string {
  const several = input.element.initial_options?.map(({ value }) => value).join(', ');
  return several ?? input.element.initial_option?.value ?? input.element.initial_value ?? '';
}

/** Puts a value into a field, as far as its kind takes it. */
export function prefill(input: InputBlock, value: string | undefined): void {
  if (value === undefined) return;
  const { element } = input;
  if (element.type === 'static_select') {
    const option = element.options?.find((one) => one.value === value || one.text.text === value);
    if (!option && value !== '') throw new Error(`The field "${input.block_id}" has no choice "${value}".`);
    if (option) element.initial_option = option;
  } else if (element.type === 'multi_static_select') {
    element.initial_options = value
      .split(', ')
      .filter(Boolean)
      .map((word) => {
        const option = element.options?.find((one) => one.value === word);
        if (!option) throw new Error(`The field "${input.block_id}" has no choice "${word}".`);
        return option;
      });
  } else if (element.type === 'external_select') element.initial_option = { value };
  else if (element.type === 'number_input' && !/^-?\d*$/.test(value)) {
    throw new Error(`The field "${input.block_id}" takes digits only.`);
  } else if (value.length > (element.max_length ?? 3000)) {
    throw new Error(`The field "${input.block_id}" takes at most ${element.max_length}.`);
  } else element.initial_value = value;
}

/** A field's part of what is sent. */
export function stateOf(input: InputBlock): Json {
  const { element } = input;
  if (element.type === 'file_input') return { type: element.type, files: [] };
  if (element.type === 'users_select')
    return { type: element.type, selected_user: element.initial_value || null };
  if (element.type === 'multi_static_select')
    return { type: element.type, selected_options: element.initial_options ?? [] };
  if (element.type === 'static_select' || element.type === 'external_select')
    return { type: element.type, selected_option: element.initial_option ?? null };
  return { type: element.type, value: element.initial_value || null };
}

/** The view with its fields as they were filled. */
export function withInputs(view: Json, inputs: readonly InputBlock[]): unknown[] {
  const blocks = z.array(z.record(z.string(), z.unknown())).parse(view.blocks);
  return blocks.map(
    (block) => inputs.find((input) => input.block_id === block.block_id && block.type === 'input') ?? block,
  );
}
