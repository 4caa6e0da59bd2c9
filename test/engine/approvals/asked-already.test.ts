import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestId } from '../../../src/engine/approvals/approval.js';
import { cancelRequest } from '../../../src/engine/approvals/decide.js';
import { requestQuota } from '../../../src/engine/approvals/request.js';
import { EngineError } from '../../../src/engine/errors.js';
import type { Lab } from '../lab.js';
import { bothDatabases, startLabOn } from '../on-both.js';
import { inChat } from './people.js';

describe.each(bothDatabases)('the same quota, asked for twice, on %s', (_, start) => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLabOn(start);
  });
  afterAll(() => lab?.stop());

  const ask = (who: ReturnType<typeof inChat>, hardLimit = 30, reason = 'exam week') =>
    requestQuota(lab.engine, who, { hardLimit, reason });

  it('is one request as long as that is open, which the refusal names; another limit, or another person, is another', async () => {
    const project = randomUUID();
    const [ann, bob] = [inChat(project, 'ann'), inChat(project, 'bob')];
    const first = requestId(await ask(ann));
    await expect(ask(ann, 30, 'the same for another reason')).rejects.toMatchObject({
      code: 'approval.recorded',
      message: `You asked for a limit of 30 for ${project} already: that is ${first}, and it is open.`,
      hint: `approval-show ${first} says how it stands; approval-cancel ${first} takes it back.`,
    });
    await ask(ann, 31);
    await ask(bob);
    await cancelRequest(lab.engine, ann, first);
    expect(requestId(await ask(ann))).not.toBe(first);
  });

  it('is one request also where two replicas hear of it at the same moment', async () => {
    const ann = inChat(randomUUID(), 'ann');
    const came = await Promise.allSettled(Array.from({ length: 4 }, () => ask(ann)));
    const refused = came.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused).toHaveLength(3);
    for (const error of refused) expect(error).toBeInstanceOf(EngineError);
    expect(await lab.engine.db.read.approval.count({ where: { projectId: ann.projectId } })).toBe(1);
  });
});
