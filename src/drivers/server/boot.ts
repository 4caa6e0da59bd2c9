import type { Boot } from './user-data.js';

/** The part of a script that others source; every role has it. */
const shared = ['boot.sh', 'step.sh', 'signal.sh'];

/** A script as a server has it: what is said to its readers stays here, as Nova takes 64 KiB in all. */
const withoutComments = (text: string) => text.replace(/^[ \t]*# .*\n/gm, '');

/**
 * What a role does at its first boot, `steps` in order, at an upgrade and with a new authority, with the scripts they source. Scripts are found by name among
 * all files. Throws when one is missing: a driver that names it is broken.
 */
export function bootOf(
  files: Readonly<Record<string, string>>,
  steps: readonly string[],
  sourced: readonly string[],
  { upgradeSteps = [], rotationSteps = [] }: Partial<Pick<Boot, 'upgradeSteps' | 'rotationSteps'>> = {},
): Boot {
  const byName = new Map(Object.entries(files).map(([path, text]) => [path.split('/').at(-1), text]));
  const scripts = [...shared, ...sourced, ...steps, ...upgradeSteps, ...rotationSteps].map((name) => {
    const text = byName.get(name);
    if (text === undefined) throw new Error(`No guest script is called ${name}.`);
    return [name, withoutComments(text)] as const;
  });
  return { scripts: Object.fromEntries(scripts), steps, upgradeSteps, rotationSteps };
}
