import type { Credentials, Scope } from '../credentials.js';
import { OpenStackError } from '../error.js';
import { answerError, parseAnswer } from '../http/answer.js';
import type { HttpAnswer, Send } from '../http/send.js';
import { authBody } from './auth-body.js';
import { identityRoot } from './auth-url.js';
import { TokenAnswer } from './schema.js';

/** A token and what Keystone says of it. */
export interface Login {
  readonly token: string;
  readonly answer: TokenAnswer['token'];
}

/**
 * Gets a token from Keystone. A given token that already has the scope asked for is used as it is, since tokens
 * of trusts and application credentials cannot be exchanged for others.
 */
export async function login(send: Send, credentials: Credentials): Promise<Login> {
  const { auth } = credentials;
  if (auth.type === 'token') {
    const answer = await lookUpToken(send, credentials.authUrl, auth.token);
    if (answer && hasScope(answer, auth.scope)) return { token: auth.token, answer };
  }
  const request = {
    service: 'keystone',
    method: 'POST',
    url: `${identityRoot(credentials.authUrl)}/auth/tokens`,
    body: authBody(auth),
  } as const;
  const answer = await send(request);
  if (answer.status === 401) throw refusedLogin(auth, answerError(request, answer));
  if (answer.status !== 201) throw answerError(request, answer);
  const { token: body } = parseAnswer(TokenAnswer, 'keystone', answer);
  return { token: tokenHeader(answer), answer: body };
}

/**
 * What Keystone says of a token; null when the token is unknown, expired or revoked. It is asked with that token itself, which
 * needs no role, or with another one (`by`), which needs the role admin or service. Throws OpenStackError
 * `openstack.unauthorized` where that other one is refused, `openstack.forbidden` where it may not ask.
 */
export async function lookUpToken(
  send: Send,
  authUrl: string,
  token: string,
  by?: string,
): Promise<TokenAnswer['token'] | null> {
  const request = {
    service: 'keystone',
    method: 'GET',
    url: `${identityRoot(authUrl)}/auth/tokens${by === undefined ? '' : '?nocatalog'}`,
    headers: { 'x-auth-token': by ?? token, 'x-subject-token': token },
  } as const;
  const answer = await send(request);
  if (answer.status === 404 || (answer.status === 401 && by === undefined)) return null;
  if (answer.status !== 200) throw answerError(request, answer);
  return parseAnswer(TokenAnswer, 'keystone', answer).token;
}

function hasScope(token: TokenAnswer['token'], scope: Scope): boolean {
  switch (scope.kind) {
    case 'unscoped':
      return true;
    case 'domain':
      return token.domain != null && matches(token.domain, scope.domain);
    case 'trust':
      return token['OS-TRUST:trust']?.id === scope.trustId;
    case 'project':
      return token.project != null && isProject(token.project, scope);
  }
}

function isProject(
  have: NonNullable<TokenAnswer['token']['project']>,
  want: Extract<Scope, { kind: 'project' }>,
): boolean {
  if (want.id !== undefined) return have.id === want.id;
  return have.name === want.name && (want.domain === undefined || matches(have.domain, want.domain));
}

function matches(have: { id: string; name: string }, want: { id?: string; name?: string }): boolean {
  return want.id !== undefined ? have.id === want.id : have.name === want.name;
}

function tokenHeader(answer: HttpAnswer): string {
  const token = answer.header('x-subject-token');
  if (token) return token;
  throw new OpenStackError(
    'Keystone answered the login without a token (no X-Subject-Token). Is there a proxy that drops headers?',
    { code: 'openstack.unexpected_answer', service: 'keystone', status: answer.status },
  );
}

function refusedLogin(auth: Credentials['auth'], error: OpenStackError): OpenStackError {
  const sentence = {
    password: `Keystone refused the login of user ${nameOf(auth)}. Check the user name, its domain and the password, and that the user has a role in the project.`,
    token:
      'Keystone refused the token: it is expired, revoked, or may not be exchanged for one of this scope. Get a new one.',
    application_credential:
      'Keystone refused the application credential. Check its id or name, its secret, and that it has not expired or been deleted.',
  }[auth.type];
  return new OpenStackError(sentence, {
    code: 'openstack.unauthorized',
    service: 'keystone',
    status: error.status,
    requestId: error.requestId,
    detail: error.detail,
  });
}

function nameOf(auth: Credentials['auth']): string {
  return auth.type === 'token' ? '' : (auth.username ?? auth.userId ?? '');
}
