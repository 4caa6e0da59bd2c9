import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Text } from '../../src/card/card.js';
import { sayCard } from '../../src/speech/card.js';
import { parseEntry } from '../../src/speech/catalogue.js';
import { sayText } from '../../src/speech/inlines.js';
import { say } from '../../src/speech/language.js';
import { languageOf } from '../../src/speech/locale.js';
import { isSentences } from '../../src/speech/shapes.js';
import { sure } from '../../src/speech/translate.js';
import { chinese } from '../../src/speech/zh-CN/all.js';

const entries = chinese.flatMap((catalogue) => Object.entries(catalogue));
/** An entry, and what its values might be: names as people give them, of letters that begin no word of the bot. */
const name = fc.oneof(
  fc.constantFrom('prod-1', 'a.b. c', 'x_y', '生产', 'Zürich', 'q9', '{1}', '$&', '192.0.2.7', 'v1.36.1'),
  fc.stringMatching(/^[qxz][a-z0-9]{1,8}(-[qxz0-9]{1,4})?$/),
);
const single = name.filter((text) => !text.includes(' '));
const filled = fc
  .constantFrom(...entries.filter(([key]) => key.includes('{}')))
  .chain(([key, translation]) => {
    const { literals, weight } = parseEntry(key, translation);
    const count = literals.length - 1;
    // Few words of the bot beside a name with spaces may be anybody's words, and a name that ends a sentence among several
    // sentences may be one of them: they stay English.
    const plain =
      weight < sure || isSentences(key) || literals.slice(1, -1).some((each) => each.trim() === '');
    const values = fc.array(plain ? single : name, { minLength: count, maxLength: count });
    // Where a name holds what stands between two of them, nobody could tell which is which.
    const between = literals
      .slice(1, -1)
      .map((each) => each.trim())
      .filter(Boolean);
    const clear = values.filter((all) => !all.some((value) => between.some((each) => value.includes(each))));
    return fc.tuple(fc.constant(key), fc.constant(translation), clear);
  });

function fill(key: string, values: readonly string[]): string {
  return key.split('{}').reduce((text, literal, i) => `${text}${values[i - 1] ?? ''}${literal}`);
}

describe('every entry of the Chinese catalogue', () => {
  it('can be read', () => {
    for (const [key, translation] of entries) expect(() => parseEntry(key, translation)).not.toThrow();
  });

  it('keeps names unharmed', () => {
    fc.assert(
      fc.property(filled, ([key, translation, values]) => {
        const said = say(fill(key, values), 'zh-CN');
        const used = values.filter((_, i) => new RegExp(`\\{${i + 1}!?\\}`).test(translation));
        for (const value of used) expect(said).toContain(value);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is said once: a translation is not translated again', () => {
    fc.assert(
      fc.property(filled, ([key, , values]) => {
        // What looks like the end of a sentence inside a name would part what was said already.
        fc.pre(!values.some((value) => value.includes('. ')));
        const said = say(fill(key, values), 'zh-CN');
        expect(say(said, 'zh-CN')).toBe(said);
      }),
      { numRuns: 5_000 },
    );
    for (const [key] of entries) expect(say(say(key, 'zh-CN'), 'zh-CN')).toBe(say(key, 'zh-CN'));
  });

  it('gives back what is bold, code or a person, once each', () => {
    fc.assert(
      fc.property(filled, ([key, translation, values]) => {
        const inlines = values.map((value, i) => (i % 2 ? { bold: value } : { code: value }));
        const text: Text = key
          .split('{}')
          .flatMap((literal, i) => [literal, ...(i < inlines.length ? inlines.slice(i, i + 1) : [])]);
        const said = sayText(text, 'zh-CN');
        const used = inlines.filter((_, i) => new RegExp(`\\{${i + 1}!?\\}`).test(translation));
        for (const inline of used) expect(said).toContainEqual(inline);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a language', () => {
  it.each(['zh', 'zh-CN', 'zh-Hans', 'zh_CN', 'zh_CN.UTF-8', 'zh-TW', 'ZH-hans-cn'])(
    'is Chinese for %s',
    (locale) => {
      expect(languageOf(locale)).toBe('zh-CN');
    },
  );

  it.each(['en-US', 'de', 'C.UTF-8', '', 'zhx', undefined, null])('is English for %s', (locale) => {
    expect(languageOf(locale)).toBeUndefined();
  });

  it('leaves English as it is', () => {
    for (const [key] of entries) expect(say(key, undefined)).toBe(key);
  });
});

describe('a card in Chinese', () => {
  const card = sayCard(
    {
      title: 'Cluster nodes',
      tone: 'neutral',
      text: ['You are ', { bold: 'ann' }, ' in the project ', { bold: 'Help' }, '.'],
      facts: [
        { label: 'cluster', value: 'nodes' },
        { label: 'reason', value: 'or else the exam is late' },
      ],
      table: { columns: ['name', 'status'], rows: [['nodes', 'CREATE_COMPLETE']] },
      code: 'Nothing was done.',
      buttons: [
        { label: 'Cancel', style: 'plain', action: 'cancel:1' },
        { label: 'Help', style: 'plain', action: 'pick:1:Help' },
      ],
    },
    'zh-CN',
  );

  it('says what the bot says', () => {
    expect(card).toMatchObject({ language: 'zh-CN', title: '集群 nodes', buttons: [{ label: '取消' }, {}] });
    expect(card.text).toEqual(['您是项目 ', { bold: 'Help' }, ' 中的 ', { bold: 'ann' }, '。']);
  });

  it('leaves names, statuses, code and what somebody else said', () => {
    expect(card.facts?.map(({ value }) => value)).toEqual(['nodes', 'or else the exam is late']);
    expect(card.table?.rows).toEqual([['nodes', 'CREATE_COMPLETE']]);
    expect(card.code).toBe('Nothing was done.');
    expect(card.buttons?.[1]?.label).toBe('Help');
  });

  it('is said once', () => {
    expect(sayCard(card, 'zh-CN')).toBe(card);
  });
});
