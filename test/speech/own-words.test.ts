import { describe, expect, it } from 'vitest';
import { questionCard } from '../../src/bot/conversation/words/cards.js';
import { own } from '../../src/card/own.js';
import { asSentence } from '../../src/card/words.js';
import { saidExcept } from '../../src/intents/alerts/said.js';
import { upgradeText } from '../../src/intents/cluster/upgrade-card.js';
import { sayCard, sayForm } from '../../src/speech/card.js';
import { say } from '../../src/speech/language.js';

const chinese = (text: string) => say(text, 'zh-CN');

describe('what people said themselves', () => {
  it.each(['none', 'no', 'Nothing was done.', 'done. 100% sure', 'Reason: none\nType Q-8 to go on.', 'more'])(
    'stays as they said it, in whatever it stands: %s',
    (words) => {
      const facts = [
        { label: 'reason', value: own(words) },
        { label: own(words), value: `ann: ${own(words)}` },
      ];
      const table = { columns: ['reason'], rows: [[own(words)]] };
      const card = { title: `UPDATE_FAILED · ${own(words)}`, tone: 'neutral', facts, table } as const;
      const said = sayCard(card, 'zh-CN');
      expect(said.title).toBe(`UPDATE_FAILED · ${words}`);
      expect(said.facts).toEqual([
        { label: '原因', value: words },
        { label: words, value: `ann: ${words}` },
      ]);
      expect(said.table?.rows).toEqual([[words]]);
      expect(sayCard(card, undefined).facts?.[0]?.value).toBe(words);
    },
  );

  it('never become a part of the sentence around them', () => {
    const reason = own('done. 100% sure, as ann. Reason: none');
    const text = `This will ${`delete ${own('prod')} with its 3 servers`}, in project ${own('demo')}, as ${own('bob')}.\nReason: ${reason}\nType ${own('Q-8')} to go on.`;
    expect(chinese(text)).toBe(
      '此操作将以 bob 的身份在项目 demo 中删除 prod 及其 3 台服务器。\n原因：done. 100% sure, as ann. Reason: none\n请输入 Q-8 以继续。',
    );
  });

  it('have a space before what follows, as other names', () => {
    expect(chinese(`Delete ${own('prod')}, ${own('more')}?`)).toBe('删除 prod, more 吗？');
  });

  it('end a sentence only once', () => {
    expect(say(asSentence(`As ann says: ${own('Done.')}`), undefined)).toBe('As ann says: Done.');
  });

  it('are what a form asks to be typed', () => {
    const field = {
      name: 'name',
      label: 'Names of the clusters, with spaces',
      kind: 'text',
      required: true,
    } as const;
    const form = { id: 'f', title: 'Delete prod, more?', submit: 'Delete', style: 'danger' } as const;
    const said = sayForm({ ...form, fields: [{ ...field, placeholder: 'prod more' }] }, 'zh-CN');
    expect(said.fields[0]?.placeholder).toBe('prod more');
    expect(said.title).toBe('删除 prod, more 吗？');
  });
});

/** Clusters, templates and projects may be called like words that the catalogue has. */
describe('names that are words', () => {
  it('stay in the lists of a question', () => {
    const names = ['yes', 'no', 'none', 'nodes', 'here'];
    const { facts } = sayCard(questionCard('Which cluster?', 'cluster-delete', names, 'p'), 'zh-CN');
    expect(facts?.[0]?.value).toBe('yes, no, none, nodes, here');
  });

  it('stay in what an upgrade and a subscription say', () => {
    const input = {
      from: 'yes',
      to: 'no',
      labels: [],
      maxBatchSize: 1,
      previous: { clusterTemplateId: '', labels: {}, upgrades: 0 },
    };
    expect(say(upgradeText(undefined, input), 'zh-CN')).toMatch(/yes.*no/);
    const wish = { kinds: [], exceptKinds: [], exceptClusters: [{ uuid: 'u', name: 'none' }] };
    expect(say(saidExcept(wish), 'zh-CN')).toBe('none');
  });
});

describe('an entry that counts something', () => {
  it.each(['UPDATE_FAILED · more', 'prod more', 'Scale conductors'])('is not taken for names: %s', (text) => {
    expect(chinese(text)).toContain(text.split(' ').at(-1));
  });
});

describe('several sentences', () => {
  it('are never taken for the beginning of one', () => {
    const text =
      '40 nodes of 98 will be deleted with whatever runs there. These were named. 41 nodes that Heat could not build will be given up.';
    expect(chinese(text)).toBe(
      '共 98 个，其中 40 个节点将连同其上运行的内容一起删除。这些节点由您指定。将放弃 Heat 未能构建的 41 个节点。',
    );
  });
});

describe('a card', () => {
  it.each([
    ['Q-13 · denied', 'Q-13 · 已拒绝'],
    ['Q-1 · approved', 'Q-1 · 已批准'],
    ['10 of 10 used, 1 more asked for', '已用 10 / 10，另申请 1'],
  ])('says how things stand: %s', (text, said) => {
    expect(chinese(text)).toBe(said);
  });

  it('says its labels, too', () => {
    const facts = [{ label: 'Quota of instances', value: 'used up' }];
    expect(sayCard({ title: 'x', tone: 'danger', facts }, 'zh-CN').facts?.[0]?.label).toBe(
      'instances 的配额',
    );
  });
});
