import { Secret, TOTP } from 'otpauth';
import type { Cloud } from '../../src/openstack/cloud.js';
import { identityRoot } from '../../src/openstack/identity/auth-url.js';

/** Somebody's authenticator app. */
export interface Authenticator {
  /** The code that it shows, or showed or will show so many milliseconds from now. */
  code(from?: number): string;
  /** Takes it away from Keystone. */
  forget(): Promise<void>;
}

/** Has an admin of the cloud enrol an authenticator of a user's in Keystone. */
export async function authenticatorFor(
  { identity }: Cloud,
  authUrl: string,
  userId: string,
): Promise<Authenticator> {
  const secret = new Secret({ size: 20 });
  const headers = { 'x-auth-token': await identity.token(), 'content-type': 'application/json' };
  const url = `${identityRoot(authUrl)}/credentials`;
  const body = JSON.stringify({ credential: { type: 'totp', user_id: userId, blob: secret.base32 } });
  const made = await fetch(url, { method: 'POST', headers, body });
  if (made.status !== 201)
    throw new Error(`Keystone made no credential: ${made.status} ${await made.text()}`);
  const { credential } = (await made.json()) as { credential: { id: string } };
  const totp = new TOTP({ secret });
  return {
    code: (from = 0) => totp.generate({ timestamp: Date.now() + from }),
    async forget() {
      await fetch(`${url}/${credential.id}`, { method: 'DELETE', headers });
    },
  };
}
