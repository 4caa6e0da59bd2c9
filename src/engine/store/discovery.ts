import { randomBytes } from 'node:crypto';
import type { Reader, Writer } from './database.js';

/** Makes a discovery token for so many masters. */
export async function createDiscoveryToken(tx: Writer, size: number): Promise<string> {
  const id = randomBytes(16).toString('hex');
  await tx.discoveryToken.create({ data: { id, size, createdAt: new Date() } });
  return id;
}

export interface DiscoveryMember {
  readonly member: string;
  readonly value: string;
  readonly index: number;
}

/** A token with whoever has registered under it, in order; null when there is none. */
export async function getDiscoveryToken(
  db: Reader,
  id: string,
): Promise<{ size: number; members: DiscoveryMember[] } | null> {
  const row = await db.discoveryToken.findUnique({
    where: { id },
    include: { members: { orderBy: { index: 'asc' } } },
  });
  return row && { size: row.size, members: row.members };
}

/** Takes a member away; answers it, or null where it is not there. */
export async function removeDiscoveryMember(
  tx: Writer,
  tokenId: string,
  member: string,
): Promise<DiscoveryMember | null> {
  const where = { tokenId_member: { tokenId, member } };
  const there = await tx.discoveryMember.findUnique({ where });
  if (there) await tx.discoveryMember.delete({ where });
  return there;
}

/**
 * Registers a member; one that is there already keeps its place, or, to be registered only when it is not (`isNew`), also its value. Answers
 * what is there now, or null without a token.
 */
export async function registerDiscoveryMember(
  tx: Writer,
  tokenId: string,
  member: string,
  value: string,
  isNew = false,
): Promise<DiscoveryMember | null> {
  const token = await getDiscoveryToken(tx, tokenId);
  if (!token) return null;
  const before = token.members.find((each) => each.member === member);
  if (before && isNew) return before;
  const index = before?.index ?? (token.members.at(-1)?.index ?? 0) + 1;
  await tx.discoveryMember.upsert({
    where: { tokenId_member: { tokenId, member } },
    create: { tokenId, member, value, index },
    update: { value },
  });
  return { member, value, index };
}
