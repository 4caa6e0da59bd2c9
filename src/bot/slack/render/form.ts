import type { types } from '@slack/bolt';
import { chosenOf, type Form, type FormField } from '../../../card/card.js';
import { cut, limits } from './limits.js';

/** The one element of every input block. */
export const inputAction = 'value';

/** How the action of an input begins whose values are asked for: command and argument follow. */
export const completeAction = 'complete';

/**
 * Draws a form as a modal. Each field is a block whose id is the field's name. A choice that Slack's select
 * cannot hold (more than 100 values, or a long one) is typed instead.
 * `metadata` comes back with the answer; at most 3000 characters.
 */
export function renderForm(form: Form, metadata: string): types.ModalView {
  const warning = form.style === 'danger' ? `⚠️ ${form.text ?? form.title}` : form.text;
  const blocks: types.KnownBlock[] = form.fields.map(inputBlock);
  if (warning) {
    blocks.unshift({
      type: 'section',
      text: { type: 'plain_text', text: cut(warning, limits.sectionText), emoji: false },
    });
  }
  return {
    type: 'modal',
    callback_id: form.id,
    private_metadata: metadata,
    title: { type: 'plain_text', text: cut(form.title, limits.modalTitle) || '…', emoji: false },
    submit: { type: 'plain_text', text: cut(form.submit, limits.modalSubmit) || 'OK', emoji: false },
    blocks,
  };
}

function inputBlock(field: FormField): types.InputBlock {
  return {
    type: 'input',
    block_id: field.name.slice(0, 255),
    optional: !field.required,
    label: { type: 'plain_text', text: cut(field.label, limits.inputLabel) || '…', emoji: false },
    ...(field.hint && {
      hint: { type: 'plain_text', text: cut(field.hint, limits.inputHint), emoji: false },
    }),
    element: inputElement(field),
  };
}

function inputElement(field: FormField): types.InputBlock['element'] {
  const placeholder = field.placeholder
    ? {
        placeholder: {
          type: 'plain_text' as const,
          text: cut(field.placeholder, limits.placeholder),
          emoji: false,
        },
      }
    : {};
  if (field.kind === 'file') {
    const filetypes = field.endings ? { filetypes: [...field.endings] } : {};
    return { type: 'file_input', action_id: inputAction, max_files: 1, ...filetypes };
  }
  if (field.kind === 'person') return { type: 'users_select', action_id: inputAction, ...placeholder };
  if (field.typeahead) return externalSelect(field, placeholder);
  const longest = Math.min(field.longest ?? limits.inputValue, limits.inputValue);
  const initial = field.value ? { initial_value: cut(field.value, longest) } : {};
  if (field.kind === 'number') {
    const number = /^-?\d+$/.test(field.value ?? '') ? { initial_value: field.value } : {};
    return {
      type: 'number_input',
      action_id: inputAction,
      is_decimal_allowed: false,
      ...placeholder,
      ...number,
    };
  }
  if (field.kind === 'choice' && field.choices && fitsSelect(field.choices)) {
    const options = field.choices.map((choice) => ({
      text: {
        type: 'plain_text' as const,
        text: cut(choice.label || choice.value, limits.optionText),
        emoji: false,
      },
      value: choice.value,
      ...(choice.note && {
        description: { type: 'plain_text' as const, text: cut(choice.note, limits.optionText), emoji: false },
      }),
    }));
    if (field.several) {
      const before = chosenOf(field.value);
      const chosen = options.filter((option) => before.includes(option.value));
      return {
        type: 'multi_static_select',
        action_id: inputAction,
        options,
        ...placeholder,
        ...(chosen.length > 0 && { initial_options: chosen }),
      };
    }
    const chosen = options.find((option) => option.value === field.value);
    return {
      type: 'static_select',
      action_id: inputAction,
      options,
      ...placeholder,
      ...(chosen && { initial_option: chosen }),
    };
  }
  return {
    type: 'plain_text_input',
    action_id: inputAction,
    multiline: field.kind === 'multiline',
    max_length: longest,
    ...placeholder,
    ...initial,
  };
}

/** A select that asks for what fits what is typed: there is too much to offer it all. */
function externalSelect(
  { value, typeahead }: FormField,
  placeholder: Pick<types.ExternalSelect, 'placeholder'>,
): types.ExternalSelect {
  const fits = value !== undefined && value !== '' && value.length <= limits.optionValue;
  return {
    type: 'external_select',
    action_id: [completeAction, typeahead?.command, typeahead?.argument].join(':'),
    min_query_length: 0,
    ...placeholder,
    ...(fits && { initial_option: { text: { type: 'plain_text', text: value, emoji: false }, value } }),
  };
}

function fitsSelect(choices: readonly { value: string }[]): boolean {
  return (
    choices.length > 0 &&
    choices.length <= limits.options &&
    choices.every((choice) => choice.value.length > 0 && choice.value.length <= limits.optionValue)
  );
}
