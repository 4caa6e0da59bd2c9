import { keyMaterialShown, mayBeKeyMaterial } from '../../engine/certificates/key-material.js';
import { holdsPrivateKey, privateKeyShown } from '../../engine/certificates/private-key.js';
import type { Inbound, Responder } from '../platform.js';

/**
 * Throws EngineError `certificate.private_key` when somebody shows a private key in words, before anything of it is
 * read, kept or logged. What they said is taken back where the platform lets the bot.
 */
export async function refusePrivateKeys(inbound: Inbound, responder: Responder): Promise<void> {
  if (!textsOf(inbound).some(holdsPrivateKey)) return;
  await responder.takeBack?.();
  throw privateKeyShown();
}

/**
 * Throws EngineError `certificate.private_key` when somebody says in words or a command what may be the inside of a private
 * key. What is typed in a form is looked at field by field, for some of those are made for secrets.
 */
export async function refuseKeyMaterial(inbound: Inbound, responder: Responder): Promise<void> {
  if (inbound.kind === 'submit' || !textsOf(inbound).some(mayBeKeyMaterial)) return;
  await responder.takeBack?.();
  throw keyMaterialShown();
}

function textsOf(inbound: Inbound): string[] {
  switch (inbound.kind) {
    case 'command':
      return [typeof inbound.command === 'string' ? inbound.command : inbound.command.join(' ')];
    case 'mention':
      return [inbound.text];
    case 'press':
      return [];
    case 'submit':
      return Object.values(inbound.values);
  }
}
