import type { MagnumService } from '../services/service.js';
import type { Reader, Writer } from './database.js';

type Key = Pick<MagnumService, 'host' | 'binary'>;

/** Writes that a service lives, for the first time or once more. */
export async function reportService(tx: Writer, { host, binary }: Key): Promise<void> {
  const now = new Date();
  await tx.magnumService.upsert({
    where: { host_binary: { host, binary } },
    create: { host, binary, reportCount: 1, lastSeenUp: now, createdAt: now },
    update: { reportCount: { increment: 1 }, lastSeenUp: now, updatedAt: now },
  });
}

/** Every service, by id. */
export async function listServices(db: Reader): Promise<MagnumService[]> {
  return db.magnumService.findMany({ orderBy: { id: 'asc' } });
}

/** Forgets a service that ended on purpose; what was said about a disabled one is kept. */
export async function removeService(tx: Writer, { host, binary }: Key): Promise<void> {
  await tx.magnumService.deleteMany({ where: { host, binary, disabled: false } });
}

/** Forgets services that were not heard of since then; disabled ones are kept. */
export async function forgetServices(tx: Writer, before: Date): Promise<void> {
  await tx.magnumService.deleteMany({ where: { lastSeenUp: { lt: before }, disabled: false } });
}

/** Says of a service that it is disabled and why, or that it is not. */
export async function saveService(
  tx: Writer,
  id: number,
  change: Pick<MagnumService, 'disabled' | 'disabledReason'>,
): Promise<void> {
  await tx.magnumService.update({ where: { id }, data: { ...change, updatedAt: new Date() } });
}

/** Whether a service was disabled; one that has not reported yet is not. */
export async function isServiceDisabled(db: Reader, { host, binary }: Key): Promise<boolean> {
  const found = await db.magnumService.findUnique({ where: { host_binary: { host, binary } } });
  return found?.disabled === true;
}
