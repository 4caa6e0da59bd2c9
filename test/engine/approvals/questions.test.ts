import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/engine/approvals/answer-question.js';
import { requestId } from '../../../src/engine/approvals/approval.js';
import { askQuestion } from '../../../src/engine/approvals/ask-question.js';
import { cancelRequest } from '../../../src/engine/approvals/decide.js';
import { showEffect } from '../../../src/engine/approvals/effect.js';
import { mostOpen, mostQuestions } from '../../../src/engine/approvals/question.js';
import { requestQuota } from '../../../src/engine/approvals/request.js';
import type { Caller } from '../../../src/engine/caller.js';
import { longestNote } from '../../../src/engine/notes.js';
import { createQuota } from '../../../src/engine/quotas/change.js';
import { listQuestions } from '../../../src/engine/store/approval-questions.js';
import { effectCard } from '../../../src/intents/approvals/effect-card.js';
import type { Lab } from '../lab.js';
import { bothDatabases, startLabOn } from '../on-both.js';
import { inChat } from './people.js';

describe.each(bothDatabases)('questions about a request on %s', (_, start) => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLabOn(start);
  });
  afterAll(() => lab?.stop());

  /** A request of ann's in a project of its own, about which bob may ask. */
  async function asked(): Promise<{ request: string; number: number; ann: Caller; bob: Caller }> {
    const project = randomUUID();
    const [ann, bob] = [inChat(project, 'ann'), inChat(project, 'bob')];
    const approval = await requestQuota(lab.engine, ann, { hardLimit: 30, reason: 'exam week' });
    return { request: requestId(approval), number: approval.number, ann, bob };
  }

  it('delivered twice is one, also where the request is over by then', async () => {
    const { request, number, ann, bob } = await asked();
    const say = () =>
      askQuestion(lab.engine, bob, { request, question: 'why?' }, { key: `slack:${request}` });
    const [one, two] = await Promise.all([say(), say()]);
    expect([one?.question.number, two?.question.number]).toEqual([1, 1]);
    await cancelRequest(lab.engine, ann, request);
    expect((await say()).question.number).toBe(1);
    expect(await listQuestions(lab.engine.db.read, number)).toHaveLength(1);
  });

  it('is for those who see the request alone', async () => {
    const { request } = await asked();
    const stranger = { ...inChat('elsewhere', 'eve'), roles: ['member'] };
    const nothing = { code: 'approval.not_found' };
    await expect(askQuestion(lab.engine, stranger, { request, question: 'why?' })).rejects.toMatchObject(
      nothing,
    );
    await expect(showEffect(lab.engine, stranger, request)).rejects.toMatchObject(nothing);
  });

  it('is some text, not too long, and there are not too many', async () => {
    const { request, ann, bob } = await asked();
    const ask = (question: string) => askQuestion(lab.engine, bob, { request, question });
    await expect(ask(' \n ')).rejects.toMatchObject({ message: 'Say the question.', field: 'question' });
    await expect(ask('why? '.repeat(longestNote))).rejects.toMatchObject({
      message: `The question takes at most ${longestNote} characters.`,
    });
    for (let nth = 1; nth <= mostOpen; nth += 1) await ask(`why ${nth}?`);
    await expect(ask('and now?')).rejects.toThrow(
      `${mostOpen} questions of yours about ${request} wait for an answer already.`,
    );
    for (let nth = 1; nth <= mostQuestions; nth += 1) {
      if (nth > mostOpen) await ask(`why ${nth}?`);
      await answerQuestion(lab.engine, ann, { request, to: nth, answer: 'so' });
    }
    await expect(ask('and now?')).rejects.toThrow(`has ${mostQuestions} questions, and takes no more.`);
    await expect(answerQuestion(lab.engine, ann, { request, to: 21, answer: 'so' })).rejects.toThrow(
      `${request} has no question 21.`,
    );
  });

  it('beside it one sees whether the quota is as it was', async () => {
    const { request, bob } = await asked();
    const text = async () => JSON.stringify(effectCard(await showEffect(lab.engine, bob, request), 'slack'));
    expect(await text()).toContain('The quota is as it was when this was asked.');
    await createQuota(lab.engine, bob, { project: bob.projectId, hardLimit: 25 });
    const changed = await text();
    expect(changed).toContain(
      'The quota was changed after this was asked, so it cannot be approved any more.',
    );
    expect(changed).toContain('the limit is 25, and was 20');
  });
});
