import { existsSync, readFileSync } from 'node:fs';
import type { Credentials } from '../../openstack/credentials.js';
import { readCloud } from './cloud-entry.js';
import type { ReadFile } from './clouds-file.js';
import { readCredentials } from './credentials.js';
import {
  environmentOptions,
  mapOptions,
  type OptionKey,
  type Options,
  type Reading,
  variableOf,
} from './options.js';
import { type OpenStackEnvironment, openStackSettings, setting } from './settings.js';

/** Which cloud the environment names. */
export type OpenStackChoice =
  | { readonly kind: 'sandbox' }
  /** `source` says where the words came from: `the environment`, `cloud x of /etc/openstack/clouds.yaml`. */
  | { readonly kind: 'cloud'; readonly credentials: Credentials; readonly source: string }
  /** One sentence for each thing that is missing or wrong, all at once. */
  | { readonly kind: 'problems'; readonly problems: readonly string[] };

/**
 * Reads the cloud from `OS_CLOUD` and clouds.yaml, or from the other `OS_*` variables; with none of them set it
 * is the sandbox. Nothing is asked of the cloud. No sentence holds a secret.
 */
export function loadOpenStack(env: OpenStackEnvironment, readFile: ReadFile = readTextFile): OpenStackChoice {
  if (!openStackSettings.some(({ name }) => setting(env, name))) return { kind: 'sandbox' };
  const fromEnvironment = environmentOptions(env);
  const name = setting(env, 'OS_CLOUD');
  if (name === undefined) return choose(fromEnvironment, variableOf, 'the environment', readFile);
  const entry = readCloud(name, env, readFile);
  if ('problems' in entry) return { kind: 'problems', problems: entry.problems };
  const source = `cloud ${name} of ${entry.path}`;
  const called = (key: OptionKey) =>
    ENVIRONMENT_WINS.includes(key) && fromEnvironment[key] ? variableOf(key) : `${key} (${source})`;
  return choose(merge(entry.options, fromEnvironment), called, source, readFile);
}

function choose(
  options: Options,
  called: Reading['called'],
  source: string,
  readFile: ReadFile,
): OpenStackChoice {
  const problems: string[] = [];
  const credentials = readCredentials({ options, called, problems }, readFile);
  return credentials ? { kind: 'cloud', credentials, source } : { kind: 'problems', problems };
}

/** Where the environment wins over clouds.yaml, as with openstackclient. */
const ENVIRONMENT_WINS: readonly OptionKey[] = ['region_name', 'interface', 'cacert', 'insecure'];
/** Where it fills in what clouds.yaml leaves out: nobody should have to write a secret into a file. */
const ENVIRONMENT_FILLS: readonly OptionKey[] = ['password', 'token', 'application_credential_secret'];

function merge(file: Options, env: Options): Options {
  return mapOptions((key) => {
    if (ENVIRONMENT_WINS.includes(key)) return env[key] ?? file[key];
    return file[key] ?? (ENVIRONMENT_FILLS.includes(key) ? env[key] : undefined);
  });
}

function readTextFile(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
