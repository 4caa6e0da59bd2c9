import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** All processes of a session. */
export function sessionMembers(session: number): number[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[3]) === session;
      } catch {
        return false;
      }
    });
}

/** The real-time priority that this process was given with `chrt -r`; null without one. */
function ownPriority(): string | null {
  const { stdout } = spawnSync('chrt', ['--pid', String(process.pid)], { encoding: 'utf8' });
  return /SCHED_RR[\s\S]*priority: (\d+)/.exec(stdout ?? '')?.[1] ?? null;
}

/**
 * Gives other processes the precedence over a busy machine that this one was given, so that neither side of a measurement waits for the
 * machine's other work. Answers what takes it away again.
 */
export function sharePrecedence(pids: readonly number[]): () => void {
  const priority = ownPriority();
  const schedule = (policy: string, level: string) => {
    for (const pid of pids) spawnSync('chrt', ['--all-tasks', policy, '--pid', level, String(pid)]);
  };
  if (priority !== null) schedule('--rr', priority);
  return () => {
    if (priority !== null) schedule('--other', '0');
  };
}
