import { z } from 'zod';

/** oslo.messaging's envelope: version 2.0 wraps the message as text, older ones send it as it is. */
const Envelope = z.object({ 'oslo.message': z.string() });

const Message = z.object({
  event_type: z.string(),
  payload: z.object({ stack_identity: z.string() }),
});

/** Something is over for a stack, well or not: Heat's `orchestration.stack.<action>.end` or `.error`. */
const ended = /^orchestration\.stack\.\w+\.(end|error)$/;

/** The id of the stack for which something is over, from a message as Heat sends it; null for any other message. */
export function endedStack(body: unknown): string | null {
  const message = Message.safeParse(unwrap(body));
  if (!message.success || !ended.test(message.data.event_type)) return null;
  // arn:openstack:heat::<project>:stacks/<name>/<id>
  return /:stacks\/[^/]+\/([^/]+)$/.exec(message.data.payload.stack_identity)?.[1] ?? null;
}

function unwrap(body: unknown): unknown {
  const parsed = parse(body);
  const envelope = Envelope.safeParse(parsed);
  return envelope.success ? parse(envelope.data['oslo.message']) : parsed;
}

function parse(body: unknown): unknown {
  const text = Buffer.isBuffer(body) ? body.toString('utf8') : body;
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
