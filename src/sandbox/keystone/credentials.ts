import type { FastifyInstance } from 'fastify';
import { Secret } from 'otpauth';
import { z } from 'zod';
import { ServiceFault } from '../http/errors.js';
import { hexId } from '../identifiers.js';
import type { Store } from '../state/store.js';
import type { TotpCredential } from '../state/world.js';
import { identityCaller } from './identity-caller.js';

const schema = z.object({
  credential: z.object({
    type: z.literal('totp'),
    user_id: z.string(),
    blob: z.string().refine((blob) => {
      try {
        return Secret.fromBase32(blob).buffer.byteLength > 0;
      } catch {
        return false;
      }
    }),
  }),
});

const shown = ({ id, userId, secret }: TotpCredential) => ({
  id,
  type: 'totp',
  user_id: userId,
  blob: secret,
  project_id: null,
  links: {},
});

/** Credentials of type totp: an admin makes them for anybody, others for themselves. */
export function credentialRoutes(app: FastifyInstance, store: Store): void {
  const refuse = (action: string) =>
    new ServiceFault(403, `You are not authorized to perform the requested action: identity:${action}.`);
  app.post('/credentials', async (request, reply) => {
    const caller = identityCaller(store, request);
    const parsed = schema.safeParse(request.body);
    if (!parsed.success)
      throw new ServiceFault(
        400,
        `Invalid input for field '${parsed.error.issues[0]?.path.join('/') ?? ''}'`,
      );
    const { user_id: userId, blob: secret } = parsed.data.credential;
    if (!caller.admin && caller.user.id !== userId) throw refuse('create_credential');
    const one = store.totpCredentials.put({ id: hexId(), userId, secret });
    return reply.code(201).send({ credential: shown(one) });
  });
  app.delete<{ Params: { id: string } }>('/credentials/:id', async (request, reply) => {
    const caller = identityCaller(store, request);
    const found = store.totpCredentials.get(request.params.id);
    if (!found) throw new ServiceFault(404, `Could not find credential: ${request.params.id}.`);
    if (!caller.admin && caller.user.id !== found.userId) throw refuse('delete_credential');
    store.totpCredentials.remove(found.id);
    return reply.code(204).send();
  });
}
