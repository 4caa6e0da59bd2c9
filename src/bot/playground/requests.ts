import { z } from 'zod';

/** What the page may send, read at the border. */

const Speaker = z.object({ id: z.string().min(1).max(64), name: z.string().min(1).max(64) });
const channel = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);

const said = {
  person: Speaker,
  deliveryId: z.string().min(8).max(64),
  channel,
  thread: z.uuid().nullable(),
  locale: z.string().max(35).optional(),
};

export const Say = z.object({
  ...said,
  text: z.string().trim().min(1, 'Say something.').max(4000, 'A message has at most 4000 characters.'),
});
export const Press = z.object({ ...said, action: z.string().min(1).max(100), message: z.uuid() });
export const Submit = z.object({
  ...said,
  form: z.string().min(1).max(100),
  values: z.record(z.string().max(100), z.string().max(65_536)),
});
export const Complete = z.object({
  person: Speaker,
  channel,
  command: z.string().max(100),
  argument: z.string().max(100),
  typed: z.string().max(300),
});
export const Listen = z.object({
  person: z.string().min(1).max(64),
  after: z.coerce.number().int().min(0).default(0),
});
