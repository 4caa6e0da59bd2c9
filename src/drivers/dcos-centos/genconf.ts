import { stringify } from 'yaml';
import type { DriverInput } from '../driver.js';
import { labels } from './labels.js';

/** What DC/OS takes for settings that no label gives. */
export const defaults = {
  check_time: true,
  docker_remove_delay: 1,
  gc_delay: 2,
  log_directory: '/genconf/logs',
  process_timeout: 120,
  oauth_enabled: true,
  telemetry_enabled: true,
};

function given(text: string): boolean | number | string {
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  if (/^\d+$/.test(text)) return Number(text);
  return text;
}

/**
 * `config.yaml` of DC/OS's installer, but for the masters' addresses, which servers add at their first boot: where they
 * are named one by one, or behind a load balancer.
 */
export function genconf(input: DriverInput): string {
  const { rexray_preempt, docker_volume_type, registry_tag, dcos_overlay_network, ...chosen } = labels.parse(
    input.labels,
  );
  const settings = Object.fromEntries(
    Object.entries(chosen).flatMap(([name, value]) => (value === undefined ? [] : [[name, given(value)]])),
  );
  const proxies = {
    ...(input.httpProxy && { http_proxy: input.httpProxy }),
    ...(input.httpsProxy && { https_proxy: input.httpsProxy }),
    ...(input.noProxy && { no_proxy: input.noProxy.split(',').map((each) => each.trim()) }),
  };
  return stringify({
    cluster_name: input.clusterName,
    exhibitor_storage_backend: 'static',
    ...defaults,
    ...settings,
    ...(dcos_overlay_network && { dcos_overlay_network: JSON.parse(dcos_overlay_network) }),
    resolvers: (input.dnsNameserver ?? '8.8.8.8').split(','),
    ...(Object.keys(proxies).length > 0 && { use_proxy: true, ...proxies }),
    ...(input.volumeDriver === 'rexray' && {
      rexray_config: {
        rexray: {
          loglevel: 'warn',
          storageDrivers: ['openstack'],
          volume: { mount: { preempt: (rexray_preempt ?? 'false').toLowerCase() === 'true' } },
        },
        openstack: {
          authUrl: input.authUrl,
          userID: input.trustee?.userId ?? '',
          password: input.trustee?.password ?? '',
          trustID: input.trustee?.trustId ?? '',
          regionName: input.region ?? '',
        },
      },
    }),
  });
}
