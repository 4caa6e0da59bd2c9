/** The services a request can go to, by the names their operators use. */
export type ServiceName = 'keystone' | 'heat' | 'nova' | 'neutron' | 'glance' | 'cinder' | 'barbican';

/** What went wrong, in one stable word; the sentence for a person is the error's message. */
export type OpenStackErrorCode =
  | 'openstack.bad_request'
  | 'openstack.unauthorized'
  | 'openstack.forbidden'
  | 'openstack.not_found'
  | 'openstack.conflict'
  | 'openstack.over_quota'
  | 'openstack.rate_limited'
  | 'openstack.server_error'
  | 'openstack.unexpected_answer'
  | 'openstack.timeout'
  | 'openstack.unreachable'
  | 'openstack.untrusted_certificate'
  | 'openstack.no_endpoint'
  | 'openstack.no_project';

/** The facts an {@link OpenStackError} carries beside its sentence. */
export interface OpenStackFailure {
  readonly code: OpenStackErrorCode;
  readonly service: ServiceName;
  /** HTTP status; null when no answer came. */
  readonly status?: number | null;
  /** The service's `X-Openstack-Request-Id`, by which its operator finds the request in the logs. */
  readonly requestId?: string | null;
  /** The service's own sentence, without ours around it; null when it gave none. */
  readonly detail?: string | null;
}

/**
 * Anything that goes wrong between us and an OpenStack service. `message` is a sentence a person can act on.
 * It never holds a token, a password, a secret or a request body.
 */
export class OpenStackError extends Error {
  readonly code: OpenStackErrorCode;
  readonly service: ServiceName;
  readonly status: number | null;
  readonly requestId: string | null;
  readonly detail: string | null;

  constructor(message: string, failure: OpenStackFailure) {
    super(message);
    this.name = 'OpenStackError';
    this.code = failure.code;
    this.service = failure.service;
    this.status = failure.status ?? null;
    this.requestId = failure.requestId ?? null;
    this.detail = failure.detail ?? null;
  }
}

/** Whether this is an {@link OpenStackError}, and, when codes are given, one of these. */
export function isOpenStackError(error: unknown, ...codes: OpenStackErrorCode[]): error is OpenStackError {
  return error instanceof OpenStackError && (codes.length === 0 || codes.includes(error.code));
}

const TITLES: Readonly<Record<ServiceName, string>> = {
  keystone: 'Keystone',
  heat: 'Heat',
  nova: 'Nova',
  neutron: 'Neutron',
  glance: 'Glance',
  cinder: 'Cinder',
  barbican: 'Barbican',
};

/** The service's name as a sentence writes it. */
export function serviceTitle(service: ServiceName): string {
  return TITLES[service];
}
