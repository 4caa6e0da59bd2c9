import { mayBeKeyMaterial } from '../../engine/certificates/key-material.js';

type ReadLine = (prompt: string) => Promise<string | null>;

const begin = /-{4,5} ?BEGIN [A-Z0-9 ]+-{4,5}|^\s*PuTTY-User-Key-File/;
const end = /-{4,5} ?END [A-Z0-9 ]+-{4,5}|^\s*Private-MAC:/;
/** RFC 1421: after lines like this one an empty line stands inside of a block. */
const header = /^[A-Za-z][\w-]*: /;
const base64 = /^\s*[A-Za-z0-9+/]+={0,2}\s*$/;
const goesOn = '  (up to its END line, or an empty line)\n';

/** Reads one thing that is said: mostly a line. `secret`: any one line is taken as it is. */
export type ReadSaid = (prompt: string, secret?: boolean) => Promise<string | null>;

/**
 * What somebody says, line by line, but a pasted block as one: from its BEGIN line to its END line, or an empty one, so that a
 * key is refused as a whole. Lines of a block whose beginning was lost are put together, too; `isCommand` says which words
 * are certainly none.
 */
export function readSaid(readLine: ReadLine, isCommand: (word: string) => boolean): ReadSaid {
  let ahead: string | null = null;

  async function block(first: string): Promise<string> {
    const lines = [first];
    for (;;) {
      const line = await readLine(lines.length === 1 ? goesOn : '');
      if (line === null || (line.trim() === '' && !header.test(lines.at(-1) ?? ''))) return lines.join('\n');
      lines.push(line);
      if (end.test(line)) return lines.join('\n');
    }
  }

  async function remainder(first: string): Promise<string> {
    const lines = [first];
    for (;;) {
      const line = await readLine(lines.length === 1 ? goesOn : '');
      if (line === null || line.trim() === '') return lines.join('\n');
      if (!end.test(line) && (!base64.test(line) || isCommand(line.trim()))) {
        ahead = line;
        return lines.join('\n');
      }
      lines.push(line);
      if (end.test(line)) return lines.join('\n');
    }
  }

  return async (prompt, secret = false) => {
    const line = ahead ?? (await readLine(prompt));
    ahead = null;
    if (line === null) return null;
    if (begin.test(line) && !end.test(line)) return block(line);
    return !secret && base64.test(line) && mayBeKeyMaterial(line) ? remainder(line) : line;
  };
}
