import type { StackEvent, StackRecord, StackSource } from '../heat/engine/records.js';

/** An object of Neutron, Cinder or Octavia, kept in the very shape its API answers with. */
export interface CloudObject {
  id: string;
  name?: string;
  project_id?: string;
  [field: string]: unknown;
}

/** A domain of Keystone. */
export interface Domain {
  id: string;
  name: string;
}

/** A project of Keystone. */
export interface Project {
  id: string;
  name: string;
  domainId: string;
}

/** A user of Keystone. */
export interface User {
  id: string;
  name: string;
  domainId: string;
  /** `salt:hash`; null for users that never log in with a password. */
  passwordHash: string | null;
  description: string;
  enabled: boolean;
  /** Project id to role names; `*` holds in every project. */
  roles: Record<string, string[]>;
}

/** What an authenticator of a user's shares with Keystone. */
export interface TotpCredential {
  id: string;
  userId: string;
  /** Base32 */
  secret: string;
}

/** A token that was issued. `resource` limits it to signalling one resource of one stack. */
export interface Token {
  id: string;
  userId: string;
  projectId: string | null;
  domainId: string | null;
  trustId: string | null;
  roles: string[];
  methods: string[];
  issuedAt: number;
  expiresAt: number;
  resource: string | null;
  /** The application credential that it was got with. */
  credentialId?: string | null;
}

/** A trust: the trustee may act in the trustor's project with some of its roles. */
export interface Trust {
  id: string;
  trustorId: string;
  trusteeId: string;
  projectId: string;
  roles: string[];
  impersonation: boolean;
  expiresAt: string | null;
}

/** An application credential; its secret is kept as a hash. */
export interface ApplicationCredential {
  id: string;
  name: string;
  userId: string;
  projectId: string;
  roles: string[];
  secretHash: string;
  description: string | null;
  expiresAt: string | null;
  /** It may make trusts and further credentials. Absent: not. */
  unrestricted?: boolean;
}

/** A flavor of Nova. */
export interface Flavor {
  id: string;
  name: string;
  vcpus: number;
  /** MiB */
  ram: number;
  /** GiB */
  disk: number;
}

/** A user's keypair; Nova never keeps the private key. */
export interface Keypair {
  /** `userId/name` */
  id: string;
  name: string;
  userId: string;
  publicKey: string;
  fingerprint: string;
  createdAt: string;
}

/** An image of Glance: public and active. */
export interface Image {
  id: string;
  name: string;
  properties: Record<string, string>;
  size: number;
  /** MiB and GiB that a server of it must have; absent: no limit. */
  minRam?: number;
  minDisk?: number;
  createdAt: string;
}

/** One of a server's addresses, by the name of its network. */
export interface ServerAddress {
  network: string;
  portId: string;
  address: string;
  mac: string;
}

/** A server of Nova. */
export interface Server {
  id: string;
  name: string;
  projectId: string;
  userId: string;
  status: 'BUILD' | 'ACTIVE' | 'ERROR' | 'SHUTOFF';
  fault: string | null;
  flavorId: string;
  imageId: string | null;
  keyName: string | null;
  metadata: Record<string, string>;
  securityGroups: string[];
  addresses: ServerAddress[];
  volumes: string[];
  /** As given to Nova, not encoded. */
  userData: string;
  createdAt: string;
  updatedAt: string;
  /** What the simulated guest is at: null when the server has none (yet). */
  guest: 'starting' | 'upgrading' | 'done' | 'silent' | null;
  /** The number of the last upgrade that the guest did, or was born with. */
  upgraded: number;
  /** The number of the last upgrade that it tried; a simulated guest tries each once. Absent: `upgraded`. */
  tried?: number;
}

/** A server group. */
export interface ServerGroup {
  id: string;
  name: string;
  projectId: string;
  policies: string[];
  members: string[];
}

/** A text that servers fetch or are given: SoftwareConfig, CloudConfig, MultipartMime. */
export interface SoftwareConfig {
  id: string;
  projectId: string;
  name: string;
  group: string;
  config: unknown;
  inputs: unknown[];
  outputs: unknown[];
  options: Record<string, unknown>;
  createdAt: string;
}

/** A secret of Barbican. */
export interface Secret {
  id: string;
  name: string | null;
  projectId: string;
  payload: string;
  secretType: string;
  createdAt: string;
}

/** A container of Barbican. */
export interface SecretContainer {
  id: string;
  name: string | null;
  projectId: string;
  type: string;
  secretRefs: { name: string; secret_ref: string }[];
  createdAt: string;
}

/** One value the sandbox keeps about itself, such as its last port. */
export interface Setting {
  id: string;
  value: string;
}

/** Every kind of record, by the name of its collection. */
export interface World {
  settings: Setting;
  domains: Domain;
  projects: Project;
  users: User;
  tokens: Token;
  trusts: Trust;
  applicationCredentials: ApplicationCredential;
  totpCredentials: TotpCredential;
  flavors: Flavor;
  keypairs: Keypair;
  images: Image;
  servers: Server;
  serverGroups: ServerGroup;
  networks: CloudObject;
  subnets: CloudObject;
  ports: CloudObject;
  routers: CloudObject;
  securityGroups: CloudObject;
  floatingIps: CloudObject;
  volumes: CloudObject;
  volumeTypes: CloudObject;
  balancing: CloudObject;
  stacks: StackRecord;
  sources: StackSource;
  events: StackEvent;
  configs: SoftwareConfig;
  secrets: Secret;
  secretContainers: SecretContainer;
}

/** The name of a collection. */
export type CollectionName = keyof World;

/** All collections. */
export const collectionNames = [
  'settings',
  'domains',
  'projects',
  'users',
  'tokens',
  'trusts',
  'applicationCredentials',
  'totpCredentials',
  'flavors',
  'keypairs',
  'images',
  'servers',
  'serverGroups',
  'networks',
  'subnets',
  'ports',
  'routers',
  'securityGroups',
  'floatingIps',
  'volumes',
  'volumeTypes',
  'balancing',
  'stacks',
  'sources',
  'events',
  'configs',
  'secrets',
  'secretContainers',
] as const satisfies readonly CollectionName[];
