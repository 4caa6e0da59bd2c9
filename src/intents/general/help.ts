import { z } from 'zod';
import type { Card, Inline } from '../../card/card.js';
import { nearestName } from '../../engine/nearest.js';
import type { ArgumentSpec, CommandSpec } from '../command.js';
import { positional, Text } from '../fields.js';
import { spelled, usage } from '../grammar/values.js';
import { defineIntent, type IntentContext } from '../intent.js';

export const help = defineIntent({
  anywhere: true,
  command: {
    name: 'help',
    summary: 'List the commands, or explain one',
    risk: 'read',
    positionals: [positional('topic', 'text', 'a command')],
    flags: [],
    examples: ['help', 'help cluster-create'],
  },
  slots: z.strictObject({ topic: Text.optional() }),
  async perform({ commands, mayNot }, { topic }) {
    if (!topic) return { kind: 'answer', card: overview(commands, mayNot) };
    const wanted = topic.toLowerCase();
    const spec = commands.find(({ name, aliases }) => name === wanted || aliases?.includes(wanted));
    return { kind: 'answer', card: spec ? explain(spec) : unknownTopic(commands, topic) };
  },
});

/** Every command that may be used here in a line, and how many more there are. */
function overview(all: readonly CommandSpec[], mayNot: IntentContext['mayNot']): Card {
  const commands = all.filter(({ name }) => !mayNot?.(name));
  const more = left(all, mayNot);
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
    footnote: `${more}${olderNames}`,
  };
}

const olderNames =
  'The older names work too: bay-create is cluster-create, baymodel-create is cluster-template-create, and so on.';

const reasons = {
  roles: 'want other roles than yours (whoami says which you have)',
  guardrail: "are kept back by this channel's guardrail",
  project: 'wait until you have a project here (whoami says why)',
  unset: 'are for nobody until the operator sets them up',
} as const;

/** `12 more want other roles than yours. `; empty where nothing is left out. */
function left(all: readonly CommandSpec[], mayNot: IntentContext['mayNot']): string {
  const barriers = all.flatMap(({ name }) => mayNot?.(name) ?? []);
  const parts = Object.entries(reasons).flatMap(([barrier, reason]) => {
    const count = barriers.filter((one) => one === barrier).length;
    return count > 0 ? [`${count} more ${reason}`] : [];
  });
  return parts.length > 0 ? `${parts.join('; ')}. ` : '';
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
  return [required ? 'required: ' : '', summary, choices ? ` (${choices.join('|')})` : ''].join('');
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
