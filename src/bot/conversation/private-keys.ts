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
