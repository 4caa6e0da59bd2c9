import { z } from 'zod';
import type { Card, Inline } from '../../card/card.js';
import { nearestName } from '../../engine/nearest.js';
import type { ArgumentSpec, CommandSpec } from '../command.js';
import { positional, Text } from '../fields.js';
import { spelled, usage } from '../grammar/values.js';
import { defineIntent } from '../intent.js';

export const help = defineIntent({
  command: {
    name: 'help',
    summary: 'List the commands, or explain one',
    risk: 'read',
    positionals: [positional('topic', 'text', 'a command')],
    flags: [],
    examples: ['help', 'help cluster-create'],
  },
  slots: z.strictObject({ topic: Text.optional() }),
  async perform({ commands }, { topic }) {
    if (!topic) return { kind: 'answer', card: overview(commands) };
    const wanted = topic.toLowerCase();
    const spec = commands.find(({ name, aliases }) => name === wanted || aliases?.includes(wanted));
    return { kind: 'answer', card: spec ? explain(spec) : unknownTopic(commands, topic) };
  },
});

/** Every command in a line. */
function overview(commands: readonly CommandSpec[]): Card {
  return {
    title: 'What you can ask for',
    tone: 'neutral',
    text: [
      'Each begins with ',
      { code: '/magnum' },
      '. More about one: ',
      { code: '/magnum help cluster-create' },
    ],
    table: {
      columns: ['command', 'what it does'],
      rows: commands.map(({ name, summary }) => [name, summary]),
    },
    footnote:
      'The older names work too: bay-create is cluster-create, baymodel-create is cluster-template-create, and so on.',
  };
}

function explain(spec: CommandSpec): Card {
  const rows = [
    ...spec.positionals.map((each) => [spelled(each, false), meaning(each)]),
    ...spec.flags.map((each) => [spelled(each, true), meaning(each)]),
  ];
  return {
    title: spec.name,
    tone: 'neutral',
    text: [`${spec.summary}. `, { code: `/magnum ${usage(spec)}` }, ...alsoCalled(spec)],
    ...(rows.length > 0 ? { table: { columns: ['argument', 'meaning'], rows } } : {}),
    code: spec.examples.map((example) => `/magnum ${example}`).join('\n'),
  };
}

function alsoCalled({ aliases = [] }: CommandSpec): Inline[] {
  return aliases.flatMap((alias, i) => [i === 0 ? ' Also: ' : ', ', { code: alias }]);
}

function meaning({ summary, choices, required }: ArgumentSpec): string {
  return [required ? 'required: ' : '', summary, choices ? ` (${choices.join(', ')})` : ''].join('');
}

function unknownTopic(commands: readonly CommandSpec[], topic: string): Card {
  const meant = nearestName(
    topic,
    commands.map(({ name }) => name),
  );
  return {
    title: `There is no command ${topic}`,
    tone: 'warning',
    text: meant
      ? ['Did you mean ', { code: meant }, '?']
      : ['They are all in ', { code: '/magnum help' }, '.'],
    ...(meant
      ? { buttons: [{ label: `Help for ${meant}`, style: 'plain', action: `cmd:help ${meant}` }] }
      : {}),
  };
}
