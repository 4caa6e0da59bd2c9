import { z } from 'zod';
import type { Form, FormField } from '../../../card/card.js';
import type { Inbound } from '../../platform.js';
import { type RenderedMessage, renderCard } from '../render/card.js';
import { limits } from '../render/limits.js';

/** The action of the button that opens a form which could not be opened at once. */
export const reopenAction = 'form:open';

const Choice = z.object({ label: z.string(), value: z.string(), note: z.string().optional() });
/** Every kind of field there is; one that is forgotten here is a form that cannot be opened again. */
const kinds: Readonly<Record<FormField['kind'], FormField['kind']>> = {
  text: 'text',
  multiline: 'multiline',
  number: 'number',
  choice: 'choice',
  file: 'file',
  secret: 'secret',
  person: 'person',
};
const StoredForm = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string().optional(),
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      kind: z.enum(kinds),
      required: z.boolean(),
      choices: z.array(Choice).optional(),
      several: z.boolean().optional(),
      typeahead: z.object({ command: z.string(), argument: z.string() }).optional(),
      endings: z.array(z.string()).optional(),
      placeholder: z.string().optional(),
      value: z.string().optional(),
      hint: z.string().optional(),
    }),
  ),
  submit: z.string(),
  style: z.enum(['primary', 'danger']),
});
const Again = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('command'), command: z.string() }),
  z.object({ kind: z.literal('mention'), text: z.string() }),
  z.object({ kind: z.literal('press'), action: z.string() }),
]);
const Stored = z.union([z.object({ form: StoredForm }), z.object({ again: Again })]);

/** What a form came from, so that asking again brings it back. */
export type Again = z.infer<typeof Again>;

/** What of an inbound has to be repeated to get the same form; null after a submit. */
export function againOf(inbound: Inbound): Again | null {
  if (inbound.kind === 'command' && typeof inbound.command === 'string') {
    return { kind: 'command', command: inbound.command };
  }
  if (inbound.kind === 'mention') return { kind: 'mention', text: inbound.text };
  if (inbound.kind === 'press') return { kind: 'press', action: inbound.action };
  return null;
}

/**
 * A card with one button that opens the form. The button carries the form itself, or where that is too long
 * for Slack (2000 characters) what was asked, to be asked again: either way it works after a restart.
 */
export function reopenMessage(
  form: Form,
  again: Again | null,
  sentences: readonly string[] = [],
): RenderedMessage {
  const message = renderCard({
    title: form.title,
    tone: sentences.length > 0 ? 'warning' : 'neutral',
    ...(sentences.length > 0 && { text: sentences.join('\n') }),
    buttons: [{ label: form.title, style: form.style, action: reopenAction }],
  });
  const whole = JSON.stringify({ form });
  const asked = again ? JSON.stringify({ again }) : '';
  const value = whole.length <= limits.buttonValue ? whole : asked.length <= limits.buttonValue ? asked : '';
  for (const block of message.blocks) {
    if (block.type !== 'actions') continue;
    for (const element of block.elements) if (element.type === 'button') element.value = value || '{}';
  }
  return message;
}

/** What a button of `reopenMessage` carries; null when it carries nothing usable. */
export function readReopen(value: string | undefined): { form: Form } | { again: Again } | null {
  return fromJson(Stored, value);
}

const Metadata = z.object({
  channel: z.string(),
  thread: z.string().optional(),
  responseUrl: z.string().optional(),
  /** Whom the form was opened for: nobody else is answered at its response_url. */
  user: z.string().optional(),
  /** Its answer takes the place of the message that it was opened from, which nobody else sees. */
  instead: z.boolean().optional(),
  form: StoredForm.optional(),
});

/** What a modal brings back with its answer: where it belongs to, and the form itself where it fits. */
export type ModalMetadata = z.infer<typeof Metadata>;

/** Writes it within Slack's 3000 characters. */
export function writeMetadata(metadata: Omit<ModalMetadata, 'form'>, form: Form): string {
  const whole = JSON.stringify({ ...metadata, form });
  return whole.length <= limits.privateMetadata ? whole : JSON.stringify(metadata);
}

/** Reads what `writeMetadata` wrote; null for another's. */
export function readMetadata(text: string): ModalMetadata | null {
  return fromJson(Metadata, text);
}

function fromJson<T>(schema: z.ZodType<T>, text: string | undefined): T | null {
  try {
    return schema.safeParse(JSON.parse(text ?? '')).data ?? null;
  } catch {
    return null;
  }
}
