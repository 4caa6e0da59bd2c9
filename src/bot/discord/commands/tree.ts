import type { CommandSpec } from '../../../intents/command.js';

/** Where a command stands under `/magnum`. */
export interface CommandPath {
  /** `cluster` of `/magnum cluster create`; null for a plain sub-command. */
  readonly group: string | null;
  readonly name: string;
  readonly spec: CommandSpec;
}

/**
 * Splits command names at their last dash into group and sub-command where several share the first part:
 * `cluster-create` becomes `cluster create`, a lone `quota-request` stays one word.
 */
export function commandPaths(commands: readonly CommandSpec[]): CommandPath[] {
  const split = (name: string) => {
    const dash = name.lastIndexOf('-');
    return dash > 0 && dash < name.length - 1
      ? { group: name.slice(0, dash), name: name.slice(dash + 1) }
      : null;
  };
  const sharing = new Map<string, number>();
  for (const { name } of commands) {
    const group = split(name)?.group;
    if (group) sharing.set(group, (sharing.get(group) ?? 0) + 1);
  }
  const whole = new Set(commands.map((spec) => spec.name));
  return commands.map((spec) => {
    const parts = split(spec.name);
    if (!parts || (sharing.get(parts.group) ?? 0) < 2 || whole.has(parts.group))
      return { group: null, name: spec.name, spec };
    return { ...parts, spec };
  });
}
