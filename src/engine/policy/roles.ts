import { checksIn, type Rule } from './rule.js';

/** The roles that the rules of a policy name, each once, as they are written. */
export function policyRoles({ rules }: { readonly rules: ReadonlyMap<string, Rule> }): string[] {
  const checks = [...rules.values()].flatMap(checksIn);
  const roles = checks.flatMap((check) => (check.kind === 'role' ? [check.match] : []));
  return [...new Set(['reader', ...roles])].filter((role) => !role.includes('%'));
}
