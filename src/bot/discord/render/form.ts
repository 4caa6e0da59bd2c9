import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { chosenOf, type Form, type FormField } from '../../../card/card.js';
import { cut, limits } from './limits.js';
import { escapedWithin } from './text.js';

/**
 * Draws a form as a modal: a label with its field each, what the form says above them. Where five fields leave
 * no room for that it stands under the first label. A choice that a select cannot hold (more than 25 values, or
 * a long one) is typed instead.
 */
export function renderForm(form: Form): APIModalInteractionResponseCallbackData {
  const fields = form.fields.slice(0, limits.modalParts);
  const text = form.style === 'danger' ? `⚠️ ${form.text ?? form.title}` : form.text;
  const alone = fields.length < limits.modalParts ? (text?.trim() ?? '') : '';
  const components: APIModalInteractionResponseCallbackComponent[] = fields.map((field, index) => {
    const hint = index === 0 && text && alone === '' ? `${text} ${field.hint ?? ''}` : field.hint;
    return {
      type: ComponentType.Label,
      label: cut(field.label.trim(), limits.label) || '…',
      ...(hint?.trim() && { description: cut(hint.trim(), limits.labelDescription) }),
      component: inputOf(field),
    };
  });
  if (alone) components.unshift({ type: ComponentType.TextDisplay, content: escapedWithin(alone, 2000) });
  return {
    custom_id: form.id.slice(0, limits.customId),
    title: cut(form.title.trim(), limits.modalTitle) || '…',
    components,
  };
}

function inputOf(field: FormField): APIComponentInLabel {
  const placeholder = field.placeholder?.trim();
  if (field.kind === 'choice' && field.choices && fitsSelect(field.choices)) {
    const chosen = field.several ? chosenOf(field.value) : [field.value];
    return {
      type: ComponentType.StringSelect,
      custom_id: field.name,
      required: field.required,
      ...(placeholder && { placeholder: cut(placeholder, limits.selectPlaceholder) }),
      options: field.choices.map((choice) => ({
        label: cut(choice.label.trim(), limits.optionText) || choice.value,
        value: choice.value,
        ...(choice.note && { description: cut(choice.note, limits.optionText) }),
        ...(chosen.includes(choice.value) && { default: true }),
      })),
      ...(field.several && { min_values: field.required ? 1 : 0, max_values: field.choices.length }),
    };
  }
  if (field.kind === 'file')
    return { type: ComponentType.FileUpload, custom_id: field.name, required: field.required, max_values: 1 };
  const longest = Math.min(field.longest ?? limits.inputValue, limits.inputValue);
  return {
    type: ComponentType.TextInput,
    custom_id: field.name,
    style: field.kind === 'multiline' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: field.required,
    max_length: longest,
    ...(placeholder && { placeholder: cut(placeholder, limits.inputPlaceholder) }),
    ...(field.value && { value: cut(field.value, longest) }),
  };
}

function fitsSelect(choices: readonly { value: string }[]): boolean {
  return (
    choices.length > 0 &&
    choices.length <= limits.selectOptions &&
    choices.every((choice) => choice.value.trim() !== '' && choice.value.length <= limits.optionText)
  );
}
