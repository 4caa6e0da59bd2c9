import { z } from 'zod';
import type { Fact } from '../../card/card.js';
import { own } from '../../card/own.js';
import { counted } from '../../card/words.js';
import type { Caller } from '../../engine/caller.js';
import type { CommandSpec } from '../command.js';
import { defineIntent, type IntentContext } from '../intent.js';
import type { Standing } from '../standing.js';

export const whoami = defineIntent({
  anywhere: true,
  command: {
    name: 'whoami',
    summary: 'Say who you are to OpenStack here, and what you may do',
    risk: 'read',
    positionals: [],
    flags: [],
    examples: ['whoami'],
  },
  slots: z.strictObject({}),
  async perform(context) {
    const { caller, standing } = context;
    const unknown = standing?.obstacle && caller.userId === '';
    return {
      kind: 'answer',
      card: {
        title: unknown ? 'You cannot act here now' : `You act as ${caller.userName}`,
        tone: standing?.obstacle ? 'warning' : 'neutral',
        ...(standing?.obstacle ? { text: standing.obstacle.message } : {}),
        facts: [...ofCaller(caller), ...(standing ? here(standing, context) : [])],
      },
    };
  },
});

function ofCaller({ projectName, roles }: Caller): Fact[] {
  return [
    { label: 'project', value: projectName || 'none' },
    { label: 'roles', value: roles.join(', ') || 'none' },
  ];
}

const ways = {
  credential: 'your own application credential',
  granted: "the program's account, with the roles that were granted to you here",
  program: "the program's account, with its own roles",
} as const;

function here({ how, settings }: Standing, { commands, mayNot }: IntentContext): Fact[] {
  const { binding, guardrail } = settings;
  const may = commands.filter(({ name }) => !mayNot?.(name));
  const changes = may.filter(({ risk }) => risk !== 'read');
  return [
    { label: 'by', value: ways[how], short: false },
    {
      label: 'channel',
      value: binding
        ? `works in ${own(binding.projectName)}${binding.by ? `, bound by ${own(binding.by.name)}` : ''}`
        : 'bound to no project',
    },
    { label: 'guardrail', value: guardrail },
    {
      label: 'you may here',
      value: `${counted(may.length, 'command')} of ${commands.length}, ${changes.length} of them changes: ${sample(changes)}`,
      short: false,
    },
  ];
}

function sample(commands: readonly CommandSpec[]): string {
  return commands.map(({ name }) => name).join(', ') || 'none';
}
