import { Pool } from 'undici';
import { percentile } from './program.js';

/** What a server did under load. */
export interface Load {
  readonly perSecond: number;
  /** Milliseconds at the 99th percentile. */
  readonly p99: number;
  /** Requests that were not answered as they should be. */
  readonly failed: number;
}

/** How requests are sent. */
export interface Pace {
  /** Connections at once. */
  readonly parallel: number;
  /** For how long; each connection sends one at least. */
  readonly seconds: number;
  /** Milliseconds of the same requests before anything is counted. */
  readonly warmingUp: number;
}

/** One request that is sent again and again. */
export interface Shot {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  /** Another body each time. */
  readonly body?: () => object;
  readonly status: number;
  /** The server may answer otherwise now and then: that is counted, and not as an answer. */
  readonly mayFail?: boolean;
}

/** Sends a request again and again. Throws when an answer is not of the status that is wanted, unless it may. */
export async function load(url: string, shot: Shot, { parallel, seconds, warmingUp }: Pace): Promise<Load> {
  const pool = new Pool(url, { connections: parallel, headersTimeout: 0, bodyTimeout: 0 });
  const times: number[] = [];
  let failed = 0;
  const fire = async () => {
    const body = shot.body?.();
    const { statusCode, body: answer } = await pool.request({
      method: shot.method,
      path: shot.path,
      headers: {
        'x-auth-token': shot.token,
        'openstack-api-version': 'container-infra latest',
        accept: 'application/json',
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (statusCode === shot.status) return true;
    if (!shot.mayFail) throw new Error(`${shot.method} ${shot.path}: ${statusCode} ${text}`);
    failed += 1;
    return false;
  };
  // Both sides are measured as they are when they have run for a while.
  for (const end = performance.now() + warmingUp; performance.now() < end; ) await fire();
  const begun = performance.now();
  const work = async () => {
    do {
      const at = performance.now();
      if (await fire()) times.push(performance.now() - at);
    } while (performance.now() - begun < seconds * 1000);
  };
  await Promise.all(Array.from({ length: parallel }, work));
  const took = (performance.now() - begun) / 1000;
  await pool.close();
  return { perSecond: times.length / took, p99: percentile(times, 99), failed };
}
