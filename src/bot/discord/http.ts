import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';

/** Where Discord delivers interactions to, when it is given the program's address. */
export const interactionsPath = '/discord/interactions';

const ping = 1;
const bodyLimit = 1024 * 1024;
/** A request that was signed longer ago, in seconds, is somebody's copy of it. */
const oldest = 300;

const Headers = z.object({
  'x-signature-ed25519': z.string().regex(/^[0-9a-f]{128}$/i),
  'x-signature-timestamp': z.string().regex(/^\d{1,12}$/),
});
const Body = z.looseObject({ type: z.number() });

/** What the route hands on. `take` answers false as long as nothing is taken. */
export interface InteractionsRoute {
  /** The application's public key: 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly take: (payload: unknown) => boolean;
  readonly now?: () => number;
}

/**
 * Interactions as Discord posts them, signed over the bytes as they came (docs: interactions/overview). A wrong signature is
 * answered 401, as Discord demands and tries out; a PING with a PONG, also before the program is connected; everything else 202
 * without a body, because its answer goes the way that answers of the gateway's interactions go.
 */
export function interactionsRoute({
  publicKey,
  take,
  now = Date.now,
}: InteractionsRoute): FastifyPluginAsync {
  const key = publicKeyOf(publicKey);
  return async (server) => {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
      done(null, body),
    );
    server.post(interactionsPath, async ({ headers, body }, reply) => {
      if (!Buffer.isBuffer(body) || !isSigned(key, headers, body, now()))
        return reply.code(401).type('text/plain').send('The signature is not that of this application.');
      const said = payloadOf(body);
      if (!said) return reply.code(400).type('text/plain').send('This is not an interaction.');
      if (said.type === ping) return reply.send({ type: ping });
      return reply.code(take(said) ? 202 : 503).send();
    });
  };
}

function publicKeyOf(hex: string): KeyObject {
  const x = Buffer.from(hex, 'hex').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

function isSigned(key: KeyObject, headers: unknown, body: Buffer, now: number): boolean {
  const { data } = Headers.safeParse(headers);
  if (!data) return false;
  const stamp = data['x-signature-timestamp'];
  if (Math.abs(now / 1000 - Number(stamp)) > oldest) return false;
  const signature = Buffer.from(data['x-signature-ed25519'], 'hex');
  return verify(null, Buffer.concat([Buffer.from(stamp), body]), key, signature);
}

function payloadOf(body: Buffer): z.infer<typeof Body> | null {
  try {
    return Body.safeParse(JSON.parse(body.toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}
