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

/** Registers a member; one that is there already keeps its place. Answers its index, or null without a token. */
export async function registerDiscoveryMember(
  tx: Writer,
  tokenId: string,
  member: string,
  value: string,
): Promise<DiscoveryMember | null> {
  const token = await getDiscoveryToken(tx, tokenId);
  if (!token) return null;
  const before = token.members.find((each) => each.member === member);
  const index = before?.index ?? (token.members.at(-1)?.index ?? 0) + 1;
  await tx.discoveryMember.upsert({
    where: { tokenId_member: { tokenId, member } },
    create: { tokenId, member, value, index },
    update: { value },
  });
  return { member, value, index };
}
