import { createInterface } from 'node:readline';

/** Lines of an input, one at a time; what comes before it is asked for is kept. */
export interface Lines {
  /** Shows a prompt and reads the next line; null when there is no more. */
  read(prompt: string): Promise<string | null>;
  close(): void;
}

/** Reads lines, with editing and history where the input is a terminal. */
export function createLines(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Lines {
  const terminal = createInterface({ input, output, terminal: input.isTTY === true });
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
