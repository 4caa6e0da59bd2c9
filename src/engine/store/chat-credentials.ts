import { randomUUID } from 'node:crypto';
import type { Link, PersonKey } from '../access/link.js';
import type { Reader, Writer } from './database.js';
import type { ChatCredential as Row } from './generated/sqlite/client.js';

function toLink({ secret, ...row }: Row): Link {
  const { id, credentialId, userId, userName, projectId, projectName, createdAt } = row;
  return { id, credentialId, sealedSecret: secret, userId, userName, projectId, projectName, createdAt };
}

function byPerson({ platform, workspace, person }: PersonKey) {
  return { platform_workspace_person: { platform, workspace, person } };
}

/** A person's own credential; null for one who has not logged in. */
export async function findLink(db: Reader, key: PersonKey): Promise<Link | null> {
  const row = await db.chatCredential.findUnique({ where: byPerson(key) });
  return row && toLink(row);
}

/** Keeps a person's credential in place of the one before. `sealedSecret` must be sealed. */
export async function saveLink(
  tx: Writer,
  key: PersonKey,
  { sealedSecret, ...link }: Omit<Link, 'id' | 'createdAt'>,
): Promise<Link> {
  const { platform, workspace, person } = key;
  const data = { ...link, secret: sealedSecret, id: randomUUID(), createdAt: new Date() };
  const row = await tx.chatCredential.upsert({
    where: byPerson(key),
    create: { platform, workspace, person, ...data },
    update: data,
  });
  return toLink(row);
}

/** Forgets a person's credential; answers whether there was one. */
export async function removeLink(tx: Writer, { platform, workspace, person }: PersonKey): Promise<boolean> {
  const { count } = await tx.chatCredential.deleteMany({ where: { platform, workspace, person } });
  return count > 0;
}

/** Every linked person's credential, for whoever looks whether they can be opened. */
export async function listLinks(db: Reader): Promise<Link[]> {
  return (await db.chatCredential.findMany({ orderBy: { createdAt: 'asc' } })).map(toLink);
}
