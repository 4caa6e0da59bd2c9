import { describe, expect, it } from 'vitest';
import { loadApprovalPolicy } from '../../../src/engine/approvals/policy.js';

const hour = 3_600_000;

function problems(file: unknown): readonly string[] {
  const loaded = loadApprovalPolicy(file);
  return 'problems' in loaded ? loaded.problems : [];
}

describe('the file of who must agree to what', () => {
  it('says it for all, and otherwise for some', () => {
    const loaded = loadApprovalPolicy({
      defaults: { expiresAfterHours: 24 },
      rules: [{ id: 'prod', projects: ['prod'], actions: ['quota'], approvalsNeeded: 2, stepUp: true }],
    });
    if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
    const { termsFor } = loaded.policy;
    expect(termsFor('quota', { id: '1', name: 'demo' })).toMatchObject({
      ruleId: null,
      approvalsNeeded: 1,
      denialsNeeded: 1,
      expiresAfter: 24 * hour,
      stepUp: 'none',
    });
    expect(termsFor('quota', { id: '2', name: 'prod' })).toMatchObject({
      ruleId: 'prod',
      approvalsNeeded: 2,
      expiresAfter: 24 * hour,
      stepUp: 'id',
    });
  });

  it('holds back only what a rule names, where it names it', () => {
    const loaded = loadApprovalPolicy({
      rules: [{ id: 'prod', projects: ['prod'], actions: ['delete', 'upgrade'], approvalsNeeded: 2 }],
    });
    if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
    const { holds, holdsAny } = loaded.policy;
    const prod = { id: '2', name: 'prod' };
    expect(holdsAny).toBe(true);
    expect(holds('delete', prod)).toMatchObject({ ruleId: 'prod', approvalsNeeded: 2 });
    expect(holds('scale-in', prod)).toBeNull();
    expect(holds('delete', { id: '1', name: 'demo' })).toBeNull();
  });

  it('names who may approve alone in an emergency: by role, or as a person of the chat or of Keystone', () => {
    const loaded = loadApprovalPolicy({
      breakGlass: { roles: ['oncall'], users: ['slack:U7', 'dan'], channel: '#security', maxHours: 4 },
    });
    if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
    const { breakGlass } = loaded.policy;
    expect(breakGlass).toMatchObject({ channel: '#security', lasts: 4 * hour });
    const nobody = { userId: 'u', userName: 'bot', projectId: 'p', projectName: 'p', roles: ['member'] };
    const chat = { platform: 'slack', workspace: 'T1', id: 'U7', name: 'ann' };
    expect(breakGlass?.isFor(nobody)).toBe(false);
    expect(breakGlass?.isFor({ ...nobody, roles: ['oncall'] })).toBe(true);
    expect(breakGlass?.isFor({ ...nobody, service: true, chat })).toBe(true);
    expect(breakGlass?.isFor({ ...nobody, service: true, chat: { ...chat, platform: 'discord' } })).toBe(
      false,
    );
    expect(breakGlass?.isFor({ ...nobody, userName: 'dan' })).toBe(true);
    // Many are that user.
    expect(breakGlass?.isFor({ ...nobody, userName: 'dan', service: true })).toBe(false);
    expect(loadApprovalPolicy(null)).toMatchObject({ policy: { breakGlass: null } });
  });

  it('may be empty: one other person, three days', () => {
    const loaded = loadApprovalPolicy(null);
    if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
    expect(loaded.policy.termsFor('quota', { id: '1', name: 'demo' })).toMatchObject({
      approvalsNeeded: 1,
      expiresAfter: 72 * hour,
    });
  });

  it.each([
    [{ defaults: { approvalsNeeded: 0 } }, 'defaults.approvalsNeeded takes at least 1.'],
    [{ rule: [] }, 'it has rule, which is not known.'],
    [
      { rules: [{ id: 'a', actions: ['fly'] }] },
      'rules.0.actions.0 takes quota, delete, scale-in, rotate-ca, upgrade.',
    ],
    [
      {
        rules: [
          { id: 'a', actions: ['quota'] },
          { id: 'a', actions: ['quota'] },
        ],
      },
      'Two rules have the id a.',
    ],
    [{ breakGlass: { channel: '#security' } }, 'breakGlass takes roles, users or both.'],
    [
      { rules: [{ id: 'a', actions: ['delete'], autoApprove: { increase: 1, limit: 2 } }] },
      'a has autoApprove, which is for quota alone.',
    ],
    [
      { rules: [{ id: 'a', actions: ['quota'], escalateTo: '#leads' }] },
      'a has one of escalateAfterHours and escalateTo: they go together.',
    ],
    [
      { defaults: { escalateAfterHours: 3 } },
      'defaults has one of escalateAfterHours and escalateTo: they go together.',
    ],
  ])('says what is wrong with %j', (file, sentence) => {
    expect(problems(file)).toEqual([sentence]);
  });
});
