import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Driver, DriverInput } from '../../src/drivers/driver.js';
import { parseEnvironmentFile } from '../../src/sandbox/guest/heat-params.js';

/** Names of the settings that a driver writes for its servers, whatever a cluster asks for. */
export function settingsWritten(driver: Driver, inputs: readonly DriverInput[]): string[] {
  const names = inputs.flatMap((input) => [...settingsIn(driver, input).keys()]);
  return [...new Set(names)].sort();
}

/** The settings that a driver writes for its servers, by their names. */
export function settingsIn(driver: Driver, input: DriverInput): ReadonlyMap<string, string> {
  const text = String(driver.parameters(input).heat_params);
  // Written for a data URL, or within JSON.
  const plain = text.includes('%0A') ? decodeURIComponent(text) : JSON.parse(`"${text}"`);
  return parseEnvironmentFile(plain);
}

const CloudConfig = z.object({
  write_files: z.array(z.object({ path: z.string(), content: z.string() })),
});
const Ignition = z.object({
  storage: z.object({
    files: z.array(z.object({ path: z.string(), contents: z.object({ source: z.string() }) })),
  }),
});

/** The scripts in the user data of a driver's servers, of all roles, by name. */
export function scriptsSent(driver: Driver): ReadonlyMap<string, string> {
  const documents = Object.entries(driver.files()).filter(([key]) => key.includes('/boot/'));
  const scripts = documents.flatMap(([, text]) => {
    const config: unknown = JSON.parse(text.replace(/^#cloud-config\n/, ''));
    const cloud = CloudConfig.safeParse(config);
    const files = cloud.success
      ? cloud.data.write_files.map(({ path, content }) => [path, content] as const)
      : Ignition.parse(config).storage.files.map(
          ({ path, contents }) => [path, contents.source.replace(/^[^,]*,/, '')] as const,
        );
    return files
      .filter(([path]) => path.endsWith('.sh'))
      .map(([path, zipped]) => {
        const script = gunzipSync(Buffer.from(zipped, 'base64')).toString();
        return [path.split('/').at(-1) ?? '', script] as const;
      });
  });
  return new Map(scripts);
}

/** What bash sets by itself, and what a step finds in its environment. */
const given = new Set(['BASH_COMMAND', 'LINENO', 'PATH', 'IFS', 'BASH_SOURCE', 'RANDOM', 'SECONDS']);

/** Names that a script expands with no value in place of an absent one. */
export function namesRead(script: string): string[] {
  const expanded = [...script.matchAll(/(?<!\\)\$\{?#?([A-Z][A-Z0-9_]+)(:?-)?/g)].filter(
    ([, , otherwise]) => otherwise === undefined,
  );
  // What is looked at with such a value first may be looked at again without.
  const optional = new Set([...script.matchAll(/\$\{([A-Z][A-Z0-9_]+):?-/g)].map(([, name]) => name));
  return expanded.map(([, name = '']) => name).filter((name) => !given.has(name) && !optional.has(name));
}

/** Names that a script gives a value itself. */
export function namesSet(script: string): string[] {
  return [...script.matchAll(/(?:^|[\s;(])(?:export |local |declare )?([A-Z][A-Z0-9_]+)\+?=/gm)].map(
    ([, name = '']) => name,
  );
}
