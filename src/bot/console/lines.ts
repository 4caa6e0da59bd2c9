import { createInterface } from 'node:readline';
import type { Completed } from './completion.js';

/** Lines of an input, one at a time; what comes before it is asked for is kept. */
export interface Lines {
  /** Shows a prompt and reads the next line; null when there is no more. */
  read(prompt: string): Promise<string | null>;
  close(): void;
}

/** Reads lines, with editing, history and completion where the input is a terminal. `complete`: what Tab completes a line with. */
export function createLines(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  complete: (line: string) => Promise<Completed>,
): Lines {
  const completer = (line: string, done: (error: null, found: [string[], string]) => void) =>
    void complete(line).then(
      ([found, typed]) => done(null, [[...found], typed]),
      () => done(null, [[], line]),
    );
  const terminal = createInterface({ input, output, terminal: input.isTTY === true, completer });
  const waiting: string[] = [];
  let ended = false;
  let deliver: ((line: string | null) => void) | null = null;
  terminal.on('line', (line) => {
    if (deliver) deliver(line);
    else waiting.push(line);
  });
  terminal.on('close', () => {
    ended = true;
    deliver?.(null);
  });
  return {
    read(prompt) {
      terminal.setPrompt(prompt);
      if (!ended) terminal.prompt();
      const line = waiting.shift();
      if (line !== undefined) return Promise.resolve(line);
      if (ended) return Promise.resolve(null);
      return new Promise((resolve) => {
        deliver = (next) => {
          deliver = null;
          resolve(next);
        };
      });
    },
    close: () => terminal.close(),
  };
}
