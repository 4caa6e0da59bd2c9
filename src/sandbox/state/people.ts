import { randomBytes } from 'node:crypto';
import { hexId } from '../identifiers.js';
import { hashSecret } from '../keystone/passwords.js';
import type { Store } from './store.js';

/** Whom a sandbox has to be in chat: user, project, their roles there. */
const PEOPLE: readonly (readonly [user: string, project: string, roles: readonly string[]])[] = [
  ['admin', 'demo', ['admin', 'member', 'reader']],
  ['rita', 'research', ['member', 'reader']],
  ['ruth', 'demo', ['reader']],
];

/** An application credential that a new sandbox has, to log in with in chat. */
export interface SeededCredential {
  readonly user: string;
  readonly project: string;
  readonly roles: readonly string[];
  readonly id: string;
  readonly secret: string;
}

const setting = (user: string) => `application_credential.${user}`;

/** Makes an application credential for each of them. Their users and projects must be there. */
export function seedCredentials(store: Store): void {
  for (const [name, projectName, roles] of PEOPLE) {
    const user = store.users.find((one) => one.name === name);
    const project = store.projects.find((one) => one.name === projectName);
    if (!user || !project) continue;
    const secret = randomBytes(48).toString('base64url');
    const { id } = store.applicationCredentials.put({
      id: hexId(),
      name: 'chat',
      userId: user.id,
      projectId: project.id,
      roles: [...roles],
      secretHash: hashSecret(secret),
      description: 'To log in with in chat',
      expiresAt: null,
    });
    store.settings.put({ id: setting(name), value: `${id} ${secret}` });
  }
}

/** Those that this sandbox was made with; none in one from before there were any. */
export function seededCredentials(store: Store): SeededCredential[] {
  return PEOPLE.flatMap(([user, project, roles]) => {
    const [id, secret] = store.settings.get(setting(user))?.value.split(' ') ?? [];
    return id && secret ? [{ user, project, roles, id, secret }] : [];
  });
}
