import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyMeans } from '../../src/bot/playground/page/composer/keys.js';
import { emptyRecall, recallLine, remember } from '../../src/bot/playground/page/composer/recall.js';
import { isUnfinished, nextWords } from '../../src/bot/typeahead/next.js';
import { asSuggestions } from '../../src/bot/typeahead/values.js';
import { accept, quoted, wordsOf } from '../../src/bot/typeahead/words.js';
import { tokenize } from '../../src/intents/grammar/tokens.js';
import { intents } from '../../src/intents/registry.js';

const commands = intents.map(({ command }) => command);
const labels = (line: string) => nextWords(line, commands).suggestions.map(({ label }) => label);
const asked = (line: string) => {
  const { ask } = nextWords(line, commands);
  return ask && [ask.argument.name, ask.typed];
};

describe('what is suggested while a command is typed', () => {
  it('is of commands that one may use there, and nothing else', () => {
    const may = new Set(['quotas-show']);
    const offered = nextWords('/magnum quotas-', commands, may).suggestions.map(({ label }) => label);
    expect(offered).toEqual(['quotas-show']);
  });

  it.each([
    ['hello', []],
    ['/m', ['/magnum']],
    ['/magnum', ['/magnum']],
    ['/magnum cluster-template-l', ['cluster-template-list']],
    ['/cluster-template-l', ['cluster-template-list']],
    ['/other thing', []],
  ])('%j: %j', (line, expected) => {
    expect(labels(line)).toEqual(expect.arrayContaining(expected));
    if (expected.length === 0) expect(labels(line)).toEqual([]);
  });

  it('puts first what begins with the word, and what the command cannot do without', () => {
    expect(labels('/magnum cluster-c')[0]).toBe('cluster-create');
    const [first] = nextWords('/magnum cluster-template-create t --', commands).suggestions;
    expect(first?.required).toBe(true);
  });

  it('does not offer a flag twice', () => {
    expect(labels('/magnum cluster-create x --')).toContain('--node-count');
    expect(labels('/magnum cluster-create x --node-count 1 --')).not.toContain('--node-count');
    expect(labels('/magnum cluster-create x --node-count=1 --')).not.toContain('--node-count');
  });

  it.each([
    ['/magnum cluster-show sw', ['cluster', 'sw']],
    ['/magnum cluster-create x --cluster-template ', ['cluster-template', '']],
    ['/magnum cluster-create x --cluster-template=sw', ['cluster-template', 'sw']],
    ['/magnum cluster-create "a name" --keypair te', ['keypair', 'te']],
    ['/magnum cluster-create --node-count 2 --flavor "m1 sm', ['flavor', 'm1 sm']],
  ])('%s asks for names that exist', (line, expected) => {
    expect(asked(line)).toEqual(expected);
  });

  it('suggests only what fits, and nothing that is typed out already', () => {
    const { ask } = nextWords('/magnum cluster-show swarm', commands);
    if (!ask) throw new Error('Nothing was asked.');
    const choices = ['swarm', 'swarm-2', 'kube'].map((name) => ({ label: name, value: name }));
    expect(asSuggestions(choices, ask).map(({ label }) => label)).toEqual(['swarm', 'swarm-2']);
    expect(asSuggestions([{ label: 'swarm', value: 'swarm' }], ask)).toEqual([]);
  });

  it('knows when the command itself is still being typed', () => {
    expect(isUnfinished('/magnum cluster-cr', commands)).toBe(true);
    expect(isUnfinished('/cl', commands)).toBe(true);
    for (const { name } of commands) expect(isUnfinished(`/magnum ${name}`, commands)).toBe(false);
    expect(isUnfinished('/magnum cluster-cr x', commands)).toBe(false);
    expect(isUnfinished('hello', commands)).toBe(false);
  });

  it('survives anything one types, and taking a suggestion only touches the last word', () => {
    const words = fc.constantFrom(
      '/magnum',
      'cluster-create',
      '--node-count',
      '--labels=',
      '"a b',
      "'",
      'x',
      '-',
      '--',
      '=',
    );
    const line = fc.oneof(
      fc.string(),
      fc.array(words).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(line, (text) => {
        const { suggestions } = nextWords(text, commands);
        const start = wordsOf(text).at(-1)?.start ?? 0;
        for (const { insert } of suggestions) {
          const taken = accept(text, insert);
          expect(taken.startsWith(text.slice(0, start))).toBe(true);
          expect(taken.endsWith(insert)).toBe(true);
        }
      }),
    );
  });
});

describe('words of a line', () => {
  it('are read as the server reads them', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'b', '-', '=', ' ', '"', "'", '1'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(letters, (text) => {
        const server = tokenize(text);
        // An empty pair of quotes is a word to the server alone; an open quote is no line yet.
        fc.pre(server !== null && !server.includes('') && !/["']["']/.test(text));
        expect(
          wordsOf(text)
            .map((word) => word.text)
            .filter(Boolean),
        ).toEqual(server);
      }),
    );
  });

  it('take a quoted value back as it was', () => {
    const value = fc.string({ unit: fc.constantFrom('a', ' ', '"', '-', '.'), minLength: 1 });
    fc.assert(
      fc.property(value, (text) => {
        expect(wordsOf(quoted(text))).toEqual([{ text, start: 0 }]);
      }),
    );
  });
});

describe('going back through what was sent', () => {
  it('goes back and forth without losing what was being written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
        fc.string(),
        fc.nat(20),
        (lines, box, steps) => {
          let recall = lines.reduce(remember, emptyRecall());
          let line = box;
          let back = 0;
          for (let i = 0; i < steps; i++) {
            const found = recallLine(recall, -1, line);
            if (!found) break;
            ({ recall, line } = found);
            expect(line).toBe(recall.sent.at(-1 - back));
            back++;
          }
          for (let i = 0; i < back; i++) {
            const found = recallLine(recall, 1, line);
            if (!found) throw new Error('There is no way forth.');
            ({ recall, line } = found);
          }
          expect(line).toBe(box);
          expect(recallLine(recall, 1, line)).toBeNull();
        },
      ),
    );
  });

  it('remembers a line that is said twice in a row once, and a hundred at most', () => {
    expect(remember(remember(emptyRecall(), 'a'), 'a').sent).toEqual(['a']);
    const many = Array.from({ length: 150 }, (_, i) => `${i}`).reduce(remember, emptyRecall());
    expect(many.sent).toHaveLength(100);
    expect(many.sent.at(-1)).toBe('149');
  });
});

describe('what a key does', () => {
  const key = (name: string, more = {}) => ({
    key: name,
    shiftKey: false,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    isComposing: false,
    ...more,
  });
  const idle = { suggested: 0, chosen: -1, text: 'x', recalling: false };
  const offered = { ...idle, suggested: 3 };

  it.each([
    ['Enter sends', key('Enter'), idle, 'send'],
    ['Shift+Enter makes a line', key('Enter', { shiftKey: true }), idle, null],
    ['Enter takes what is chosen', key('Enter'), { ...offered, chosen: 1 }, 'take'],
    ['Enter sends while nothing is chosen', key('Enter'), offered, 'send'],
    ['Enter belongs to the input method while it composes', key('Enter', { isComposing: true }), idle, null],
    ['Tab takes the first', key('Tab'), offered, 'take'],
    ['Tab goes on when nothing is offered', key('Tab'), idle, null],
    ['Shift+Tab goes back', key('Tab', { shiftKey: true }), offered, null],
    ['Alt and an arrow belong to the page', key('ArrowUp', { altKey: true }), offered, null],
    ['the arrow up recalls in an empty box', key('ArrowUp'), { ...idle, text: '' }, 'earlier'],
    ['the arrow up moves in a text', key('ArrowUp'), idle, null],
    ['Escape closes the list', key('Escape'), offered, 'close'],
    ['Escape belongs to the page otherwise', key('Escape'), idle, null],
  ])('%s', (_, pressed, situation, doing) => {
    expect(keyMeans(pressed, situation)).toBe(doing);
  });
});
