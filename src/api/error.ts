import { EngineError, type EngineErrorCode } from '../engine/errors.js';
import { isOpenStackError } from '../openstack/error.js';

const statuses: Partial<Record<EngineErrorCode, number>> = {
  'template.not_found': 404,
  'template.ambiguous': 409,
  'cluster.not_found': 404,
  'cluster.ambiguous': 409,
  'cluster.wrong_status': 409,
  'cluster.busy': 409,
  'nodegroup.not_found': 404,
  'nodegroup.ambiguous': 409,
  'nodegroup.conflict': 409,
  'keypair.not_found': 404,
  'policy.forbidden': 403,
  'approval.needed': 403,
  'quota.exceeded': 403,
  'quota.exists': 409,
  'quota.not_found': 404,
  'project.not_found': 404,
  'certificate.not_found': 400,
  'certificate.failed': 500,
  'store.busy': 503,
  'store.unavailable': 503,
};

/** A request that the API itself refuses, before the engine is asked. */
export class ApiError extends Error {
  readonly status: number;
  /** The one entry of the list of errors where it is not of the usual form. */
  readonly whole: object | undefined;
  readonly title: string | undefined;
  readonly code: string | undefined;

  constructor(
    status: number,
    detail: string,
    { title, code, whole }: { title?: string; code?: string; whole?: object } = {},
  ) {
    super(detail);
    this.name = 'ApiError';
    this.status = status;
    this.title = title;
    this.code = code;
    this.whole = whole;
  }
}

/** An answer that tells of an error. */
export interface Refusal {
  readonly status: number;
  readonly body: { readonly errors: readonly object[] };
}

/** Magnum's form of an error (magnum.md C.1); the title is the detail up to its first full stop. */
function refusal(status: number, detail: string, { title, code, whole }: Partial<ApiError> = {}): Refusal {
  const [sentence] = detail.split('.');
  const usual = {
    request_id: '',
    code: code ?? (status < 500 ? 'client' : 'server'),
    status,
    title: title ?? sentence,
    detail,
    links: [],
  };
  return { status, body: { errors: [whole ?? usual] } };
}

const ours = 'The server has either erred or is incapable of performing the requested operation.';

/** Characters that a name or an id in a path may have. */
export const longestName = 255;

/** Magnum's own sentence about a status stands alone; what is refused here and not by Magnum says the way out as well. */
function withWayOut({ code, message, hint }: EngineError): string {
  const isOurs = code === 'cluster.wrong_status' && !message.includes('when status is');
  return isOurs && hint ? `${message} ${hint}` : message;
}

/** What anything that was thrown is answered with; of an error that nobody foresaw nothing is told. */
export function readError(error: unknown): Refusal {
  if (error instanceof ApiError) return refusal(error.status, error.message, error);
  if (error instanceof EngineError) return refusal(statuses[error.code] ?? 400, withWayOut(error));
  if (isOpenStackError(error, 'openstack.unauthorized')) {
    const why = `This program's account cannot work in your project: ${error.message}`;
    return refusal(403, `${why} It needs a role there that Heat takes, member for instance.`);
  }
  if (isOpenStackError(error)) {
    const refused = error.status !== null && [400, 403, 404, 409].includes(error.status);
    return refusal(refused && error.status ? error.status : 503, error.message);
  }
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    return refusal(error.statusCode, error.message);
  }
  return refusal(500, ours);
}
