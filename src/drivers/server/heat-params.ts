import type { DriverInput } from '../driver.js';

/** Settings of a server by their names in `/etc/sysconfig/heat-params`. */
export type HeatParams = Readonly<Record<string, string>>;

/** Marks that `server.yaml` fills in, as only Heat knows these. */
const perServer: HeatParams = Object.fromEntries(
  [
    'WAIT_ENDPOINT',
    'WAIT_TOKEN',
    'NODE_NAME',
    'NODE_IP',
    'NODE_FLOATING_IP',
    'API_ADDRESSES',
    'MASTER_ADDRESSES',
  ].map((name) => [name, mark(name)]),
);

function mark(name: string): string {
  return `__${name}__`;
}

/** Settings of every server: who it is, whom it signals, where masters meet, its way out. A driver adds what its scripts read, and nothing else. */
export function serverParams(input: DriverInput): HeatParams {
  return {
    ...perServer,
    MAGNUM_URL: input.magnumUrl,
    VERIFY_CA: python(input.verifyCa),
    MASTER_COUNT: String(input.masterCount),
    ETCD_DISCOVERY_URL: input.discoveryUrl ?? '',
    UPGRADES: String(input.upgrades),
    HTTP_PROXY: input.httpProxy ?? '',
    HTTPS_PROXY: input.httpsProxy ?? '',
    NO_PROXY: input.noProxy ?? '',
    OPENSTACK_CA: Buffer.from(input.openstackCa).toString('base64'),
  };
}

/** What servers log in to the cloud with as the cluster's trustee. */
export function trusteeParams({ authUrl, region, trustee }: DriverInput): HeatParams {
  return {
    AUTH_URL: authUrl,
    REGION: region ?? '',
    TRUSTEE_USER_ID: trustee?.userId ?? '',
    TRUSTEE_PASSWORD: trustee?.password ?? '',
    TRUST_ID: trustee?.trustId ?? '',
  };
}

/** What servers need to have certificates signed (`magnum-ca.sh`). */
export function certificateParams(input: DriverInput): HeatParams {
  return {
    ...trusteeParams(input),
    CLUSTER_UUID: input.clusterUuid,
    CLUSTER_TOKEN: input.trustee ? '' : input.clusterToken,
  };
}

/** The volume for containers, if any (`volume.sh`). */
export function volumeParams({ dockerVolumeSize }: DriverInput): HeatParams {
  return { DOCKER_VOLUME_ID: mark('DOCKER_VOLUME_ID'), DOCKER_VOLUME_SIZE: String(dockerVolumeSize ?? 0) };
}

/** A boolean as Magnum writes it for its guests. */
export function python(value: boolean): string {
  return value ? 'True' : 'False';
}

/**
 * The text of the file: lines `KEY="value"` that mean the same to a shell and to who reads them line by
 * line. What would end the quotes or be expanded is escaped; line ends and other control characters become spaces.
 */
export function renderHeatParams(params: HeatParams): string {
  return Object.entries(params)
    .map(([name, value]) => `${name}="${quoted(value)}"\n`)
    .join('');
}

function quoted(value: string): string {
  return value
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\\"$`]/g, '\\$&');
}
