import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collect } from '../../scripts/speech/collect.mjs';

function keys(source: string): string[] {
  const path = join(mkdtempSync(join(tmpdir(), 'said-')), 'source.ts');
  writeFileSync(path, source);
  return collect(path).map(({ key }) => key);
}

describe('what a source says', () => {
  it('is its sentences, with a mark for each value', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a source
    expect(keys("say(`Cluster ${name} is ready.`, 'and so on'); const a = 'swarm';")).toEqual([
      'Cluster {} is ready.',
      'and so on',
    ]);
  });

  it('is read both ways at a condition', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a source
    expect(keys('say(`They ${many ? `are ${n}` : "is one"} here`)')).toEqual([
      'They are {} here',
      'They is one here',
    ]);
  });

  it('has constants of the same file put in, but no whole sentences', () => {
    expect(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a source
      keys("const of = ' of them'; const more = 'Ask an admin.'; say(`All${of} wait. ${more}`)"),
    ).toEqual(['of them', 'Ask an admin.', 'All of them wait. {}']);
  });

  it('counts things both ways', () => {
    expect(keys("counted(n, 'node')")).toEqual(['{} node', '{} nodes']);
  });

  it('takes a run with something bold as one sentence', () => {
    expect(keys("const text = ['You are ', { bold: name }, ' here.']")).toEqual(['You are {} here.']);
  });

  it('takes a word alone where a card says it', () => {
    expect(keys("const fact = { label: 'used', value: word, kind: 'other' }")).toEqual(['used']);
  });

  it('is nothing that a log, a fault or a comparison has', () => {
    expect(
      keys(
        "bot.log.warn({ err }, 'it went wrong'); throw new Error('never so'); if (a === 'two words') b();",
      ),
    ).toEqual([]);
  });
});
