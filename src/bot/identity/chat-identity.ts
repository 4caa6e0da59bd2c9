import type { Engine } from '../../engine/engine.js';
import { getChannelSettings } from '../../engine/store/chat-channels.js';
import { findLink } from '../../engine/store/chat-credentials.js';
import type { Cloud } from '../../openstack/cloud.js';
import type { Platform } from '../platform.js';
import type { Identity } from './identity.js';
import { linkedStanding } from './linked.js';
import { type ChatRoles, programStanding } from './program.js';
import { createLinkedSessions } from './sessions.js';

/** What identity is made of. */
export interface IdentityParts {
  readonly engine: Engine;
  /** The program's own session. */
  readonly own: Cloud;
  readonly chatRoles: ChatRoles;
  readonly platforms: ReadonlyMap<string, Platform>;
}

/**
 * Whoever has logged in acts as themselves, in the project of their credential. Everybody else acts as the program's account in the
 * channel's project, with the roles that were granted to them in chat, or with the account's own where none are.
 */
export function chatIdentity({ engine, own, chatRoles, platforms }: IdentityParts): Identity {
  const sessions = createLinkedSessions(engine);
  const { read } = engine.db;
  let known: string | null = null;
  const project = async () => {
    known ??= await own.identity.whoami().then(
      ({ projectId }) => projectId,
      () => null,
    );
    return known;
  };
  return {
    project,
    async standing(person, place) {
      const { platform, workspace, id } = person;
      const [settings, link] = await Promise.all([
        getChannelSettings(read, place),
        findLink(read, { platform, workspace, person: id }),
      ]);
      const findSubject = async (kind: 'person' | 'group', said: string) =>
        (await platforms.get(platform)?.findSubject?.(workspace, kind, said)) ?? null;
      const about = { person, settings, findSubject };
      if (link) return linkedStanding(sessions, link, about);
      return programStanding({ engine, own, chatRoles }, about);
    },
  };
}
