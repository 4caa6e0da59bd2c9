import { homedir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { mapOptions, OLD_KEYS, type Options, tidy } from './options.js';
import { type OpenStackEnvironment, setting } from './settings.js';

/** Reads a text file; null when there is no such file, and throws on anything else. */
export type ReadFile = (path: string) => string | null;

/** One cloud of clouds.yaml, or the sentences that say why there is none. */
export type CloudEntry =
  | { readonly options: Options; readonly path: string }
  | { readonly problems: readonly string[] };

const Cloud = z.record(z.string(), z.unknown());
const CloudsFile = z.object({ clouds: z.record(z.string(), Cloud.nullable()) });
type Cloud = z.infer<typeof Cloud>;
type Clouds = z.infer<typeof CloudsFile>['clouds'];

/**
 * The cloud of this name: clouds.yaml with secure.yaml laid over it. A file named by OS_CLIENT_CONFIG_FILE or
 * OS_CLIENT_SECURE_FILE is the only one looked for; else the working directory, the user's and the
 * system's directory are tried in turn.
 */
export function readCloud(name: string, env: OpenStackEnvironment, readFile: ReadFile): CloudEntry {
  try {
    const main = findClouds('clouds', setting(env, 'OS_CLIENT_CONFIG_FILE'), env, readFile);
    if (!main) return { problems: [missingFile(name, env)] };
    const secure = findClouds('secure', setting(env, 'OS_CLIENT_SECURE_FILE'), env, readFile);
    const cloud = main.clouds[name];
    if (cloud === undefined || cloud === null) return { problems: [unknownCloud(name, main)] };
    const merged = layOver(cloud, secure?.clouds[name] ?? {});
    if (merged.profile !== undefined && !isRecord(merged.profile) && authOf(merged).auth_url === undefined) {
      return {
        problems: [
          `Cloud ${name} in ${main.path} takes its address from the vendor profile "${merged.profile}", which is not supported: write auth_url into its auth section.`,
        ],
      };
    }
    return { options: optionsOf(merged), path: main.path };
  } catch (error) {
    if (error instanceof UnreadableFile) return { problems: [error.message] };
    throw error;
  }
}

class UnreadableFile extends Error {}

function findClouds(
  stem: string,
  only: string | undefined,
  env: OpenStackEnvironment,
  readFile: ReadFile,
): { path: string; clouds: Clouds } | null {
  const paths = only
    ? [only]
    : directories(env).flatMap((dir) => ['yaml', 'yml', 'json'].map((end) => join(dir, `${stem}.${end}`)));
  for (const path of paths) {
    const text = readText(path, readFile);
    if (text !== null) return { path, clouds: parseClouds(path, text) };
  }
  return null;
}

function readText(path: string, readFile: ReadFile): string | null {
  try {
    return readFile(path);
  } catch (error) {
    throw new UnreadableFile(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

function parseClouds(path: string, text: string): Clouds {
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    // Only the place: the parser's message quotes lines of the file, which may hold a password.
    const line = error instanceof Error ? /at line (\d+)/.exec(error.message)?.[1] : undefined;
    throw new UnreadableFile(`${path} is not valid YAML${line ? ` (line ${line})` : ''}.`);
  }
  const parsed = CloudsFile.safeParse(content);
  if (parsed.success) return parsed.data.clouds;
  throw new UnreadableFile(`${path} must have a top-level key "clouds" with one entry for each cloud.`);
}

function directories(env: OpenStackEnvironment): string[] {
  const config = setting(env, 'XDG_CONFIG_HOME') ?? join(setting(env, 'HOME') ?? homedir(), '.config');
  return ['.', join(config, 'openstack'), '/etc/openstack'];
}

function missingFile(name: string, env: OpenStackEnvironment): string {
  const only = setting(env, 'OS_CLIENT_CONFIG_FILE');
  if (only) return `OS_CLIENT_CONFIG_FILE names ${only}, which does not exist.`;
  return `OS_CLOUD is ${name}, but there is no clouds.yaml in ${directories(env).join(', ')}. Put one there, or set OS_CLIENT_CONFIG_FILE to its path.`;
}

function unknownCloud(name: string, file: { path: string; clouds: Clouds }): string {
  const known = Object.keys(file.clouds);
  const there = known.length > 0 ? `It has: ${known.join(', ')}.` : 'It has none.';
  return `OS_CLOUD is ${name}, but ${file.path} has no such cloud. ${there}`;
}

function layOver(base: Cloud, over: Cloud): Cloud {
  const merged: Cloud = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isRecord(below) && isRecord(value) ? layOver(below, value) : value;
  }
  return merged;
}

/** The keys of `auth`; some files have them one level higher, which openstackclient accepts too. */
function authOf(cloud: Cloud): Cloud {
  return { ...cloud, ...(isRecord(cloud.auth) ? cloud.auth : {}) };
}

function optionsOf(cloud: Cloud): Options {
  const flat = authOf(cloud);
  const [onlyRegion, ...moreRegions] = Array.isArray(cloud.regions) ? cloud.regions : [];
  return mapOptions((key) => {
    const names = [key, ...(OLD_KEYS[key] ?? [])];
    const value = names.map((name) => text(flat[name])).find((said) => said !== undefined);
    if (value !== undefined) return tidy(key, value);
    if (key === 'insecure' && cloud.verify === false) return 'true';
    if (key === 'region_name' && moreRegions.length === 0) {
      return text(isRecord(onlyRegion) ? onlyRegion.name : onlyRegion);
    }
    return undefined;
  });
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function isRecord(value: unknown): value is Cloud {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
