import type { Logger } from 'pino';
import type { loadConfig } from '../../src/config/config.js';
import type { serve } from '../../src/program/serve.js';

/** What is said in one turn, and what is to be seen after it: one of the others. */
export interface DialogueTurn {
  readonly say: string;
  readonly [expected: string]: string | boolean;
}

export interface Dialogue {
  readonly about: string;
  readonly lang: 'en' | 'zh';
  /** The cluster in whose thread it is said. */
  readonly thread?: string;
  readonly turns: readonly DialogueTurn[];
}

export function playDialogues(
  parts: { loadConfig: typeof loadConfig; serve: typeof serve; log: Logger },
  dialogues: readonly Dialogue[],
): Promise<({ dialogue: Dialogue; turn: DialogueTurn; wrong: string } | null)[]>;
