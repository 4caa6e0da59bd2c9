import { setTimeout as sleep } from 'node:timers/promises';
import { obtainCertificate } from './certificate.js';
import { type ClusterFacts, clusterFacts } from './heat-params.js';
import { type GuestHttp, GuestTrouble, guestHttp } from './http.js';

/** How a guest is to behave. */
export interface GuestOptions {
  /** The server's name; NODE_NAME of heat-params wins. */
  readonly name: string;
  /** How long the guest's own work takes before it signals. Default 0. */
  readonly delayMs?: number;
  /** The guest fails with this reason instead of signalling success. */
  readonly failure?: string;
  /** Signals sent in all; more than one, as a real guest cannot know that the first was heard. Default 2. */
  readonly signals?: number;
  /** Pause between signals. Default 1 s. */
  readonly repeatMs?: number;
  readonly rewriteUrl?: (url: string) => string;
  /** Stops the guest. */
  readonly signal?: AbortSignal;
  /** The guest is up, and is told in its metadata to upgrade itself for the so manieth time. */
  readonly upgrade?: number;
  /** The last upgrade that it finished, where one after it failed; default: the one before `upgrade`. */
  readonly reached?: number;
}

/** How a guest ended. */
export interface GuestReport {
  /** `idle`: the user data holds nothing for a node of a cluster; `stopped`: aborted before its end. */
  readonly outcome: 'success' | 'failure' | 'idle' | 'stopped';
  readonly reason: string;
  /** Signals that Heat took. */
  readonly signalled: number;
}

async function send(
  http: GuestHttp,
  facts: ClusterFacts,
  status: 'SUCCESS' | 'FAILURE',
  reason: string,
  id: string,
): Promise<void> {
  if (!facts.waitEndpoint) throw new GuestTrouble('heat-params lacks WAIT_ENDPOINT');
  await http('signal Heat', 'POST', facts.waitEndpoint, {
    headers: facts.waitToken ? { 'X-Auth-Token': facts.waitToken } : {},
    body: { status, reason, data: '', id },
  });
}

async function work(
  http: GuestHttp,
  facts: ClusterFacts,
  name: string,
  options: GuestOptions,
): Promise<{ status: 'SUCCESS' | 'FAILURE'; reason: string }> {
  try {
    if (facts.clusterUuid && !facts.tlsDisabled && options.upgrade === undefined)
      await obtainCertificate(http, facts, name);
    if (options.delayMs)
      await sleep(options.delayMs, undefined, options.signal ? { signal: options.signal } : {});
    if (options.failure !== undefined) throw new GuestTrouble(options.failure);
    return {
      status: 'SUCCESS',
      reason: `${name} is ${options.upgrade === undefined ? 'ready' : 'upgraded'}`,
    };
  } catch (error) {
    if (options.signal?.aborted) throw error;
    const why = error instanceof GuestTrouble ? error.message : 'unexpected trouble in the guest';
    return { status: 'FAILURE', reason: options.failure === why ? why : `${name}: ${why}` };
  }
}

/** Sends the signal several times; null when all, or all but the last ones, were taken. */
async function signalHeat(
  times: number,
  pauseMs: number,
  options: GuestOptions,
  once: () => Promise<void>,
): Promise<{ signalled: number; trouble: string | null }> {
  let signalled = 0;
  for (let nth = 0; nth < times; nth++) {
    if (nth > 0) await sleep(pauseMs, undefined, options.signal ? { signal: options.signal } : {});
    try {
      await once();
      signalled += 1;
    } catch (error) {
      if (!(error instanceof GuestTrouble)) throw error;
      return { signalled, trouble: signalled > 0 ? null : error.message };
    }
  }
  return { signalled, trouble: null };
}

/** Under which names a guest speaks: for its boot and every upgrade that it is younger than, or for the upgrades since `reached`. */
function signalIds(name: string, upgrades: number, { upgrade, reached }: GuestOptions): string[] {
  const first = upgrade === undefined ? 1 : (reached ?? upgrade - 1) + 1;
  const last = upgrade ?? upgrades;
  const ids = Array.from({ length: last - first + 1 }, (_, i) => `${name}-upgrade-${first + i}`);
  return upgrade === undefined ? [name, ...ids] : ids;
}

async function run(userData: string, options: GuestOptions): Promise<GuestReport> {
  const facts = clusterFacts(userData);
  if (!facts?.waitEndpoint) {
    return { outcome: 'idle', reason: 'no heat-params with WAIT_ENDPOINT in the user data', signalled: 0 };
  }
  const http = guestHttp(options.rewriteUrl ?? ((url) => url), options.signal);
  const name = facts.nodeName ?? options.name;
  const { status, reason } = await work(http, facts, name, options);
  const ids = signalIds(name, facts.upgrades, options);
  const { signalled, trouble } = await signalHeat(
    options.signals ?? 2,
    options.repeatMs ?? 1000,
    options,
    async () => {
      for (const id of ids) await send(http, facts, status, reason, id);
    },
  );
  if (trouble !== null) return { outcome: 'failure', reason: trouble, signalled };
  return { outcome: status === 'SUCCESS' ? 'success' : 'failure', reason, signalled };
}

/**
 * Does over HTTP what a cluster node's software would do at its first boot, against any OpenStack: unless TLS is
 * disabled logs in as the trustee, fetches the CA and has a CSR signed; then signals Heat. At an upgrade it signals alone. Never throws: what goes
 * wrong is signalled as FAILURE, and reported.
 */
export async function runGuest(userData: string, options: GuestOptions): Promise<GuestReport> {
  try {
    return await run(userData, options);
  } catch (error) {
    if (options.signal?.aborted) return { outcome: 'stopped', reason: 'stopped', signalled: 0 };
    return {
      outcome: 'failure',
      reason: error instanceof Error ? error.message : String(error),
      signalled: 0,
    };
  }
}
