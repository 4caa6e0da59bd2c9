import type { Caller } from '../engine/caller.js';
import type { Cloud } from '../openstack/cloud.js';
import type { Person } from './platform.js';

/** Who a chat person is to the engine. */
export interface Identity {
  /** Throws OpenStackError when Keystone cannot be asked. */
  callerFor(person: Person): Promise<Caller>;
  /** The project that channels are bound to; null as long as Keystone has not said. Never throws. */
  project(): Promise<string | null>;
}

/**
 * Everybody acts as the account that the program logs in with, in its project; the chat identity is kept
 * beside it. In the sandbox that is user demo of project demo.
 */
export function serviceIdentity(cloud: Cloud): Identity {
  let project: string | null = null;
  return {
    async project() {
      project ??= await cloud.identity.whoami().then(
        ({ projectId }) => projectId,
        () => null,
      );
      return project;
    },
    async callerFor(person) {
      const { userId, userName, userDomainName, projectId, projectName, roles } =
        await cloud.identity.whoami();
      return {
        userId,
        userName,
        userDomainName,
        projectId: projectId ?? '',
        projectName: projectName ?? '',
        roles: [...roles],
        service: true,
        chat: { platform: person.platform, workspace: person.workspace, id: person.id, name: person.name },
      };
    },
  };
}
