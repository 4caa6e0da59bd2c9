import { type Caller, isAdmin } from './caller.js';
import { EngineError } from './errors.js';

/** What the engine can be asked to do, in the words of Magnum's policy files. */
export type Action =
  | 'clustertemplate:create'
  | 'clustertemplate:get'
  | 'clustertemplate:update'
  | 'clustertemplate:delete'
  | 'clustertemplate:publish'
  | 'cluster:create'
  | 'cluster:get'
  | 'cluster:update'
  | 'cluster:delete'
  | 'certificate:get'
  | 'certificate:create'
  | 'certificate:rotate_ca';

interface Target {
  readonly projectId?: string;
  readonly userId?: string;
}

type Rule = (caller: Caller, target: Target) => boolean;

const anyone: Rule = () => true;
const admin: Rule = (caller) => isAdmin(caller);
const adminOrOwner: Rule = (caller, target) => isAdmin(caller) || caller.projectId === target.projectId;
const adminOrUser: Rule = (caller, target) => isAdmin(caller) || caller.userId === target.userId;

/** The one table that decides (magnum.md C.10). */
const rules: Record<Action, Rule> = {
  'clustertemplate:create': anyone,
  'clustertemplate:get': anyone,
  'clustertemplate:update': adminOrOwner,
  'clustertemplate:delete': adminOrOwner,
  'clustertemplate:publish': admin,
  'cluster:create': anyone,
  'cluster:get': adminOrOwner,
  'cluster:update': adminOrOwner,
  'cluster:delete': adminOrOwner,
  'certificate:get': adminOrUser,
  'certificate:create': adminOrUser,
  'certificate:rotate_ca': adminOrOwner,
};

/** Throws EngineError `policy.forbidden`, in Magnum's words, unless the caller may. */
export function authorize(caller: Caller, action: Action, target: Target = {}): void {
  if (rules[action](caller, target)) return;
  throw new EngineError('policy.forbidden', `Policy doesn't allow ${action} to be performed.`, {
    hint: `You act as ${caller.userName} in project ${caller.projectName}, with the roles ${caller.roles.join(', ')}.`,
  });
}
