import { describe, expect, it } from 'vitest';
import { longestNote } from '../../src/engine/notes.js';
import { argumentsOf } from '../../src/intents/command.js';
import { intents } from '../../src/intents/registry.js';

/** What people say to others in a command. */
const notes = ['reason', 'question', 'answer', 'ticket'];

describe('what somebody says to others', () => {
  it.each(
    intents.flatMap(({ command }) =>
      argumentsOf(command)
        .filter(({ name }) => notes.includes(name))
        .map((argument) => [command.name, argument] as const),
    ),
  )('has its longest length in the form of %s', (_, { longest }) => {
    expect(longest).toBe(longestNote);
  });
});
