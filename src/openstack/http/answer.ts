import type { z } from 'zod';
import { OpenStackError, type OpenStackErrorCode, type ServiceName, serviceTitle } from '../error.js';
import { errorDetail } from './detail.js';
import { hideSecrets } from './secrets.js';
import type { HttpAnswer, HttpRequest } from './send.js';

/** The error for an answer whose status says that the request was not done. */
export function answerError(request: HttpRequest, answer: HttpAnswer): OpenStackError {
  const said = errorDetail(answer.text);
  const token = request.headers?.['x-auth-token'];
  const detail = said && hideSecrets(said, request.body, token ? [token] : []);
  const { service } = request;
  const code = codeOf(answer.status, detail ?? '');
  const told = detail ?? `it gave no reason for refusing ${request.method}`;
  return new OpenStackError(`${serviceTitle(service)} answered ${answer.status}: ${told}`, {
    code,
    service,
    status: answer.status,
    requestId: requestId(answer),
    detail,
  });
}

const BY_STATUS: Readonly<Record<number, OpenStackErrorCode>> = {
  401: 'openstack.unauthorized',
  403: 'openstack.forbidden',
  404: 'openstack.not_found',
  408: 'openstack.timeout',
  409: 'openstack.conflict',
  413: 'openstack.over_quota',
  429: 'openstack.rate_limited',
};

/** Quota refusals come as 403 (Nova, Cinder, Heat), 409 (Neutron) or 413 (older Nova and Cinder). */
const QUOTA = /quota|reached the maximum|limit exceeded|exceeds? .*limit/i;

function codeOf(status: number, detail: string): OpenStackErrorCode {
  if ([403, 409, 413].includes(status) && QUOTA.test(detail)) return 'openstack.over_quota';
  const known = BY_STATUS[status];
  if (known) return known;
  if (status >= 500) return 'openstack.server_error';
  return status >= 400 ? 'openstack.bad_request' : 'openstack.unexpected_answer';
}

/** The answer's body in the shape asked for; throws `openstack.unexpected_answer` when it has another. */
export function parseAnswer<T extends z.ZodType>(
  schema: T,
  service: ServiceName,
  answer: HttpAnswer,
): z.infer<T> {
  const parsed = schema.safeParse(parseJson(answer.text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : '';
  throw new OpenStackError(
    `${serviceTitle(service)} answered ${answer.status} with something else than its API promises (${issue?.message ?? 'unknown shape'}${where}). Is there a proxy or another program at its address?`,
    { code: 'openstack.unexpected_answer', service, status: answer.status, requestId: requestId(answer) },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function requestId(answer: HttpAnswer): string | null {
  return answer.header('x-openstack-request-id') ?? answer.header('x-compute-request-id');
}
