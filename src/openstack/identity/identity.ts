import type { Identity } from '../cloud.js';
import { serviceAt, withToken } from '../service.js';
import { findApplicationCredential } from './application-credentials.js';
import { identityRoot } from './auth-url.js';
import { findEndpoint } from './catalogue.js';
import { findDomain } from './domains.js';
import { checkPasscode } from './passcode.js';
import { findProject, listOwnProjects, listProjects } from './projects.js';
import type { Session } from './session.js';
import { tokenInfo } from './token-info.js';
import { createTrust, deleteTrust } from './trusts.js';
import { createUser, deleteUser, findUser } from './users.js';
import { createValidate } from './validate.js';

/** Keystone behind a session. Its address is the one that was logged in at, not the catalogue's. */
export function createIdentity(session: Session): Identity {
  const { credentials } = session;
  const keystone = serviceAt(session, 'keystone', () => identityRoot(credentials.authUrl));
  return {
    whoami: async () => tokenInfo((await session.current()).answer),
    token: async () => (await session.current()).token,
    validate: createValidate(session),
    checkPasscode: (userId, passcode) => checkPasscode(session, userId, passcode),
    async endpoint(serviceType, iface) {
      const { answer } = await session.current();
      const choice = { interface: iface ?? credentials.interface, region: credentials.region };
      return findEndpoint(answer.catalog, serviceType, choice);
    },
    region: credentials.region ?? null,
    createUser: (user) => createUser(keystone, user),
    findUser: (name, domainId) => findUser(keystone, name, domainId),
    deleteUser: (userId) => deleteUser(keystone, userId),
    findProject: async (idOrName, token) => {
      const asked = token === undefined ? keystone : withToken(keystone, token);
      return findProject(asked, (await session.current()).answer, idOrName);
    },
    projects: () => listProjects(keystone),
    ownProjects: () => listOwnProjects(keystone),
    applicationCredential: async (id) =>
      findApplicationCredential(keystone, (await session.current()).answer.user.id, id),
    findDomain: async (ref) => findDomain(keystone, (await session.current()).answer, ref),
    createTrust: async (trust) => createTrust(keystone, (await session.current()).answer, trust),
    deleteTrust: (trustId) => deleteTrust(keystone, trustId),
  };
}
