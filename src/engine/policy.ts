import type { Caller } from './caller.js';
import { EngineError } from './errors.js';
import type { Action } from './policy/defaults.js';
import { type Rules, ruleOf } from './policy/load.js';
import { type Attributes, type Credentials, evaluate, letsNobody } from './policy/rule.js';

export type { Action } from './policy/defaults.js';

/** Who may do what: the rules in force, and what they are asked with. */
export interface Policy {
  readonly rules: Rules;
  /** Keystone domain of the clusters' own users; null where there is none. */
  readonly trusteeDomainName: string | null;
}

/** What is acted on, as far as a rule may look at it. */
export interface Target {
  readonly projectId?: string | undefined;
  readonly userId?: string | undefined;
  readonly trusteeUserId?: string | null | undefined;
  readonly name?: string | undefined;
}

/** What authorization needs of the engine. */
interface Authority {
  readonly policy: Policy;
}

/** Whether the caller may, by the rule of this action. Something new is acted on in the caller's own project. */
export function allows({ policy }: Authority, caller: Caller, action: Action, target: Target = {}): boolean {
  const named = (name: string) => policy.rules.get(name);
  const attributes: Attributes = {
    project_id: target.projectId ?? caller.projectId,
    user_id: target.userId ?? caller.userId,
    trustee_user_id: target.trusteeUserId,
    trustee_domain_name: policy.trusteeDomainName,
    name: target.name,
  };
  const own: Credentials = {
    roles: caller.roles,
    attributes: {
      user_id: caller.userId,
      project_id: caller.projectId,
      user_name: caller.userName,
      project_name: caller.projectName,
      user_domain_name: caller.userDomainName ?? null,
    },
  };
  const isAdmin = evaluate({ kind: 'rule', name: 'context_is_admin' }, own, attributes, named);
  const credentials: Credentials = {
    ...own,
    attributes: { ...own.attributes, is_admin: isAdmin ? 'True' : 'False' },
  };
  return evaluate(ruleOf(policy.rules, action), credentials, attributes, named);
}

/** Throws EngineError `policy.forbidden`, in Magnum's words, unless the caller may. */
export function authorize(engine: Authority, caller: Caller, action: Action, target: Target = {}): void {
  if (allows(engine, caller, action, target)) return;
  throw new EngineError('policy.forbidden', `Policy doesn't allow ${action} to be performed.`, {
    hint: mayNobody(engine, action) ? nobody : standing(caller),
  });
}

const nobody = 'Nobody may, whatever their roles: the policy of this program says so.';

function mayNobody({ policy: { rules } }: Authority, action: Action): boolean {
  return letsNobody(ruleOf(rules, action), (name) => rules.get(name));
}

function standing({ userName, projectName, roles }: Caller): string {
  return roles.length > 0
    ? `It takes another role: you act as ${userName} in project ${projectName}, with the roles ${roles.join(', ')}.`
    : `It takes a role: you act as ${userName} in project ${projectName}, without any.`;
}

/** The projects that an action reaches: null for all, where the rule of its `_all_projects` twin lets the caller. */
export function reach(engine: Authority, caller: Caller, everywhere: Action): string | null {
  return allows(engine, caller, everywhere) ? null : caller.projectId;
}
