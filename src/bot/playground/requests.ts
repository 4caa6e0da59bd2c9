import { z } from 'zod';
import { keyMaterialShown, mayBeKeyMaterial } from '../../engine/certificates/key-material.js';
import { holdsPrivateKey, privateKeyShown } from '../../engine/certificates/private-key.js';
import { credentialTyped, holdsCredential } from '../conversation/typed-credentials.js';
import { drawnPlatforms, mostDrawn } from './drawings.js';

/** What the page may send, read at the border. */

const key = z.string().min(16, 'The key of a person has at least 16 characters.').max(64);
const name = z
  .string()
  .transform((text) => text.replace(/[\p{Cc}\p{Cf}]/gu, '').trim())
  .pipe(z.string().min(1, 'Say who you are.').max(64, 'A name has at most 64 characters.'));
const PersonKey = z.object({ key, name });
const channel = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'There is no such channel.');

const said = {
  person: PersonKey,
  deliveryId: z.string().min(8).max(64),
  channel,
  thread: z.uuid().nullable(),
  locale: z.string().max(35).optional(),
};

/** Said of what nobody may see: the page takes it away. */
function secret(message: string) {
  return { message, params: { wasSecret: true } };
}

export const Say = z.object({
  ...said,
  text: z
    .string()
    .trim()
    .min(1, 'Say something.')
    .max(4000, 'A message has at most 4000 characters.')
    // What is said is shown to everybody and kept: a key must not get that far.
    .refine((text) => !holdsPrivateKey(text), secret(privateKeyShown().message))
    .refine((text) => holdsCredential(text) || !mayBeKeyMaterial(text), secret(keyMaterialShown().message))
    // It has come no further than here: nobody else has read it.
    .refine(
      (text) => !holdsCredential(text),
      secret(
        [credentialTyped().message, 'Type login alone: a form asks for it, which nobody else sees.'].join(
          ' ',
        ),
      ),
    ),
});
export const Press = z.object({ ...said, action: z.string().min(1).max(100), message: z.uuid() });
export const Submit = z.object({
  ...said,
  form: z.string().min(1).max(100),
  message: z.uuid().nullable().default(null),
  values: z
    .record(z.string().max(100), z.string().max(65_536, 'A field takes at most 65536 characters.'))
    .refine((values) => Object.keys(values).length <= 25, 'A form has at most 25 fields.'),
  files: z
    .record(z.string().max(100), z.object({ name: z.string().max(255), text: z.string().max(65_536) }))
    .refine((files) => Object.keys(files).length <= 5, 'A form takes at most 5 files.')
    .optional(),
});
export const Complete = z.object({
  person: PersonKey,
  channel,
  command: z.string().max(100),
  argument: z.string().max(100),
  typed: z.string().max(300),
  before: z.string().max(4000).optional(),
  locale: said.locale,
});
/** Which commands somebody may use in a channel. */
export const May = z.object({ person: PersonKey, channel });
/** The locale of whoever sent something, where it says one. */
export const Spoken = z.object({ locale: said.locale }).catch({});
export const Listen = z.object({ key, after: z.coerce.number().int().min(0).max(2_147_483_647).default(0) });
/** Which messages are to be seen as a platform would show them. */
export const Drawn = z.object({
  key,
  messages: z.array(z.uuid()).max(mostDrawn),
  platform: z.enum(drawnPlatforms),
});
