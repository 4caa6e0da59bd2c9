import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import type { Clouds } from '../engine/engine.js';
import type { Cloud } from '../openstack/cloud.js';
import { connect } from '../openstack/connect.js';
import type { Credentials } from '../openstack/credentials.js';
import { writeOpenrc } from './openrc.js';
import { writePeople } from './people.js';
import { StartProblem } from './start-problem.js';

/** The cloud that the program works with, real or embedded. */
export interface OpenClouds extends Clouds {
  /** What to call it: `the sandbox`, `http://keystone…`. */
  readonly name: string;
  readonly isSandbox: boolean;
  /** Keystone's address. */
  readonly authUrl: string;
  /** A file of settings for the clients of OpenStack, which the sandbox writes; null for a cloud of one's own. */
  readonly openrc: string | null;
  /** A file of application credentials to log in with in chat, which the sandbox writes; null where it has none. */
  readonly people: string | null;
  /** Tells the sandbox's catalogue where Magnum's API is; a real cloud has a catalogue of its own. */
  readonly serveMagnumAt?: (url: string) => void;
  close(): Promise<void>;
}

/** Connects to the configured OpenStack, or starts the sandbox. Nobody logs in yet. */
export async function openClouds(config: Config, log: Logger): Promise<OpenClouds> {
  if (config.cloud) {
    const { credentials } = config.cloud;
    const trusteeAdmin = trusteeAdminOf(config, credentials);
    const about = { name: credentials.authUrl, isSandbox: false, openrc: null, people: null };
    return assemble(credentials, credentials, trusteeAdmin, about);
  }
  const { startSandbox } = await import('../sandbox/sandbox.js');
  const sandbox = await startSandbox({
    statePath: join(config.program.DATA_DIR, 'sandbox.json'),
    pace: config.program.SANDBOX_PACE,
    logger: log.child({ part: 'sandbox' }),
  }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    if (!why.startsWith('sandbox_state_in_use')) throw error;
    throw new StartProblem([
      `Another magnum-chatops works with the sandbox in ${config.program.DATA_DIR}: stop it, or set DATA_DIR to another folder.`,
    ]);
  });
  const { credentials, adminCredentials } = sandbox;
  return assemble(
    credentials,
    adminCredentials,
    { credentials: sandbox.trusteeDomainCredentials, domainName: 'magnum' },
    {
      name: 'the sandbox',
      isSandbox: true,
      openrc: writeOpenrc(config.program.DATA_DIR, credentials),
      people: writePeople(config.program.DATA_DIR, sandbox.people),
      serveMagnumAt: (url) => sandbox.serveMagnumAt(url),
      stop: () => sandbox.close(),
    },
  );
}

function trusteeAdminOf(config: Config, credentials: Credentials) {
  const {
    TRUSTEE_DOMAIN_NAME: name,
    TRUSTEE_DOMAIN_ADMIN_NAME: username,
    TRUSTEE_DOMAIN_ADMIN_PASSWORD: password,
  } = config.program;
  if (!name || !username || !password) return null;
  const domain = { name };
  const admin: Credentials = {
    ...credentials,
    auth: { type: 'password', username, password, userDomain: domain, scope: { kind: 'domain', domain } },
  };
  return { credentials: admin, domainName: name };
}

type About = Pick<OpenClouds, 'name' | 'isSandbox' | 'openrc' | 'people' | 'serveMagnumAt'> & {
  readonly stop?: () => Promise<void>;
};

/**
 * `builder` is the account that works in other projects than the program's own, where Magnum's API is asked for clusters
 * there: a password can be used for any project that its user has a role in, and other credentials only for their own.
 */
function assemble(
  credentials: Credentials,
  builder: Credentials,
  admin: { credentials: Credentials; domainName: string } | null,
  { stop, ...about }: About,
): OpenClouds {
  const { own, knownProject } = knowingItsProject(connect(credentials));
  const trusteeAdmin = admin && { cloud: connect(admin.credentials), domainName: admin.domainName };
  const others = new Map<string, Cloud>();
  const forProject = (id: string): Cloud => {
    const { auth } = builder;
    if (auth.type !== 'password' || id === '' || id === knownProject()) return own;
    const known =
      others.get(id) ?? connect({ ...builder, auth: { ...auth, scope: { kind: 'project', id } } });
    others.set(id, known);
    return known;
  };
  const ownElsewhere = new Map<string, Cloud>();
  const ownIn = async (id: string): Promise<Cloud | null> => {
    const { auth } = credentials;
    if ((await own.identity.whoami()).projectId === id) return own;
    if (auth.type !== 'password') return null;
    const known =
      ownElsewhere.get(id) ?? connect({ ...credentials, auth: { ...auth, scope: { kind: 'project', id } } });
    ownElsewhere.set(id, known);
    return known;
  };
  return {
    ...about,
    own,
    authUrl: credentials.authUrl,
    forCaller: ({ projectId }) => forProject(projectId),
    forProject,
    ownIn,
    withCredential: (credential) =>
      connect({ ...credentials, auth: { type: 'application_credential', ...credential } }),
    trusteeAdmin,
    async close() {
      const sessions = [own, ...others.values(), ...ownElsewhere.values()];
      await Promise.all(sessions.map((cloud) => cloud.close()));
      await trusteeAdmin?.cloud.close();
      await stop?.();
    },
  };
}

/** The session, and which project it turned out to be for once it has logged in. */
function knowingItsProject(cloud: Cloud): { own: Cloud; knownProject: () => string | null } {
  let project: string | null = null;
  const whoami = async () => {
    const me = await cloud.identity.whoami();
    project = me.projectId;
    return me;
  };
  return { own: { ...cloud, identity: { ...cloud.identity, whoami } }, knownProject: () => project };
}
