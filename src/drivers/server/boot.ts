import type { Boot } from './user-data.js';

/** The part of a script that others source; every role has it. */
const shared = ['boot.sh', 'step.sh', 'signal.sh'];

/**
 * What a role does at its first boot, `steps` in order, and at an upgrade, with the scripts they source. Scripts are found by name among
 * all files. Throws when one is missing: a driver that names it is broken.
 */
export function bootOf(
  files: Readonly<Record<string, string>>,
  steps: readonly string[],
  sourced: readonly string[],
  upgradeSteps: readonly string[] = [],
): Boot {
  const byName = new Map(Object.entries(files).map(([path, text]) => [path.split('/').at(-1), text]));
  const scripts = [...shared, ...sourced, ...steps].map((name) => {
    const text = byName.get(name);
    if (text === undefined) throw new Error(`No guest script is called ${name}.`);
    return [name, text] as const;
  });
  return { scripts: Object.fromEntries(scripts), steps, upgradeSteps };
}
