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
    'DOCKER_VOLUME_ID',
  ].map((name) => [name, `__${name}__`]),
);

/** Settings of every kind of cluster: who the server is, whom it asks for certificates, its way out. */
export function commonHeatParams(input: DriverInput): HeatParams {
  return {
    ...perServer,
    CLUSTER_UUID: input.clusterUuid,
    MAGNUM_URL: input.magnumUrl,
    AUTH_URL: input.authUrl,
    REGION: input.region ?? '',
    VERIFY_CA: python(input.verifyCa),
    TLS_DISABLED: python(input.tlsDisabled),
    TRUSTEE_DOMAIN_ID: input.trustee?.domainId ?? '',
    TRUSTEE_USER_NAME: input.trustee?.userName ?? '',
    TRUSTEE_USER_ID: input.trustee?.userId ?? '',
    TRUSTEE_PASSWORD: input.trustee?.password ?? '',
    TRUST_ID: input.trustee?.trustId ?? '',
    CLUSTER_TOKEN: input.trustee ? '' : input.clusterToken,
    MASTER_COUNT: String(input.masterCount),
    ETCD_DISCOVERY_URL: input.discoveryUrl ?? '',
    UPGRADES: String(input.upgrades),
    HTTP_PROXY: input.httpProxy ?? '',
    HTTPS_PROXY: input.httpsProxy ?? '',
    NO_PROXY: input.noProxy ?? '',
    INSECURE_REGISTRY: input.insecureRegistry ?? '',
    OPENSTACK_CA: Buffer.from(input.openstackCa).toString('base64'),
    DOCKER_VOLUME_SIZE: String(input.dockerVolumeSize ?? 0),
  };
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
