import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../../src/engine/caller.js';
import { EngineError } from '../../../src/engine/errors.js';
import { actionRules } from '../../../src/engine/policy/defaults.js';
import { defaultRules } from '../../../src/engine/policy/load.js';
import { type Action, allows, authorize } from '../../../src/engine/policy.js';
import { readPolicy } from '../../../src/program/policy.js';
import { StartProblem } from '../../../src/program/start-problem.js';

const folder = mkdtempSync(join(tmpdir(), 'magnum-policy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(text: string, name = 'policy.yaml'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function problems(path: string): readonly string[] {
  try {
    readPolicy(path);
    return [];
  } catch (error) {
    if (error instanceof StartProblem) return error.problems;
    throw error;
  }
}

function caller(roles: string[], more: Partial<Caller> = {}): Caller {
  return { userId: 'u', userName: 'ann', projectId: 'red', projectName: 'red', roles, ...more };
}

describe('a policy file', () => {
  it('replaces the rules that it names and leaves the others', () => {
    const rules = readPolicy(written('"quota:update": "role:quota_keeper"\n'));
    const engine = { policy: { rules, trusteeDomainName: null } };
    expect(allows(engine, caller(['quota_keeper']), 'quota:update')).toBe(true);
    expect(allows(engine, caller(['admin']), 'quota:update')).toBe(false);
    expect(allows(engine, caller(['admin']), 'quota:delete')).toBe(true);
  });

  it('says whether it takes another role or nobody may, however that is written', () => {
    const text =
      '"cluster:create": "!"\n"nobody": "! or (role:a and !)"\n"cluster:delete": "rule:nobody"\n"cluster:update": "role:a"\n';
    const engine = { policy: { rules: readPolicy(written(text)), trusteeDomainName: null } };
    const hint = (action: Action) => {
      try {
        return authorize(engine, caller(['member']), action);
      } catch (error) {
        return error instanceof EngineError ? error.hint : undefined;
      }
    };
    const nobody = 'Nobody may, whatever their roles: the policy of this program says so.';
    expect(hint('cluster:create')).toBe(nobody);
    expect(hint('cluster:delete')).toBe(nobody);
    expect(hint('cluster:update')).toBe(
      'It takes another role: you act as ann in project red, with the roles member.',
    );
  });

  it('may change who is an admin, everywhere at once', () => {
    const rules = readPolicy(written('context_is_admin: role:cloud_admin\n'));
    const engine = { policy: { rules, trusteeDomainName: null } };
    expect(allows(engine, caller(['cloud_admin']), 'cluster:delete_all_projects')).toBe(true);
    expect(allows(engine, caller(['admin']), 'cluster:delete_all_projects')).toBe(false);
    expect(allows(engine, caller(['cloud_admin']), 'quota:get', { projectId: 'blue' })).toBe(true);
  });

  it('may be JSON, name rules of its own, and carry what other Magnums have', () => {
    const path = written(
      '{"keepers": "role:a or role:b", "stats:get_all": "rule:keepers", "federation:get": "role:admin"}',
      'policy.json',
    );
    const engine = { policy: { rules: readPolicy(path), trusteeDomainName: null } };
    expect(allows(engine, caller(['b']), 'stats:get_all')).toBe(true);
    expect(allows(engine, caller(['c']), 'stats:get_all')).toBe(false);
  });

  it('may be empty', () => {
    expect(readPolicy(written('# nothing yet\n')).size).toBe(defaultRules().size);
  });

  it('that is wrong stops the start with one sentence for each mistake', () => {
    const path = written(
      [
        '"cluster:craete": "role:admin"',
        '"cluster:get": "role:admin and"',
        '"cluster:update": "rule:nobody_knows"',
        '"cluster:delete": "project:%(project_id)s"',
        '"quota:get": "project_id:%(tenant)s"',
        '"stats:get_all": [["role:admin"]]',
        'a: rule:b',
        'b: rule:a',
      ].join('\n'),
    );
    expect(problems(path)).toEqual(
      [
        'cluster:get: it ends where a check is expected.',
        'stats:get_all takes a rule as text, such as "role:admin".',
        'There is no action cluster:craete. Did you mean cluster:create?',
        'cluster:delete looks at project, which a caller does not have; there are role, user_id, project_id, user_name, project_name, user_domain_name, is_admin.',
        'cluster:update names the rule nobody_knows, which is not there.',
        'quota:get looks at %(tenant)s, which nothing has; there are project_id, user_id, trustee_user_id, trustee_domain_name, name.',
        'a names itself, directly or through other rules.',
        'b names itself, directly or through other rules.',
      ].map((sentence) => expect.stringContaining(sentence)),
    );
  });

  it('that is not there, or no file of rules, stops the start too', () => {
    expect(problems(join(folder, 'none.yaml'))[0]).toContain('cannot be read');
    expect(problems(written('a: [1'))[0]).toContain('cannot be read');
    expect(problems(written('- role:admin'))[0]).toContain('It holds no rules');
  });
});

describe('the rules without a file', () => {
  const engine = { policy: { rules: defaultRules(), trusteeDomainName: 'magnum' } };
  const actions = Object.keys(actionRules) as Action[];

  it('let an admin do everything, everywhere', () => {
    for (const action of actions) {
      expect([action, allows(engine, caller(['admin']), action, { projectId: 'blue', userId: 'x' })]).toEqual(
        [action, true],
      );
    }
  });

  it('let a reader look, be told of what happens, and change nothing', () => {
    const may = actions.filter((action) => allows(engine, caller(['reader']), action));
    const changing = may.filter((action) => !/:(get|get_all|detail)$/.test(action));
    expect(changing).toEqual(['alert:subscribe']);
    expect(may).toContain('cluster:get');
  });

  it('let nobody but an admin reach other projects', () => {
    for (const action of actions.filter((each) => each.endsWith('_all_projects'))) {
      expect([action, allows(engine, caller(['member']), action)]).toEqual([action, false]);
    }
  });

  it('let the user of a cluster have its certificates and nothing else', () => {
    const trustee = caller([], { userId: 't', projectId: '', userDomainName: 'magnum' });
    const target = { projectId: 'red', userId: 'u', trusteeUserId: 't' };
    expect(actions.filter((action) => allows(engine, trustee, action, target))).toEqual([
      'cluster:update_health_status',
      'certificate:create',
      'certificate:get',
    ]);
  });
});
