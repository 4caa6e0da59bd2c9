import { describe, expect, it } from 'vitest';
import { saidInSources } from '../../scripts/speech/sources.mjs';
import { unheard } from '../../scripts/speech/unheard.mjs';
import { argumentsOf } from '../../src/intents/command.js';
import { quotaWords, things } from '../../src/intents/preview-facts.js';
import { intents } from '../../src/intents/registry.js';
import { chinese } from '../../src/speech/zh-CN/all.js';
import { moments } from '../../src/speech/zh-CN/moments.js';

const said: { file: string; line: number; key: string }[] = saidInSources();
const translated = new Set(chinese.flatMap((catalogue) => Object.keys(catalogue)));

/** Arguments of commands as questions and forms name them, which no source spells so. */
const argumentNames = intents
  .flatMap(({ command }) => argumentsOf(command))
  .map(({ name }) => name.replaceAll('-', ' '))
  .flatMap((name) => [name, `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`]);

const multiple = [
  'floating IPs',
  'security groups',
  'security group rules',
  'server groups',
  'GiB of volumes',
].flatMap((words) => [`${words} {} → {} of {}`, `${words} {} → {}, unlimited`]);
const lacking = ['is', 'are'].flatMap((one) =>
  ['is', 'are'].map((other) => `{}: {} {} ${one} needed, and {} ${other} free.`),
);

/** What is put together of pieces and values, so that no source has it as it is said. */
const made = [
  ...Object.keys(moments),
  ...['{} ({}):', 'the sandbox', '{} → {}', '{}: {} → {}', '{} ({})', 'required:', 'required: {}'],
  ...[
    'decided.',
    'here',
    'everything',
    'not justified',
    'a command',
    'approved',
    'denied',
    'void',
    'up',
    'down',
    'cluster',
    'nodes',
    'network',
    'server',
  ],
  ...[
    'Cluster {} {} at {}.',
    'This channel works in {}, bound by {}.',
    'This channel works in {}: nobody has bound it.',
  ],
  ...['images', 'Images', 'keypairs', 'Keypairs', 'Flavors', 'Networks', 'External networks'],
  ...['Availability zones', 'Volume types'],
  ...['Which cluster template?', 'Which node count?', 'earlier', 'certificate'],
  '{}, not {}, failures at once',
  'SHA-256 fingerprint',
  ...['Subnets of that network', 'Also:', ...multiple, ...lacking],
  ...['suspended', 'deleting'].map(
    (how) => `Updating a stack when it is ${how} is not supported: stack {} is {}.`,
  ),
  ...['network {}', 'masters {}', 'nodes {}', 'ready {}', '{} resource more', '{} resources more'],
  ...[...Object.values(things), ...Object.values(quotaWords)].flatMap((words) =>
    words.flatMap((word) => [word, `{} ${word}`]),
  ),
];

describe('the Chinese catalogue', () => {
  it('has every sentence that the bot says', () => {
    const missing = said
      .filter(({ key }) => !translated.has(key))
      .map(({ file, line, key }) => `${file}:${line} ${key}`);
    expect(missing).toEqual([]);
  });

  it('has every argument of a command', () => {
    expect(argumentNames.filter((name) => !translated.has(name))).toEqual([]);
  });

  it('has nothing that is not said any more', () => {
    const all = new Set([...said.map(({ key }) => key), ...argumentNames, ...made]);
    expect([...translated].filter((key) => !all.has(key))).toEqual([]);
  });

  it('leaves out only what is left out for a reason', () => {
    expect(unheard.filter(({ why }) => why.length < 10)).toEqual([]);
  });
});
