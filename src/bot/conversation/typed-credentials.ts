import { EngineError } from '../../engine/errors.js';
import type { Inbound, Responder } from '../platform.js';

/** A command with something after `login`: it takes nothing in a line, so that can only be what nobody may see. */
const command = /^\s*\/?magnum\s+login\s+(?!(--help|-h|\?)\s*$)\S/i;
/** The same in words, where people also speak of logins: a flag, or what nobody would say. */
const words = /^\s*(@?magnum\s+)?login\b.*\s(--\w|(?=\S*\d)\S{12,})/is;
const named = /application[_-]?credential[_-]?secret["']?\s*[=:\s]\s*\S/i;

/** Whether a line has a secret in it, or what is taken for one. */
export function holdsCredential(text: string): boolean {
  return command.test(text) || words.test(text) || named.test(text);
}

/** What is said to whoever types a secret where others can read it. */
export function credentialTyped(): EngineError {
  return new EngineError('credential.typed', 'A secret is never typed in a message, so this was not read.', {
    hint: 'Type login alone: a form asks for it, which nobody else sees. Others may have read what you typed: delete that credential and make another.',
  });
}

/**
 * Throws EngineError `credential.typed` when somebody types a secret in a line, before anything of it is read, kept or
 * logged. What they said is taken back where the platform lets the bot.
 */
export async function refuseTypedCredentials(inbound: Inbound, responder: Responder): Promise<void> {
  if (inbound.kind !== 'command' && inbound.kind !== 'mention') return;
  if (!holdsCredential(lineOf(inbound))) return;
  await responder.takeBack?.();
  throw credentialTyped();
}

function lineOf(inbound: Extract<Inbound, { kind: 'command' | 'mention' }>): string {
  if (inbound.kind === 'mention') return inbound.text;
  const { command: said } = inbound;
  return `magnum ${typeof said === 'string' ? said : said.join(' ')}`;
}
