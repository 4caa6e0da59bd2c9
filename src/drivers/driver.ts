import type { z } from 'zod';
import type { StackResource } from '../openstack/cloud.js';

/**
 * What a cluster driver is: data plus small pure functions. No driver calls OpenStack. One folder a driver
 * with `driver.ts`, `heat/*.yaml` (HOT and environments) and `guest/*` (what runs in the servers).
 */

export interface DriverKey {
  readonly serverType: 'vm' | 'bm';
  /** The image's `os_distro`. */
  readonly osDistro: string;
  readonly coe: 'kubernetes' | 'swarm' | 'swarm-mode' | 'mesos' | 'dcos';
}

/** Everything that a cluster's parameters are made from. Null is "not said": the HOT's own default applies. */
export interface DriverInput {
  readonly clusterUuid: string;
  readonly clusterName: string;
  readonly image: string;
  readonly keypair: string | null;
  readonly flavor: string | null;
  readonly masterFlavor: string | null;
  readonly nodeCount: number;
  readonly masterCount: number;
  readonly externalNetwork: string | null;
  readonly fixedNetwork: string | null;
  readonly fixedSubnet: string | null;
  readonly networkDriver: string | null;
  readonly volumeDriver: string | null;
  readonly dnsNameserver: string | null;
  /** GiB */
  readonly dockerVolumeSize: number | null;
  readonly dockerStorageDriver: string | null;
  readonly httpProxy: string | null;
  readonly httpsProxy: string | null;
  readonly noProxy: string | null;
  readonly insecureRegistry: string | null;
  readonly registryEnabled: boolean;
  readonly tlsDisabled: boolean;
  readonly masterLbEnabled: boolean;
  readonly floatingIpEnabled: boolean;
  /** Read by the driver's own `labels` schema. */
  readonly labels: Readonly<Record<string, string>>;
  readonly discoveryUrl: string | null;
  /** How many upgrades and rounds of a new authority the stack has had, the one in hand included. */
  readonly upgrades: number;
  /** Where nodes reach Magnum's API, ending in `/v1`. */
  readonly magnumUrl: string;
  /** Where nodes reach Keystone, ending in `/v3`. */
  readonly authUrl: string;
  readonly region: string | null;
  /** PEM of the cloud's own authority, '' when the nodes' store knows it. */
  readonly openstackCa: string;
  readonly verifyCa: boolean;
  readonly trustee: {
    /** Of Keystone's domain that it lives in. */
    readonly domainName: string;
    readonly userId: string;
    readonly userName: string;
    readonly password: string;
    /** '' when nodes get no trust. */
    readonly trustId: string;
  } | null;
  /** What nodes show to Magnum's API where there is no trustee: a token good for this cluster's certificates. */
  readonly clusterToken: string;
}

/** The stage that a resource belongs to in the eyes of a person who waits. */
export type DriverStage = 'network' | 'masters' | 'nodes';

/** What {@link Driver.repair} reads of a resource. */
export type FailedResource = Pick<StackResource, 'name' | 'path' | 'status'>;

/** What a template or a cluster asks for that a driver may not be able to give. */
export type DriverRequest = Pick<
  DriverInput,
  | 'tlsDisabled'
  | 'registryEnabled'
  | 'insecureRegistry'
  | 'volumeDriver'
  | 'networkDriver'
  | 'labels'
  | 'fixedNetwork'
  | 'fixedSubnet'
  | 'dockerVolumeSize'
>;

/** A subnet that is there, on which a cluster's nodes may come to stand. */
export interface StandingSubnet {
  readonly name: string;
  readonly cidr: string;
}

/** Why a cluster cannot be made: a sentence for a person. */
export interface DriverRefusal {
  readonly field: keyof DriverRequest;
  readonly message: string;
}

/** What a complete stack says about its cluster. */
export interface DriverOutputs {
  readonly apiAddress: string | null;
  readonly masterAddresses: readonly string[];
  readonly nodeAddresses: readonly string[];
}

/** A further group of workers in a stack of its own. */
export interface NodeGroupStack {
  /** The key in the driver's `files` of its template. */
  readonly template: string;
  /** The outputs of the cluster's stack that `parameters` reads. */
  readonly outputs: readonly string[];
  /** Values of the template's parameters: `input` is the cluster's with what is the group's own, `outputs` the cluster's stack's. */
  parameters(
    input: DriverInput,
    outputs: Readonly<Record<string, unknown>>,
  ): Readonly<Record<string, unknown>>;
  /** As {@link Driver.scale}, for the group's stack. */
  scale(nodeCount: number, remove?: readonly string[]): Readonly<Record<string, string | number>>;
  /** As {@link Driver.repair}, for the group's stack. */
  repair(resources: readonly FailedResource[]): Readonly<Record<string, string>>;
  /** As {@link Driver.atOnce}, for the group's stack. */
  readonly atOnce: Readonly<Record<string, string>>;
}

/** How running servers are brought to other versions, by labels, without being built anew. */
export interface Upgrade {
  /** The labels that an upgrade brings to running servers; what others say holds for as long as the cluster lives. */
  readonly labels: readonly string[];
  /** Why running servers cannot go from some labels to others, as a sentence; null where they can. */
  refusal(from: Readonly<Record<string, string>>, to: Readonly<Record<string, string>>): string | null;
  /**
   * The parameters, of the cluster's stack as of a further group's, with which Heat has the servers upgraded, so many at a
   * time: `input` has the new labels, and counts this upgrade.
   */
  parameters(input: DriverInput, maxBatchSize: number): Readonly<Record<string, unknown>>;
}

/** How running servers take the cluster's new authority and certificates, without losing what runs on them. */
export interface Rotation {
  /** How many times Heat tells the servers, each time when all have done what they were told before. */
  readonly rounds: number;
  /** The parameters with which Heat tells them, from round 1 on. `input` counts the round among the upgrades. */
  parameters(input: DriverInput, round: number): Readonly<Record<string, unknown>>;
}

/** An authority beside the cluster's own, by Magnum's `ca_cert_type`. */
export type FurtherAuthority = 'etcd' | 'front-proxy';

export interface Driver {
  /** The folder's name, `swarm-fedora-atomic`. */
  readonly name: string;
  /** One driver may serve several keys. */
  readonly keys: readonly DriverKey[];
  /** Magnum's `container_version`. */
  readonly containerVersion: string;
  /** The version of the COE for this cluster, null where the driver does not say. */
  coeVersion(labels: Readonly<Record<string, string>>): string | null;
  /** Every label the driver knows, each optional text; unknown labels are stored and reported. */
  readonly labels: z.ZodObject;
  /** What stands for labels that nobody says, where something does; `docs/labels.md` tells it. */
  readonly labelDefaults: Readonly<Record<string, string>>;
  /** The flavor that its servers have where nobody says one. */
  readonly usualFlavor: string;
  /** The first is the default. */
  readonly networkDrivers: readonly [string, ...string[]];
  readonly volumeDrivers: readonly string[];
  /**
   * The storage drivers of Docker's that it can give servers, the one that they have by default first; none where the image decides. Others
   * are taken, as Magnum takes them (and its older client says devicemapper for whoever says nothing), and do nothing.
   */
  readonly storageDrivers: readonly string[];
  /** True: masters find each other through an etcd discovery URL. */
  readonly needsDiscovery: boolean;
  /** Text of every file of the stack by the key that templates use. Read once. */
  files(): Readonly<Record<string, string>>;
  /** The key in `files` of the root template. */
  readonly template: string;
  /** Keys in `files` of the environments that fit, merged left to right. */
  environments(input: DriverInput): readonly string[];
  /** Values of the root template's parameters; null and undefined ones are left to their defaults. */
  parameters(input: DriverInput): Readonly<Record<string, unknown>>;
  /**
   * The parameters that change when the number of workers does. `remove` names workers to take away first, by the uuid
   * of their server; without it Heat takes those that came last.
   */
  scale(nodeCount: number, remove?: readonly string[]): Readonly<Record<string, string | number>>;
  /**
   * The further parameters of a retry, from the resources of the failed stack: they have Heat build anew the servers
   * that said that they failed. A wait condition's handle keeps what it was told, so a plain retry would fail again at
   * once. Empty when no server failed. Masters that meet at a discovery URL need a fresh one in `input`.
   */
  repair?(resources: readonly FailedResource[], input: DriverInput): Readonly<Record<string, string>>;
  /**
   * The parameters that have Heat change all servers at once. A stack keeps the batches of its last upgrade, and what follows
   * need not go by them; absent where nothing goes in batches.
   */
  readonly atOnce?: Readonly<Record<string, string>>;
  /** Further groups of workers; absent where the driver has none. */
  readonly nodeGroup?: NodeGroupStack;
  /**
   * Why this driver cannot make clusters so asked for, beyond network and volume drivers and labels, and the field at fault; null when
   * it can. Fit to be asked when a template is made, and again for a cluster, which may say otherwise.
   */
  refusal?(asked: DriverRequest): DriverRefusal | null;
  /**
   * Why its nodes cannot stand on subnets that are there, on some of which a named network puts them; null when they can. Absent where
   * nothing but the nodes has addresses.
   */
  refusalOn?(asked: DriverRequest, subnets: readonly StandingSubnet[]): DriverRefusal | null;
  /** Authorities that its servers want beside the cluster's own; absent where that one signs everything. */
  readonly furtherAuthorities?: readonly FurtherAuthority[];
  /** Absent where no server has a certificate of the cluster's authority: then it is not replaced either. */
  readonly rotateCa?: Rotation;
  /** Absent where running servers stay as they were built. */
  readonly upgrade?: Upgrade;
  /** Reads the outputs of a complete stack. */
  outputs(outputs: Readonly<Record<string, unknown>>, input: DriverInput): DriverOutputs;
  /** How many resources a complete stack has in each stage, as `stage` counts them. */
  expected(input: DriverInput): Readonly<Record<DriverStage, number>>;
  /** The stage of a resource that a person would name (a server, a volume, a network); null for plumbing. */
  stage(resource: Pick<StackResource, 'name' | 'path' | 'type'>): DriverStage | null;
}
