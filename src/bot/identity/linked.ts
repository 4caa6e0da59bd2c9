import type { Link } from '../../engine/access/link.js';
import type { Caller, ChatIdentity } from '../../engine/caller.js';
import { EngineError } from '../../engine/errors.js';
import type { Standing } from '../../intents/standing.js';
import type { Person } from '../platform.js';
import type { LinkedSessions } from './sessions.js';

/** What is known of somebody here before it is looked at how they act. */
export type About = Pick<Standing, 'settings' | 'findSubject'> & { readonly person: Person };

/** The chat person as the audit has them. */
export function chatOf({ platform, workspace, id, name, locale }: Person): ChatIdentity {
  return { platform, workspace, id, name, ...(locale !== undefined && { locale }) };
}

/** Somebody who has logged in: as themselves, in the one project that their credential is for. */
export async function linkedStanding(
  sessions: LinkedSessions,
  link: Link,
  { person, settings, findSubject }: About,
): Promise<Standing> {
  const { userId, userName, projectId, projectName } = link;
  const project = { id: projectId, name: projectName };
  const nobody: Caller = { userId, userName, projectId, projectName, roles: [], chat: chatOf(person) };
  const found = await sessions.whoami(link).then(
    (info) => ({ caller: { ...nobody, roles: [...info.roles], userDomainName: info.userDomainName } }),
    (error: unknown) => ({
      caller: nobody,
      problem: error instanceof Error ? error : new Error(String(error)),
    }),
  );
  const { caller } = found;
  const bound = settings.binding;
  const elsewhere =
    bound && bound.projectId !== projectId ? otherProject(bound.projectName, projectName) : null;
  return {
    caller,
    how: 'credential',
    project: bound ? { id: bound.projectId, name: bound.projectName } : project,
    settings,
    obstacle: 'problem' in found ? found.problem : elsewhere,
    ownKeypairs: () => sessions.keypairs(link),
    findProject: (idOrName) => sessions.findProject(link, idOrName),
    callerIn: async (id) => (id === projectId ? caller : null),
    projects: async () => [project],
    findSubject,
  };
}

function otherProject(bound: string, own: string): EngineError {
  return new EngineError(
    'channel.other_project',
    `This channel works in project ${bound} and your credential is for project ${own}.`,
    {
      hint: `Nothing was done. Ask where ${own} is used or in a direct message, or log in with a credential for ${bound}.`,
    },
  );
}
