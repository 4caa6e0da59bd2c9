import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { z } from 'zod';
import { mimeParts } from './mime.js';

const FILE = /(^|\/)heat-params$/;

/** What a driver tells a node about its cluster. */
export interface ClusterFacts {
  readonly waitEndpoint: string | null;
  readonly waitToken: string | null;
  readonly clusterUuid: string | null;
  readonly magnumUrl: string | null;
  readonly authUrl: string | null;
  readonly trusteeUserId: string | null;
  readonly trusteePassword: string | null;
  /** What a node without a trustee shows to Magnum's API. */
  readonly clusterToken: string | null;
  readonly tlsDisabled: boolean;
  readonly verifyCa: boolean;
  readonly nodeName: string | null;
  /** Upgrades that the node is younger than. */
  readonly upgrades: number;
}

const cloudConfigSchema = z.object({
  write_files: z
    .array(z.object({ path: z.string(), content: z.string().nullish(), encoding: z.string().nullish() }))
    .nullish(),
});

const ignitionSchema = z.object({
  storage: z.object({
    files: z.array(z.object({ path: z.string(), contents: z.object({ source: z.string() }).optional() })),
  }),
});

function contentOf(content: string, encoding: string): string {
  if (/^(gz|gzip)/.test(encoding)) return gunzipSync(Buffer.from(content, 'base64')).toString('utf8');
  return /^(b64|base64)$/.test(encoding) ? Buffer.from(content, 'base64').toString('utf8') : content;
}

function fromCloudConfig(text: string): string | null {
  let parsed: unknown;
  try {
    parsed = parse(text);
  } catch {
    return null;
  }
  const config = cloudConfigSchema.safeParse(parsed);
  const file = config.data?.write_files?.find((one) => FILE.test(one.path));
  return file ? contentOf(file.content ?? '', file.encoding ?? '') : null;
}

function fromIgnition(text: string): string | null {
  if (!text.trimStart().startsWith('{')) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const source = ignitionSchema.safeParse(parsed).data?.storage.files.find((one) => FILE.test(one.path))
    ?.contents?.source;
  const data = /^data:[^,]*?(;base64)?,(.*)$/s.exec(source ?? '');
  if (!data) return null;
  return data[1] ? Buffer.from(data[2] ?? '', 'base64').toString('utf8') : decodeURIComponent(data[2] ?? '');
}

/** The text of the `heat-params` file in user data: a MIME part so named, or in write_files or Ignition. */
export function findHeatParams(userData: string): string | null {
  for (const part of mimeParts(userData)) {
    if (part.filename !== null && FILE.test(part.filename)) return part.text;
    const found = part.text.startsWith('#cloud-config')
      ? fromCloudConfig(part.text)
      : fromIgnition(part.text);
    if (found !== null) return found;
  }
  return null;
}

/** Lines `KEY="value"` (quotes optional, double or single) as a map; other lines are left out. */
export function parseEnvironmentFile(text: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)=(.*?)\s*$/.exec(line);
    if (!match?.[1]) continue;
    const raw = match[2] ?? '';
    const quoted = /^(["'])(.*)\1$/.exec(raw);
    const value = quoted ? (quoted[2] ?? '') : raw;
    values.set(match[1], quoted?.[1] === '"' ? value.replace(/\\(["\\$`])/g, '$1') : value);
  }
  return values;
}

const isTrue = (value: string | undefined): boolean =>
  ['true', '1', 'yes'].includes((value ?? '').toLowerCase());

/** What of a node's software does not start where it is broken: what its driver told it to run. */
export function firstProgram(userData: string): string {
  const values = parseEnvironmentFile(findHeatParams(userData) ?? '');
  if (values.has('KUBE_TAG')) return 'The kubelet';
  return values.has('SWARM_VERSION') ? 'Swarm manager' : 'Docker';
}

/** The facts in user data; null when it has no `heat-params`. */
export function clusterFacts(userData: string): ClusterFacts | null {
  const text = findHeatParams(userData);
  if (text === null) return null;
  const values = parseEnvironmentFile(text);
  const get = (key: string): string | null => values.get(key) || null;
  return {
    waitEndpoint: get('WAIT_ENDPOINT'),
    waitToken: get('WAIT_TOKEN'),
    clusterUuid: get('CLUSTER_UUID'),
    magnumUrl: get('MAGNUM_URL'),
    authUrl: get('AUTH_URL'),
    trusteeUserId: get('TRUSTEE_USER_ID'),
    trusteePassword: get('TRUSTEE_PASSWORD'),
    clusterToken: get('CLUSTER_TOKEN'),
    tlsDisabled: isTrue(values.get('TLS_DISABLED')),
    verifyCa: values.get('VERIFY_CA') === undefined || isTrue(values.get('VERIFY_CA')),
    nodeName: get('NODE_NAME'),
    upgrades: Number(get('UPGRADES') ?? 0) || 0,
  };
}
