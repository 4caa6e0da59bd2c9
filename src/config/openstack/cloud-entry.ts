import {
  type Cloud,
  type Clouds,
  findClouds,
  missingFile,
  type ReadFile,
  UnreadableFile,
} from './clouds-file.js';
import { mapOptions, OLD_KEYS, type Options, tidy } from './options.js';
import type { OpenStackEnvironment } from './settings.js';

/** One cloud of clouds.yaml, or the sentences that say why there is none. */
export type CloudEntry =
  | { readonly options: Options; readonly path: string }
  | { readonly problems: readonly string[] };

/**
 * The cloud of this name: clouds.yaml with secure.yaml laid over it.
 */
export function readCloud(name: string, env: OpenStackEnvironment, readFile: ReadFile): CloudEntry {
  try {
    const main = findClouds('clouds', env, readFile);
    if (!main) return { problems: [missingFile(name, env)] };
    const secure = findClouds('secure', env, readFile);
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

function unknownCloud(name: string, file: Clouds): string {
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
