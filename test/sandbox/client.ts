import type { Sandbox } from '../../src/sandbox/sandbox.js';

export interface Answer {
  status: number;
  headers: Headers;
  // Whatever the service says; each test looks at the part it is about.
  body: Record<string, unknown> & { [part: string]: unknown };
}

/** A client of the sandbox as one of its users. */
export interface Client {
  token: string;
  projectId: string;
  userId: string;
  call(method: string, url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  heat(method: string, path: string, body?: unknown): Promise<Answer>;
}

export async function request(
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = { text };
  }
  const map = typeof parsed === 'object' && parsed !== null ? parsed : { value: parsed };
  return { status: response.status, headers: response.headers, body: map as Answer['body'] };
}

/** Logs in with the credentials a sandbox gives out. */
export async function login(sandbox: Sandbox, credentials = sandbox.credentials): Promise<Client> {
  const { auth } = credentials;
  if (auth.type !== 'password') throw new Error('the sandbox gives out passwords');
  const scope =
    auth.scope.kind === 'project'
      ? { project: { name: auth.scope.name, domain: auth.scope.domain } }
      : auth.scope.kind === 'domain'
        ? { domain: auth.scope.domain }
        : undefined;
  return loginBy(sandbox, {
    identity: {
      methods: ['password'],
      password: { user: { name: auth.username, domain: auth.userDomain, password: auth.password } },
    },
    scope,
  });
}

/** Logs in as one of the people that a sandbox has, by their application credential. */
export async function loginAs(sandbox: Sandbox, user: string): Promise<Client> {
  const { id, secret } = sandbox.people.find((one) => one.user === user) ?? {};
  return loginBy(sandbox, {
    identity: { methods: ['application_credential'], application_credential: { id, secret } },
  });
}

async function loginBy(sandbox: Sandbox, auth: object): Promise<Client> {
  const answer = await request('POST', `${sandbox.authUrl}/auth/tokens`, { auth });
  if (answer.status !== 201) throw new Error(`login: ${answer.status} ${JSON.stringify(answer.body)}`);
  const token = answer.headers.get('x-subject-token') ?? '';
  const about = answer.body.token as { project?: { id: string }; user: { id: string } };
  const projectId = about.project?.id ?? '';
  const base = sandbox.authUrl.replace('/identity/v3', '');
  const call: Client['call'] = (method, url, body, headers = {}) =>
    request(method, url.startsWith('http') ? url : base + url, body, { 'X-Auth-Token': token, ...headers });
  return {
    token,
    projectId,
    userId: about.user.id,
    call,
    heat: (method, path, body) => call(method, `/heat/v1/${projectId}${path}`, body),
  };
}

export interface ShownStack {
  id: string;
  stack_name: string;
  stack_status: string;
  stack_status_reason: string;
  parameters: Record<string, string>;
  outputs: { output_key: string; output_value: unknown; output_error?: string }[];
  updated_time: string | null;
  tags: string[];
}

/** The stack as Heat shows it. */
export async function show(client: Client, nameOrId: string): Promise<ShownStack> {
  const found = await client.heat('GET', `/stacks/${nameOrId}`);
  if (found.status !== 302) throw new Error(`${nameOrId}: ${found.status}`);
  return (await client.call('GET', found.headers.get('location') ?? '')).body.stack as ShownStack;
}

/** Waits until the condition holds. */
export async function until<T>(
  look: () => Promise<T | null | undefined | false>,
  limitMs = 30_000,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error('what was waited for did not happen');
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** The stack once nothing is in progress. */
export async function settled(client: Client, nameOrId: string): Promise<ShownStack> {
  return until(async () => {
    const stack = await show(client, nameOrId);
    return stack.stack_status.endsWith('IN_PROGRESS') ? null : stack;
  });
}

export const outputsOf = (stack: ShownStack): Record<string, unknown> =>
  Object.fromEntries(stack.outputs.map((one) => [one.output_key, one.output_value]));
