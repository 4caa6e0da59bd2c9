import { EngineError } from '../errors.js';
import { type Scope, withCluster, withCondition } from './scope.js';

const patience = 10_000;
/** Why the condition holds when nobody gave a URL. */
export const discoveryMade = 'A discovery URL was made.';

/** Phase: masters have a place to find each other, where the driver needs one (magnum.md E.4). */
export async function ensureDiscovery(scope: Scope): Promise<Scope> {
  const { cluster, driver } = scope;
  if (cluster.conditions.discovery?.state === 'true') return scope;
  if (!driver.needsDiscovery) {
    return withCluster(scope, withCondition(cluster, 'discovery', 'true', 'This driver needs none.'));
  }
  if (cluster.discoveryUrl) {
    await checkDiscovery(cluster.discoveryUrl, cluster.masterCount);
    return withCluster(
      scope,
      withCondition(cluster, 'discovery', 'true', 'The given URL is of the right size.'),
    );
  }
  const discoveryUrl = await newToken(scope.engine.settings.discoveryUrlFormat, cluster.masterCount);
  return withCluster(scope, {
    discoveryUrl,
    ...withCondition(cluster, 'discovery', 'true', discoveryMade),
  });
}

async function read(url: string): Promise<string | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(patience) });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

/** Asks the discovery service for a new token for so many masters. Throws `discovery.failed` in Magnum's words. */
export async function newToken(format: string, size: number): Promise<string> {
  const url = format.replace('%(size)d', String(size));
  const body = (await read(url))?.trim();
  if (body === undefined)
    throw new EngineError('discovery.failed', `Failed to get discovery url from '${url}'.`);
  if (!URL.canParse(body)) {
    throw new EngineError(
      'discovery.failed',
      `Received invalid discovery URL '${body.slice(0, 200)}' from '${url}'.`,
    );
  }
  return body;
}

/** Whether a given URL is one of the discovery service, for so many masters. Throws `discovery.failed` in Magnum's words. */
export async function checkDiscovery(url: string, masters: number): Promise<void> {
  const body = await read(`${url}/_config/size`);
  if (body === null)
    throw new EngineError('discovery.failed', `Failed to get the size of cluster from '${url}'.`);
  const size = sizeIn(body);
  if (size === null) throw new EngineError('discovery.failed', `Invalid discovery URL '${url}'.`);
  if (size === masters) return;
  throw new EngineError(
    'discovery.failed',
    `Expected cluster size ${masters} but get cluster size ${size} from '${url}'.`,
  );
}

function sizeIn(body: string): number | null {
  try {
    const size = Number(JSON.parse(body).node.value);
    return Number.isInteger(size) ? size : null;
  } catch {
    return null;
  }
}
