import type { Logger } from 'pino';
import type { Driver, DriverKey } from '../drivers/driver.js';
import type { Cloud } from '../openstack/cloud.js';
import type { ApprovalPolicy } from './approvals/policy.js';
import type { Caller, ChatIdentity } from './caller.js';
import type { CertificateStores } from './certificates/stores/store.js';
import type { Policy } from './policy.js';
import type { Seal } from './seal.js';
import type { Database } from './store/database.js';

/** Sessions with the cloud, by who acts. */
export interface Clouds {
  /** The session that acts for a caller. */
  forCaller(caller: Caller): Cloud;
  /** The program's own account in its own project. */
  readonly own: Cloud;
  /** The session that watches stacks of a project. */
  forProject(projectId: string): Cloud;
  /**
   * The program's own account in a project that it may have a role in; null where its login is for one project alone
   * (a token, an application credential) and that is another.
   */
  ownIn(projectId: string): Promise<Cloud | null>;
  /** A session by a person's own application credential. Whoever opens it closes it. */
  withCredential(credential: { readonly id: string; readonly secret: string }): Cloud;
  /** The admin of the trustee domain; null when none is configured, and nodes then carry a cluster token. */
  readonly trusteeAdmin: { readonly cloud: Cloud; readonly domainName: string } | null;
}

export interface EngineSettings {
  /** Where nodes reach Magnum's API, ending in `/v1`. */
  readonly magnumUrl: string;
  /** Where new discovery tokens are made; `%(size)d` becomes the number of masters. */
  readonly discoveryUrlFormat: string;
  /** Magnum's `[quotas]max_clusters_per_project`. */
  readonly maxClustersPerProject: number;
  /** What this process is called among the conductors; Magnum's `host`. */
  readonly host: string;
  /** Seconds between two looks at Heat. */
  readonly pollSeconds: number;
  /** Seconds without a move after which an operation is told as stuck; 0: never. */
  readonly stuckSeconds: number;
  /** Seconds that a cluster's own API may take to say what runs on its nodes; 0: it is not asked. */
  readonly clusterApiTimeout: number;
  /** Seconds that containers have for moving off nodes that go, before the nodes go anyway. */
  readonly drainSeconds: number;
  /** Magnum's `[drivers]verify_ca`, and the text of `openstack_ca_file`. */
  readonly verifyCa: boolean;
  readonly openstackCa: string;
  /** What people without grants act with where nothing is granted in chat: the program's own roles, or none. */
  readonly chatRoles: 'program' | 'granted';
}

/** The parts that every engine function works with. The engine knows no chat and no HTTP server. */
export interface Engine {
  readonly db: Database;
  readonly clouds: Clouds;
  readonly drivers: Drivers;
  readonly seal: Seal;
  readonly policy: Policy;
  /** Which requests need whom to agree. */
  readonly approvals: ApprovalPolicy;
  readonly certificates: CertificateStores;
  readonly settings: EngineSettings;
  readonly log: Logger;
  /** Tells whoever waits (the conductor, the consumers of events) that there is something new. */
  readonly wake: Wake;
  /** Ids of the chat groups that somebody is in now; null where their platform cannot tell. Absent where no chat is connected. Never throws. */
  readonly groupsOf?: (person: ChatIdentity) => Promise<readonly string[] | null>;
}

export interface Drivers {
  /** The driver for a cluster type; null when there is none. */
  find(key: DriverKey): Driver | null;
  readonly all: readonly Driver[];
}

/** In-process signals; across replicas the poll is the net. */
export interface Wake {
  readonly conductor: Signal;
  readonly consumers: Signal;
}

export interface Signal {
  /** Something is new. */
  notify(): void;
  /** Resolves at the next `notify` (or one since the last wait), or after so many milliseconds. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
