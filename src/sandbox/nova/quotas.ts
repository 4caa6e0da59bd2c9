import { quotaOf } from '../state/quotas.js';
import type { Store } from '../state/store.js';
import type { ServerGroup } from '../state/world.js';

/** What one project may have. */
export const computeQuota = {
  instances: 50,
  cores: 100,
  ram: 256 * 1024,
  key_pairs: 100,
  metadata_items: 128,
  server_groups: 50,
  server_group_members: 10,
  injected_files: 5,
  injected_file_content_bytes: 10240,
  injected_file_path_bytes: 255,
  fixed_ips: -1,
  floating_ips: -1,
  security_groups: -1,
  security_group_rules: -1,
} as const;

/** What this project may have. */
export const computeQuotaOf = (store: Store, projectId: string) =>
  quotaOf(store, 'nova', projectId, computeQuota);

/** The server groups of a project. */
export function serverGroupsOf(store: Store, projectId: string): readonly ServerGroup[] {
  return store.serverGroups.filter((one) => one.projectId === projectId);
}

/** What a project uses of Nova. */
export function computeUse(
  store: Store,
  projectId: string,
): { instances: number; cores: number; ram: number } {
  const flavors = store.servers
    .filter((one) => one.projectId === projectId)
    .map((one) => store.flavors.get(one.flavorId) ?? { vcpus: 0, ram: 0 });
  return {
    instances: flavors.length,
    cores: flavors.reduce((sum, one) => sum + one.vcpus, 0),
    ram: flavors.reduce((sum, one) => sum + one.ram, 0),
  };
}

/** Why a project may not have one more server of a flavor, in Nova's words; null where it may. */
export function computeRefusal(
  store: Store,
  projectId: string,
  flavor: { readonly vcpus: number; readonly ram: number },
): string | null {
  const quota = computeQuotaOf(store, projectId);
  const used = computeUse(store, projectId);
  const wanted = { instances: 1, cores: flavor.vcpus, ram: flavor.ram };
  const over = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
    (word) => quota[word] >= 0 && used[word] + wanted[word] > quota[word],
  );
  if (over.length === 0) return null;
  const list = (of: Readonly<Record<string, number>>) => over.map((word) => of[word]).join(', ');
  return `Quota exceeded for ${over.join(', ')}: Requested ${list(wanted)}, but already used ${list(used)} of ${list(quota)} ${over.join(', ')} (HTTP 403)`;
}

/** `GET /limits`. */
export function computeLimits(store: Store, projectId: string): Record<string, unknown> {
  const used = computeUse(store, projectId);
  const quota = computeQuotaOf(store, projectId);
  return {
    limits: {
      rate: [],
      absolute: {
        maxTotalInstances: quota.instances,
        maxTotalCores: quota.cores,
        maxTotalRAMSize: quota.ram,
        maxServerMeta: 128,
        maxImageMeta: 128,
        maxPersonality: 5,
        maxPersonalitySize: 10240,
        maxTotalKeypairs: 100,
        maxServerGroups: quota.server_groups,
        maxServerGroupMembers: 10,
        maxTotalFloatingIps: -1,
        maxSecurityGroups: -1,
        maxSecurityGroupRules: -1,
        totalRAMUsed: used.ram,
        totalCoresUsed: used.cores,
        totalInstancesUsed: used.instances,
        totalFloatingIpsUsed: 0,
        totalSecurityGroupsUsed: 0,
        totalServerGroupsUsed: serverGroupsOf(store, projectId).length,
      },
    },
  };
}
