import { z } from 'zod';
import type { Labels } from '../clusters/cluster.js';

/** Magnum's container orchestration engines. */
export const Coe = z.enum(['kubernetes', 'swarm', 'swarm-mode', 'mesos', 'dcos']);
export type Coe = z.infer<typeof Coe>;

/** A cluster template as Magnum shows it (magnum.md B.1). */
export interface ClusterTemplate {
  readonly uuid: string;
  readonly projectId: string;
  readonly userId: string;
  readonly name: string;
  readonly coe: Coe;
  /** As the person wrote it: a name stays a name. */
  readonly imageId: string;
  /** The image's `os_distro`. */
  readonly clusterDistro: string;
  readonly serverType: 'vm' | 'bm';
  readonly keypairId: string | null;
  readonly externalNetworkId: string | null;
  readonly flavorId: string | null;
  readonly masterFlavorId: string | null;
  readonly fixedNetwork: string | null;
  readonly fixedSubnet: string | null;
  readonly networkDriver: string | null;
  readonly volumeDriver: string | null;
  readonly dnsNameserver: string | null;
  readonly apiserverPort: number | null;
  /** GiB */
  readonly dockerVolumeSize: number | null;
  readonly dockerStorageDriver: string | null;
  readonly httpProxy: string | null;
  readonly httpsProxy: string | null;
  readonly noProxy: string | null;
  readonly insecureRegistry: string | null;
  readonly registryEnabled: boolean;
  readonly tlsDisabled: boolean;
  readonly public: boolean;
  readonly hidden: boolean;
  readonly tags: string | null;
  readonly labels: Labels;
  readonly masterLbEnabled: boolean;
  readonly floatingIpEnabled: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
}
