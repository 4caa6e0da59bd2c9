import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A person of the sandbox, and what they log in with in chat. */
interface Person {
  readonly user: string;
  readonly project: string;
  readonly roles: readonly string[];
  readonly id: string;
  readonly secret: string;
}

/**
 * Writes the file of whom one can be in the sandbox, readable for this account alone, and answers its path; null where there is
 * nobody.
 */
export function writePeople(folder: string, people: readonly Person[]): string | null {
  if (people.length === 0) return null;
  const path = join(resolve(folder), 'people.txt');
  const lines = people.map(
    ({ user, project, roles, id, secret }) =>
      `${user}, in project ${project}: ${roles.join(', ')}\n  id      ${id}\n  secret  ${secret}\n`,
  );
  const said = 'Whom you can be in the sandbox: /magnum login asks for the id and the secret.\n\n';
  writeFileSync(path, said + lines.join('\n'), { mode: 0o600 });
  return path;
}
