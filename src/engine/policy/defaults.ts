/**
 * Who may do what, in oslo.policy's syntax: Magnum's rules (magnum.md C.10, Zed), and after them what only this
 * program has. Every entry can be replaced by a file. Unlike Zed, changing something wants a role that may change
 * things: a caller whose only role is `reader` looks.
 */

const anybody = 'rule:deny_cluster_user';
const changer = 'rule:deny_cluster_user and rule:project_writer';
const owner = 'rule:admin_or_owner';
const changingOwner = 'rule:admin_or_owner and rule:project_writer';
const changingUser = 'rule:admin_or_user and rule:project_writer or rule:cluster_user';
const admin = 'rule:admin_api';
const decider = 'rule:admin_api or role:approver';

/** Rules that others name. */
export const namedRules = {
  context_is_admin: 'role:admin',
  admin_api: 'rule:context_is_admin',
  admin_or_owner: 'is_admin:True or project_id:%(project_id)s',
  admin_or_user: 'is_admin:True or user_id:%(user_id)s',
  cluster_user: 'user_id:%(trustee_user_id)s',
  deny_cluster_user: 'not user_domain_name:%(trustee_domain_name)s',
  project_writer: 'role:admin or role:member or role:_member_ or role:heat_stack_owner',
} as const;

/** The table: every action, and who may. */
export const actionRules = {
  'cluster:create': changer,
  'cluster:delete': changer,
  'cluster:delete_all_projects': admin,
  'cluster:detail': anybody,
  'cluster:detail_all_projects': admin,
  'cluster:get': anybody,
  'cluster:get_one_all_projects': admin,
  'cluster:get_all': anybody,
  'cluster:get_all_all_projects': admin,
  'cluster:update': changer,
  'cluster:update_all_projects': admin,
  'cluster:update_health_status': changingUser,
  'cluster:resize': changer,
  'cluster:upgrade': changer,
  'cluster:upgrade_all_projects': admin,
  'bay:create': changer,
  'bay:delete': changer,
  'bay:detail': anybody,
  'bay:get': anybody,
  'bay:get_all': anybody,
  'bay:update': changer,
  'clustertemplate:create': changer,
  'clustertemplate:delete': changingOwner,
  'clustertemplate:delete_all_projects': admin,
  'clustertemplate:detail': anybody,
  'clustertemplate:detail_all_projects': admin,
  'clustertemplate:get': anybody,
  'clustertemplate:get_one_all_projects': admin,
  'clustertemplate:get_all': anybody,
  'clustertemplate:get_all_all_projects': admin,
  'clustertemplate:update': changingOwner,
  'clustertemplate:update_all_projects': admin,
  'clustertemplate:publish': admin,
  'baymodel:create': changer,
  'baymodel:delete': changer,
  'baymodel:detail': anybody,
  'baymodel:get': anybody,
  'baymodel:get_all': anybody,
  'baymodel:update': changer,
  'baymodel:publish': admin,
  'nodegroup:create': changingOwner,
  'nodegroup:delete': changingOwner,
  'nodegroup:get': owner,
  'nodegroup:get_one_all_projects': admin,
  'nodegroup:get_all': owner,
  'nodegroup:get_all_all_projects': admin,
  'nodegroup:update': changingOwner,
  'certificate:create': changingUser,
  'certificate:get': 'rule:admin_or_user or rule:cluster_user',
  'certificate:rotate_ca': changingOwner,
  'quota:create': admin,
  'quota:delete': admin,
  'quota:get': owner,
  'quota:get_one_all_projects': admin,
  'quota:get_all': admin,
  'quota:update': admin,
  'stats:get_all': owner,
  'magnum-service:get_all': admin,
  'magnum-service:update': admin,
  'audit:get_all': admin,
  'channel:bind': changingOwner,
  'channel:guard': admin,
  'chat_role:get_all': owner,
  'chat_role:grant': admin,
  'chat_role:revoke': admin,
  'approval:request': changer,
  'approval:decide': decider,
  'approval:get': anybody,
  'approval:get_all': decider,
  // Of this program alone: who is told of what.
  'alert:subscribe': anybody,
  'alert:subscribe_all_projects': admin,
  'alert:get_all': anybody,
} as const;

/** What the engine can be asked to do, in the words of Magnum's policy files. */
export type Action = keyof typeof actionRules;

/** What a rule may take from whoever asks, beside `role`. */
export const callerAttributes = [
  'user_id',
  'project_id',
  'user_name',
  'project_name',
  'user_domain_name',
  'is_admin',
] as const;

/** What a rule may take from what is acted on, as `%(name)s`. */
export const targetAttributes = [
  'project_id',
  'user_id',
  'trustee_user_id',
  'trustee_domain_name',
  'name',
] as const;
