import { homedir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type OpenStackEnvironment, setting } from './settings.js';

/** Reads a text file; null when there is no such file, and throws on anything else. */
export type ReadFile = (path: string) => string | null;

/** One cloud's entry, as the file has it. */
export const Cloud = z.record(z.string(), z.unknown());
export type Cloud = z.infer<typeof Cloud>;

const CloudsFile = z.object({ clouds: z.record(z.string(), Cloud.nullable()) });

/** A clouds.yaml or secure.yaml that was found. */
export interface Clouds {
  readonly path: string;
  readonly clouds: z.infer<typeof CloudsFile>['clouds'];
}

/** A file that is there and cannot be used; the message says which and why, and quotes nothing of it. */
export class UnreadableFile extends Error {}

/**
 * The first file of this kind there is. One named by the environment is the only one looked for; else the
 * working directory, the user's and the system's directory are tried in turn. Throws {@link UnreadableFile}.
 */
export function findClouds(
  kind: 'clouds' | 'secure',
  env: OpenStackEnvironment,
  readFile: ReadFile,
): Clouds | null {
  const only = setting(env, kind === 'clouds' ? 'OS_CLIENT_CONFIG_FILE' : 'OS_CLIENT_SECURE_FILE');
  const paths = only
    ? [only]
    : directories(env).flatMap((dir) => ['yaml', 'yml', 'json'].map((end) => join(dir, `${kind}.${end}`)));
  for (const path of paths) {
    const text = readText(path, readFile);
    if (text !== null) return { path, clouds: parseClouds(path, text) };
  }
  return null;
}

/** The sentence for a clouds.yaml that is nowhere. */
export function missingFile(name: string, env: OpenStackEnvironment): string {
  const only = setting(env, 'OS_CLIENT_CONFIG_FILE');
  if (only) return `OS_CLIENT_CONFIG_FILE names ${only}, which does not exist.`;
  return `OS_CLOUD is ${name}, but there is no clouds.yaml in ${directories(env).join(', ')}. Put one there, or set OS_CLIENT_CONFIG_FILE to its path.`;
}

function readText(path: string, readFile: ReadFile): string | null {
  try {
    return readFile(path);
  } catch (error) {
    throw new UnreadableFile(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

function parseClouds(path: string, text: string): Clouds['clouds'] {
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
