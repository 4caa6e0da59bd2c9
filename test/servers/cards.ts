import fc from 'fast-check';
import type { Card, Form, Inline, Text } from '../../src/card/card.js';

/** Any card and any form, with the texts that platforms trip over: theirs, hostile ones and very long ones. */

const nasty = fc.constantFrom(
  '<!channel>',
  '<@U0MAGNUM>',
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<#C1|x>',
  '<https://evil.example|click>',
  '[click](https://evil.example)',
  '**bold**',
  '*b*',
  '_i_',
  '~s~',
  '`code`',
  '```',
  '||spoiler||',
  '> quote',
  '# head',
  '- item',
  ':tada:',
  '<:party:123456789012345678>',
  '<t:1618953630:R>',
  '</magnum:123456789012345678>',
  '&amp;',
  '&lt;',
  'https://evil.example',
  '\u202Ereversed',
  '集群创建完成',
  '👩‍👩‍👧‍👦',
  '\\',
  '\n',
  '   ',
  '',
);
const words = fc.oneof(
  { weight: 3, arbitrary: nasty },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(nasty, fc.integer({ min: 1, max: 9000 }))
      .map(([text, times]) => text.repeat(times).slice(0, 20_000)),
  },
);
export const anyWords = fc.array(words, { maxLength: 4 }).map((parts) => parts.join(' '));

const inline: fc.Arbitrary<Inline> = fc.oneof(
  anyWords,
  fc.record({ bold: anyWords }),
  fc.record({ code: anyWords }),
  fc.record({
    mention: fc.oneof(fc.constantFrom('U123ABC', '123456789012345678', '!channel', 'everyone'), anyWords),
    name: anyWords,
  }),
  fc.record({
    time: fc
      .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    text: anyWords,
  }),
);
const text: fc.Arbitrary<Text> = fc.oneof(anyWords, fc.array(inline, { maxLength: 6 }));
const choice = fc.record({ label: anyWords, value: anyWords });

export const anyCard: fc.Arbitrary<Card> = fc.record(
  {
    title: anyWords,
    tone: fc.constantFrom('neutral', 'progress', 'success', 'warning', 'danger'),
    text,
    facts: fc.array(
      fc.record({ label: anyWords, value: text, short: fc.boolean() }, { requiredKeys: ['label', 'value'] }),
      { maxLength: 60 },
    ),
    progress: fc.record({ done: fc.integer(), total: fc.integer(), caption: anyWords }),
    steps: fc.array(
      fc.record(
        { label: anyWords, state: fc.constantFrom('waiting', 'active', 'done', 'failed'), detail: anyWords },
        { requiredKeys: ['label', 'state'] },
      ),
      { maxLength: 12 },
    ),
    table: fc.record({
      columns: fc.array(anyWords, { maxLength: 12 }),
      rows: fc.array(fc.array(anyWords, { maxLength: 12 }), { maxLength: 60 }),
    }),
    code: anyWords,
    buttons: fc.uniqueArray(
      fc.record({
        label: fc.string({ minLength: 1, maxLength: 200 }),
        style: fc.constantFrom('primary', 'danger', 'plain'),
        action: fc.string({ minLength: 1, maxLength: 100 }),
      }),
      { maxLength: 5, selector: (button) => button.action },
    ),
    footnote: text,
  },
  { requiredKeys: ['title', 'tone'] },
);

/** Files and pictures beside a card, no two of one name. */
export const anyAttached = fc
  .record({
    files: fc.array(fc.record({ name: fc.string({ minLength: 1, maxLength: 40 }), content: anyWords }), {
      maxLength: 5,
    }),
    pictures: fc.array(
      fc.record({ name: fc.string({ minLength: 1, maxLength: 40 }), png: fc.constant(''), alt: anyWords }),
      { maxLength: 2 },
    ),
  })
  .map(({ files, pictures }) => ({
    files: files.map((file, index) => ({ ...file, name: `${index}${file.name}.pem` })),
    pictures: pictures.map((picture, index) => ({ ...picture, name: `${index}${picture.name}.png` })),
  }));

export const anyForm: fc.Arbitrary<Form> = fc.record(
  {
    id: fc.string({ minLength: 1, maxLength: 100 }),
    title: anyWords,
    text: anyWords,
    fields: fc.uniqueArray(
      fc.record(
        {
          name: fc.stringMatching(/^[a-z][a-zA-Z]{0,20}$/),
          label: anyWords,
          kind: fc.constantFrom('text', 'multiline', 'number', 'choice', 'file'),
          required: fc.boolean(),
          choices: fc.uniqueArray(choice, { maxLength: 130, selector: (one) => one.value }),
          placeholder: anyWords,
          value: anyWords,
          hint: anyWords,
        },
        { requiredKeys: ['name', 'label', 'kind', 'required'] },
      ),
      { minLength: 1, maxLength: 5, selector: (field) => field.name },
    ),
    submit: anyWords,
    style: fc.constantFrom('primary', 'danger'),
  },
  { requiredKeys: ['id', 'title', 'fields', 'submit', 'style'] },
);
