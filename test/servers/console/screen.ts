import type { SeenForm, SeenMessage } from '../chat.js';

/** What a terminal shows, read as somebody reads it: cards by their marks, the buttons under them, and a form's questions. */
export interface Screen {
  write(text: string): void;
  messages(): readonly SeenMessage[];
  /** The form that asks this question. */
  form(question: string): SeenForm;
}

const card = /^\n[●◔✓!✕] (?<title>[^\n]*)\n(?<text>[\s\S]*)$/;
const buttons = /^ {2}\[1\] /;

/** A screen on which nothing stands yet. */
export function readScreen(): Screen {
  const messages: SeenMessage[] = [];
  let title = '';
  let told: string[] = [];
  return {
    write(text) {
      const { groups } = card.exec(text) ?? {};
      if (groups) messages.push(messageOf(String(messages.length), groups.title ?? '', groups.text ?? ''));
      else if (buttons.test(text)) {
        const last = messages.pop();
        const labels = text.trim().split(/ {2}(?=\[\d+\] )/);
        if (last) messages.push({ ...last, buttons: labels.map((label) => label.replace(/^\[\d+\] /, '')) });
      } else if (text.startsWith('\n')) [title, told] = [text.trim(), []];
      else told.push(text.trim());
    },
    messages: () => [...messages],
    form: (question) => ({
      title,
      text: told.join('\n'),
      fields: [{ name: '', label: question.trim(), required: true, value: '', choices: [], labels: [] }],
      errors: Object.fromEntries(told.map((line, at) => [String(at), line])),
    }),
  };
}

function messageOf(id: string, title: string, text: string): SeenMessage {
  const about = { channel: '#ops', thread: null, private: true, from: 'magnum' };
  return { id, ...about, title, text: text.trim(), buttons: [], files: [], edits: 0 };
}
