import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sayCard, sayForm } from '../../src/speech/card.js';

const name = 'prod\u202Eevil\u2066';

it('a name turns no words around it, and its button still means it', () => {
  const card = sayCard(
    {
      title: `Cluster template ${name}`,
      tone: 'neutral',
      text: ['See ', { code: name }],
      table: { columns: ['name'], rows: [[name]] },
      buttons: [{ label: name, style: 'plain', action: `cmd:cluster-template-show ${name}` }],
    },
    undefined,
  );
  expect(card).toMatchObject({
    title: 'Cluster template prodevil',
    text: ['See ', { code: 'prodevil' }],
    table: { rows: [['prodevil']] },
    buttons: [{ label: 'prodevil', action: `cmd:cluster-template-show ${name}` }],
  });
});

it('a form says the name without them, and keeps in its fields what was typed', () => {
  const field = { name: 'name', label: 'name', kind: 'text' as const, required: true, value: name };
  const form = sayForm(
    { id: 'f', title: name, text: name, submit: 'Go', fields: [field] } as never,
    undefined,
  );
  expect(form).toMatchObject({ title: 'prodevil', text: 'prodevil', fields: [{ value: name }] });
});

it('other texts stay as they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      const shown = sayCard({ title, tone: 'neutral' }, undefined).title;
      expect(shown).toBe(title.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''));
    }),
  );
});
