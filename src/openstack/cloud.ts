/**
 * What the engine asks of an OpenStack, service by service. `connect` (connect.ts) makes a {@link Cloud} from
 * `Credentials` (credentials.ts); every method may throw an `OpenStackError`. Shapes hold only what the engine reads.
 */

import type { Allowance } from './allowance.js';
import type { DomainRef } from './credentials.js';

/** Who a token speaks for (Keystone's answer to an authentication or a validation). */
export interface TokenInfo {
  readonly userId: string;
  readonly userName: string;
  readonly userDomainId: string;
  readonly userDomainName: string;
  readonly projectId: string | null;
  readonly projectName: string | null;
  readonly roles: readonly string[];
  /** How the token was got: `password`, `token`, `application_credential`, … */
  readonly methods: readonly string[];
  /** The trust that the session is of; null for none. */
  readonly trustId: string | null;
  /** The application credential that it was got with; restricted ones make no trusts. */
  readonly applicationCredential: { readonly restricted: boolean } | null;
  readonly expiresAt: Date;
}

/** An application credential as Keystone describes it, never with its secret. */
export interface ApplicationCredential {
  readonly name: string;
  /** Null: it does not expire. */
  readonly expiresAt: Date | null;
}

export interface Identity {
  /** The session's own token info; logs in when needed. */
  whoami(): Promise<TokenInfo>;
  /** A valid token for the session, renewed before it expires. */
  token(): Promise<string>;
  /**
   * Validates somebody else's token (`GET /v3/auth/tokens`) with the session's own, or, where Keystone does not let this account,
   * with that token itself, which needs no role; null when Keystone does not know it.
   */
  validate(token: string): Promise<TokenInfo | null>;
  /**
   * Whether a user's one-time code (Keystone's method `totp`) is right now; `not_offered` where this Keystone takes none. The session's own
   * login is not used, and the token that comes of it is given back.
   */
  checkPasscode(userId: string, passcode: string): Promise<'right' | 'wrong' | 'not_offered'>;
  /** The URL of a service in the catalogue for the session's region and interface; null when absent. */
  endpoint(serviceType: string, iface?: 'public' | 'internal' | 'admin'): Promise<string | null>;
  /** The region whose services the session uses; null where none was said, which stands for the catalogue's only one. */
  readonly region: string | null;
  createUser(user: {
    name: string;
    password: string;
    domainId: string;
    description?: string;
  }): Promise<{ id: string }>;
  /** Finds a user by exact name in a domain; null when there is none. */
  findUser(name: string, domainId: string): Promise<{ id: string } | null>;
  /** Deleting what is not there is no error. */
  deleteUser(userId: string): Promise<void>;
  /**
   * A project by id or name; null when Keystone knows none. For others than the session's own it needs the role admin: the session's, or that
   * of somebody else's token.
   */
  findProject(
    idOrName: string,
    token?: string,
  ): Promise<{ readonly id: string; readonly name: string } | null>;
  /** Every project; needs the role admin. */
  projects(): Promise<{ readonly id: string; readonly name: string }[]>;
  /** The projects that the session's user has a role in; needs no role. */
  ownProjects(): Promise<{ readonly id: string; readonly name: string }[]>;
  /** An application credential of the session's own user; null where Keystone has none or does not say. */
  applicationCredential(id: string): Promise<ApplicationCredential | null>;
  /** Resolves a domain by id or name. */
  findDomain(ref: DomainRef): Promise<{ id: string; name: string } | null>;
  createTrust(trust: {
    trusteeUserId: string;
    roles: readonly string[];
    impersonation: boolean;
  }): Promise<{ id: string }>;
  deleteTrust(trustId: string): Promise<void>;
}

export interface StackRef {
  readonly id: string;
  readonly name: string;
}

export interface StackSummary extends StackRef {
  /** `CREATE_COMPLETE`, `UPDATE_IN_PROGRESS`, …: action and status in one word, as Heat says it. */
  readonly status: string;
  readonly statusReason: string;
  readonly createdAt: string;
  /** Null until the first update. */
  readonly updatedAt: string | null;
  readonly tags: readonly string[];
}

export interface Stack extends StackSummary {
  readonly parameters: Readonly<Record<string, string>>;
  /** `output_key` to its value, as Heat computed it; a key whose value Heat could not compute is absent. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

export interface StackResource {
  /** The name in the template. */
  readonly name: string;
  /** Names of the nested resources above it, outermost first: `swarm_masters`, `0`. Empty at the root. */
  readonly path: readonly string[];
  readonly type: string;
  readonly physicalId: string;
  /** `CREATE_COMPLETE`, … ; `INIT_COMPLETE` before Heat has begun with it. */
  readonly status: string;
  readonly statusReason: string;
  readonly updatedAt: string;
}

/** A resource of a stack, or of one nested in it, went into a status. */
export interface StackEvent {
  /** The name in the template. */
  readonly name: string;
  /** Names of the nested resources above it, outermost first. */
  readonly path: readonly string[];
  /** `CREATE_IN_PROGRESS`, `CREATE_COMPLETE`, … */
  readonly status: string;
  /** ISO 8601, in whole seconds. */
  readonly at: string;
}

/** What the handle of a wait condition was told so far. */
export interface HeardSignals {
  /** Names of the nested resources above the handle, outermost first. */
  readonly path: readonly string[];
  readonly signals: readonly Signal[];
}

/** What was last said under one name. */
export interface Signal {
  readonly id: string;
  readonly status: 'SUCCESS' | 'FAILURE';
  readonly reason: string;
}

export interface StackRequest {
  readonly name: string;
  /** The parsed root template. */
  readonly template: unknown;
  /** Every further file by the key that templates use for it. Contents are text. */
  readonly files: Readonly<Record<string, string>>;
  /** Keys of `files`, merged left to right. */
  readonly environmentFiles: readonly string[];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly timeoutMinutes: number;
  readonly tags: readonly string[];
}

export interface StackChange {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly disableRollback: boolean;
}

/** A resource that a stack would have, as a preview tells it: before anything is made. */
export interface PreviewedResource {
  readonly name: string;
  readonly type: string;
  /** As far as they are known beforehand. */
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface Heat {
  /** `POST /stacks`. Throws with status 409 when the name is taken in the project. */
  create(request: StackRequest): Promise<{ id: string }>;
  /**
   * `PATCH` with existing=True: keeps template, files, tags and all parameters that are not named. Heat answers
   * once the stack is `UPDATE_IN_PROGRESS`; it tries failed resources again, and ignores unknown parameters.
   */
  update(stack: StackRef, change: StackChange): Promise<void>;
  /**
   * By name or id; null on 404. Outputs are computed only when asked for. By its id a deleted stack is still
   * shown, as `DELETE_COMPLETE`; by its name it is not.
   */
  show(nameOrId: string, options?: { outputs?: boolean }): Promise<Stack | null>;
  /** One request for up to 100 stacks by id; what Heat does not know (deleted ones too) is left out. */
  listByIds(ids: readonly string[]): Promise<StackSummary[]>;
  /** The whole tree, `nestedDepth` levels of it. */
  resources(stack: StackRef, nestedDepth: number): Promise<StackResource[]>;
  /** What happened in the whole tree, oldest first, as far as Heat remembers it (1000 events of a stack by default); none for a stack that is gone. */
  events(stack: StackRef, nestedDepth: number): Promise<StackEvent[]>;
  /** What failed in the last update of a stack before it was rolled back, from its events: without their types. */
  failures(stack: StackRef, nestedDepth: number): Promise<StackResource[]>;
  /**
   * What each wait condition's handle of the tree was told, of those whose path is asked for; one request each. A handle keeps a
   * FAILURE until SUCCESS is said under the same name, and Heat fails every update that waits for it until then.
   */
  signals(
    stack: StackRef,
    nestedDepth: number,
    wants: (path: readonly string[]) => boolean,
  ): Promise<HeardSignals[]>;
  /** Deleting what is not there is no error. */
  delete(stack: StackRef): Promise<void>;
  /**
   * `POST /validate`. Throws with Heat's own sentence when the template is refused. Heat looks at the root
   * template and the types and names in it, not at parameters' values nor into nested files: `preview` does both.
   */
  validate(
    request: Pick<StackRequest, 'template' | 'files' | 'environmentFiles' | 'parameters'>,
  ): Promise<void>;
  /** `POST /stacks/preview`: every resource that would be made, nested ones too, without the nested stacks themselves. */
  preview(request: StackRequest): Promise<PreviewedResource[]>;
}

export interface Flavor {
  readonly id: string;
  readonly name: string;
  readonly vcpus: number;
  /** MiB */
  readonly ram: number;
  /** GiB */
  readonly disk: number;
}

export interface Server {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}

/** A key pair of a user's in Nova. */
export interface Keypair {
  readonly name: string;
  readonly publicKey: string;
}

export interface Nova {
  flavors(): Promise<Flavor[]>;
  /** Its availability zones. */
  zones(): Promise<{ readonly name: string; readonly isAvailable: boolean }[]>;
  /** The session's user's own, for key pairs belong to users; with somebody else's token, theirs. */
  keypairs(token?: string): Promise<Keypair[]>;
  /** Gives the session's user a key pair of this name with a public key in OpenSSH's form; one that is there already is left as it is. */
  importKeypair(keypair: Keypair): Promise<void>;
  /** Deleting what is not there is no error. */
  deleteKeypair(name: string): Promise<void>;
  /** With a name, those whose name is exactly this. */
  servers(options?: { name?: string }): Promise<Server[]>;
  /** The project's servers, cores, memory (MiB) and server groups, by Nova's words `instances`, `cores`, `ram`, `server_groups`. */
  limits(): Promise<Readonly<Record<'instances' | 'cores' | 'ram' | 'server_groups', Allowance>>>;
}

export interface Network {
  readonly id: string;
  readonly name: string;
  readonly external: boolean;
}

export interface Neutron {
  networks(filter?: { external?: boolean }): Promise<Network[]>;
  subnets(): Promise<{ id: string; name: string; networkId: string; cidr: string }[]>;
  /** A project's allowances by Neutron's words: `port`, `network`, `floatingip`, `security_group_rule`, … */
  quotas(projectId: string): Promise<Readonly<Record<string, Allowance>>>;
}

export interface Image {
  readonly id: string;
  readonly name: string;
  /** The image property `os_distro`; null when it has none. */
  readonly osDistro: string | null;
  readonly status: string;
  /** MiB that a server of it must have at least; 0 for no limit. */
  readonly minRam: number;
  /** GiB, likewise. */
  readonly minDisk: number;
}

export interface Glance {
  images(): Promise<Image[]>;
  /** Images whose id or name is exactly this; several share a name now and then. */
  find(idOrName: string): Promise<Image[]>;
}

export interface Cinder {
  volumeTypes(): Promise<{ id: string; name: string }[]>;
  volumes(): Promise<{ id: string; name: string; status: string; size: number }[]>;
  /** The project's volumes and their size in all. */
  limits(): Promise<Readonly<Record<'volumes' | 'gigabytes', Allowance>>>;
}

/** A secret of Barbican's, by its href. */
export interface SecretSummary {
  readonly ref: string;
  readonly name: string;
}

/** A container of Barbican's: the hrefs of its secrets, by what each is in it. */
export interface SecretContainer {
  readonly ref: string;
  readonly name: string;
  readonly secrets: Readonly<Record<string, string>>;
}

export interface Barbican {
  /** Stores a text, without white space around it, and answers its href. */
  createSecret(secret: { name: string; payload: string }): Promise<string>;
  /** The text of a secret; null when it is gone. */
  payload(ref: string): Promise<string | null>;
  /** Secrets whose name is exactly this. */
  secrets(name: string): Promise<SecretSummary[]>;
  /** Deleting what is not there is no error. */
  deleteSecret(ref: string): Promise<void>;
  /**
   * A container of type `certificate` and its href. `secrets` names hrefs by `certificate`, `private_key`,
   * `private_key_passphrase` and `intermediates`.
   */
  createContainer(container: { name: string; secrets: Readonly<Record<string, string>> }): Promise<string>;
  /** Null when it is gone. */
  container(ref: string): Promise<SecretContainer | null>;
  /** Containers whose name is exactly this. */
  containers(name: string): Promise<SecretContainer[]>;
  /** Leaves its secrets alone. Deleting what is not there is no error. */
  deleteContainer(ref: string): Promise<void>;
}

/** One session with one OpenStack: a token, a catalogue, and the services behind it. */
export interface Cloud {
  readonly identity: Identity;
  readonly heat: Heat;
  readonly nova: Nova;
  readonly neutron: Neutron;
  readonly glance: Glance;
  readonly cinder: Cinder;
  readonly barbican: Barbican;
  /** Releases connections. */
  close(): Promise<void>;
}
