import { OpenStackError, type ServiceName, serviceTitle } from '../error.js';

/** The code of a failed connection (`ECONNREFUSED`, `UND_ERR_SOCKET`, …); empty when it has none. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  return error.cause === undefined ? '' : errorCode(error.cause);
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EPIPE: 'connection closed',
  UND_ERR_SOCKET: 'connection closed',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  ENOTFOUND: 'unknown host name',
  EAI_AGAIN: 'the host name cannot be resolved now',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
  EPROTO: 'it does not speak TLS: is its address http:// and not https://?',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS: is its address http:// and not https://?',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS: is its address http:// and not https://?',
};

const CERTIFICATE = /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_CERT)/;

/** The error for a request that got no answer. */
export function transportError(
  service: ServiceName,
  url: string,
  error: unknown,
  timeoutMs: number,
): OpenStackError {
  const where = `${serviceTitle(service)} at ${origin(url)}`;
  if (error instanceof Error && (error.name === 'TimeoutError' || /TIMEOUT/.test(errorCode(error)))) {
    return new OpenStackError(
      `${where} did not answer within ${timeoutMs / 1000} s. Try again, or ask the cloud's operator whether it is overloaded.`,
      { code: 'openstack.timeout', service },
    );
  }
  const code = errorCode(error);
  if (CERTIFICATE.test(code)) {
    return new OpenStackError(
      `${where} shows a certificate that is not trusted (${code}). Set OS_CACERT to the file of the authority that signed it, or OS_INSECURE=true for a test cloud.`,
      { code: 'openstack.untrusted_certificate', service },
    );
  }
  const advice =
    service === 'keystone'
      ? 'Check OS_AUTH_URL, and that this machine can reach it.'
      : "The address is from the cloud's catalogue: check OS_INTERFACE and OS_REGION_NAME, and that this machine can reach it.";
  return new OpenStackError(
    `${where} does not answer (${REASONS[code] ?? (code || 'connection failed')}). ${advice}`,
    { code: 'openstack.unreachable', service },
  );
}

/** The address without path and query, which may name projects, and without a user's name and password. */
function origin(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'an address that is no URL';
}
