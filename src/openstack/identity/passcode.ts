import { z } from 'zod';
import { answerError } from '../http/answer.js';
import { identityRoot } from './auth-url.js';
import type { Session } from './session.js';

/** Keystone names the methods it takes where it does not know the one that was asked for. */
const NotOffered = z.object({
  error: z.object({ identity: z.object({ methods: z.array(z.string()) }) }),
});

/** As `Identity.checkPasscode`. A user who needs a password as well gets a receipt for the code alone, which is as good here. */
export async function checkPasscode(
  { credentials, send }: Session,
  userId: string,
  passcode: string,
): Promise<'right' | 'wrong' | 'not_offered'> {
  const url = `${identityRoot(credentials.authUrl)}/auth/tokens`;
  const totp = { user: { id: userId, passcode } };
  const request = {
    service: 'keystone',
    method: 'POST',
    url,
    body: { auth: { identity: { methods: ['totp'], totp }, scope: 'unscoped' } },
  } as const;
  const answer = await send(request);
  if (answer.status === 201) {
    const token = answer.header('x-subject-token');
    if (token) {
      const headers = { 'x-auth-token': token, 'x-subject-token': token };
      await send({ service: 'keystone', method: 'DELETE', url, headers });
    }
    return 'right';
  }
  if (answer.status !== 401) throw answerError(request, answer);
  if (answer.header('openstack-auth-receipt')) return 'right';
  return offers(answer.text) ? 'wrong' : 'not_offered';
}

function offers(text: string): boolean {
  try {
    const refusal = NotOffered.safeParse(JSON.parse(text));
    return !refusal.success || refusal.data.error.identity.methods.includes('totp');
  } catch {
    return true;
  }
}
