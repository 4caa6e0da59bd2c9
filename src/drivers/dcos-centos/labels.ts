import { z } from 'zod';
import { registryLabels } from '../docker-registry/labels.js';
import {
  cloudName,
  jsonObject,
  matching,
  oneOf,
  secret,
  trueOrFalse,
  wholeNumber,
} from '../labels/checks.js';
import { placementLabels } from '../labels/placement.js';

/** What each storage of the exhibitors' state wants to be told. */
const wanted = {
  static: [],
  zookeeper: ['exhibitor_zk_hosts', 'exhibitor_zk_path'],
  aws_s3: ['aws_region', 's3_bucket', 's3_prefix'],
  azure: ['exhibitor_azure_account_name', 'exhibitor_azure_account_key', 'exhibitor_azure_prefix'],
} as const;

/** Labels of a DC/OS cluster (magnum.md F.8): settings of its `config.yaml` by their own names. */
export const labels = z
  .object({
    ...placementLabels,
    ...registryLabels,
    exhibitor_storage_backend: oneOf('exhibitor_storage_backend', ['static', 'zookeeper', 'aws_s3', 'azure']),
    exhibitor_zk_hosts: cloudName('exhibitor_zk_hosts'),
    exhibitor_zk_path: cloudName('exhibitor_zk_path'),
    aws_access_key_id: secret('aws_access_key_id'),
    aws_region: cloudName('aws_region'),
    aws_secret_access_key: secret('aws_secret_access_key'),
    exhibitor_explicit_keys: trueOrFalse('exhibitor_explicit_keys'),
    s3_bucket: cloudName('s3_bucket'),
    s3_prefix: cloudName('s3_prefix'),
    exhibitor_azure_account_name: cloudName('exhibitor_azure_account_name'),
    exhibitor_azure_account_key: secret('exhibitor_azure_account_key'),
    exhibitor_azure_prefix: cloudName('exhibitor_azure_prefix'),
    dcos_overlay_enable: trueOrFalse('dcos_overlay_enable'),
    dcos_overlay_config_attempts: wholeNumber('dcos_overlay_config_attempts', 1, 1000),
    dcos_overlay_mtu: wholeNumber('dcos_overlay_mtu', 552, 9000),
    dcos_overlay_network: jsonObject(
      'dcos_overlay_network',
      '{"vtep_subnet": "44.128.0.0/20", "vtep_mac_oui": "70:B3:D5:00:00:00", "overlays": []}',
    ),
    dns_search: cloudName('dns_search'),
    check_time: trueOrFalse('check_time'),
    docker_remove_delay: wholeNumber('docker_remove_delay', 0, 1000),
    gc_delay: wholeNumber('gc_delay', 0, 1000),
    log_directory: matching('log_directory', /^\/[\w./-]{0,254}$/, 'a path such as /genconf/logs'),
    process_timeout: wholeNumber('process_timeout', 1, 86_400),
    oauth_enabled: trueOrFalse('oauth_enabled'),
    telemetry_enabled: trueOrFalse('telemetry_enabled'),
    rexray_preempt: trueOrFalse('rexray_preempt'),
    docker_volume_type: cloudName('docker_volume_type'),
  })
  .superRefine((given, context) => {
    const storage = given.exhibitor_storage_backend ?? 'static';
    for (const label of wanted[storage]) {
      if (given[label] !== undefined) continue;
      context.addIssue({
        code: 'custom',
        path: [label],
        message: `property "labels/${label}" is required when "labels/exhibitor_storage_backend" is ${storage}`,
      });
    }
  });
