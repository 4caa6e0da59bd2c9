import { isOpenStackError } from '../../openstack/error.js';

/** Milliseconds that somebody who only wants to look waits for one answer of the cloud. */
const patience = 12_000;

/**
 * What a question comes to, or why it could not be asked: a look at what would happen never fails by the cloud. `refused`:
 * it was asked, and the cloud will not do what it is about.
 */
export type Answer<T> = { readonly value: T } | { readonly trouble: string; readonly refused: boolean };

/** Asks, and gives up in time. */
export async function bounded<T>(what: string, ask: () => Promise<T>): Promise<Answer<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience / 1000} s`)), patience);
  });
  try {
    return { value: await Promise.race([ask(), late]) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (isOpenStackError(error, 'openstack.bad_request', 'openstack.over_quota'))
      return { trouble: why, refused: true };
    return { trouble: `${what} could not be asked: ${why}`, refused: false };
  } finally {
    clearTimeout(timer);
  }
}
