import { join } from 'node:path';
import { createConsole } from '../../bot/console/console.js';
import { createLines } from '../../bot/console/lines.js';
import { readConfig } from '../environment.js';
import { createLog } from '../log.js';
import { serve } from '../serve.js';

/** `console`: the whole program in this process, with this terminal as its only chat. */
export async function runConsole(): Promise<void> {
  const config = readConfig();
  const lines = createLines(process.stdin, process.stdout, (line) => chat.complete(line));
  const chat = createConsole({
    readLine: lines.read,
    write: (text) => void process.stdout.write(text),
    colour: process.stdout.isTTY,
    locale: process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG,
    pictures: join(config.program.DATA_DIR, 'pictures'),
  });
  const quiet = { ...config.program, LOG_LEVEL: 'error' as const, PORT: 0, PLAYGROUND: false };
  const alone = { ...config, program: quiet, slack: null, discord: null };
  const program = await serve(alone, 'all', createLog(quiet), [chat]);
  console.log(`${program.banner[0]}\nType help for the commands, exit to leave.`);
  await chat.converse();
  await program.stop();
  lines.close();
}
