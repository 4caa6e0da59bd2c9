import { holdsPrivateKey, privateKeyShown } from '../../engine/certificates/private-key.js';
import { EngineError } from '../../engine/errors.js';
import type { ArgumentSpec } from '../../intents/command.js';
import { complete, type Parsed } from '../../intents/grammar/parse.js';
import type { Intent } from '../../intents/intent.js';
import { type InboundFile, PlatformError } from '../platform.js';
import type { Turn } from './turn.js';

/** The largest file that is read, in bytes. */
export const largestFile = 65_536;

/** The field of a form in which a file is put, beside the one of this name in which it is pasted. */
export function fileField(name: string): string {
  return `${name}-file`;
}

/** Arguments that take a text from a file. */
export function fileArguments({ command }: Intent): ArgumentSpec[] {
  return [...command.positionals, ...command.flags].filter(({ kind }) => kind === 'file');
}

/**
 * Fills what is still unsaid from the files that came along, and what was said as a path from that file. Throws
 * EngineError for a file that is too large, not text, or holds a private key; that one is taken away.
 */
export async function withFiles(turn: Turn, parsed: Parsed): Promise<Parsed> {
  if (parsed.kind === 'error') return parsed;
  const slots = await filledSlots(turn, parsed.intent, parsed.slots);
  return slots === parsed.slots ? parsed : complete(parsed.intent, slots);
}

/**
 * The slots with texts of files in them; the very same object where there was nothing to fill. A path that cannot be
 * opened from here is taken out, so that the file is asked for.
 */
export async function filledSlots(
  turn: Turn,
  intent: Intent,
  slots: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  let filled = slots;
  for (const argument of fileArguments(intent)) {
    const { slot } = argument;
    const said = slots[slot];
    const file = await fileFor(turn, argument, said);
    if (file) filled = { ...filled, [slot]: await textOf(turn, file, argument) };
    else if (isPath(said))
      filled = Object.fromEntries(Object.entries(filled).filter(([name]) => name !== slot));
  }
  return filled;
}

/** What a shell would take for a file: one short word with a folder before it or an ending. */
function isPath(said: unknown): said is string {
  return (
    typeof said === 'string' &&
    said.length <= 255 &&
    /^([~.]{0,2}\/[^\s:]+|[^\s:]+\.[A-Za-z0-9]{2,4})$/.test(said)
  );
}

async function fileFor(
  { inbound }: Turn,
  { name, slot }: ArgumentSpec,
  said: unknown,
): Promise<InboundFile | null> {
  const { files = {}, open } = inbound;
  if (said === undefined || (isPath(said) && !open))
    return files[fileField(name)] ?? files[name] ?? files[''] ?? null;
  if (!isPath(said) || !open) return null;
  const file = await open(said).catch((cause: unknown) => {
    if (!(cause instanceof PlatformError)) throw cause;
    throw new EngineError('file.invalid', cause.message, { field: slot, cause });
  });
  if (file) return file;
  throw new EngineError('file.invalid', `There is no file ${said}.`, { field: slot });
}

async function textOf(turn: Turn, file: InboundFile, argument: ArgumentSpec): Promise<string> {
  if (file.size > largestFile) {
    throw new EngineError(
      'file.invalid',
      `${file.name} has ${file.size} bytes; at most ${largestFile} are read.`,
      {
        field: argument.slot,
        hint: `Send ${argument.summary}.`,
      },
    );
  }
  const text = await file.read().catch((cause: unknown) => {
    if (!(cause instanceof PlatformError)) throw cause;
    throw new EngineError('file.invalid', cause.message, { field: argument.slot, cause });
  });
  if (holdsPrivateKey(text)) {
    await file
      .remove?.()
      .catch((err: unknown) => turn.bot.log.info({ err }, 'files: a file was not taken away'));
    throw privateKeyShown();
  }
  if (!text.includes('\u0000') && !text.includes('\ufffd')) return text;
  throw new EngineError('file.invalid', `${file.name} is not text.`, {
    field: argument.slot,
    hint: `Send ${argument.summary}, as PEM text.`,
  });
}
