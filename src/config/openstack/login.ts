import type { Credentials, DomainRef, Scope } from '../../openstack/credentials.js';
import type { OptionKey, Options, Reading } from './options.js';

type Auth = Credentials['auth'];

/** The OS_AUTH_TYPE words, and how each logs in. */
const AUTH_TYPES: Readonly<Record<string, Auth['type']>> = {
  password: 'password',
  v3password: 'password',
  token: 'token',
  v3token: 'token',
  v3applicationcredential: 'application_credential',
};

/** How to log in, as the options say. What is missing or wrong is added to the reading's problems. */
export function readAuth(reading: Reading): Auth | null {
  const type = authType(reading);
  return type && readers[type](reading);
}

function authType({ options, called, problems }: Reading): Auth['type'] | null {
  const said = options.auth_type?.toLowerCase();
  if (said !== undefined) {
    const type = AUTH_TYPES[said];
    if (type) return type;
    problems.push(
      `${called('auth_type')} is ${options.auth_type}; password, token and v3applicationcredential are accepted.`,
    );
    return null;
  }
  if (options.application_credential_id || options.application_credential_name) {
    return 'application_credential';
  }
  return options.token && !options.password ? 'token' : 'password';
}

const readers: Readonly<Record<Auth['type'], (reading: Reading) => Auth>> = {
  password(reading) {
    return {
      type: 'password',
      ...readUser(reading),
      password: need(reading, 'password', 'the password of the user'),
      scope: readScope(reading),
    };
  },
  token(reading) {
    const token = need(reading, 'token', 'a token of Keystone');
    return { type: 'token', token, scope: readScope(reading) };
  },
  application_credential(reading) {
    const { application_credential_id: id, application_credential_name: name } = reading.options;
    const user = id ? null : readNamedCredential(reading, name);
    const secret = need(reading, 'application_credential_secret', 'the secret of the application credential');
    return { type: 'application_credential', ...(id ? { id } : { name: name ?? '', ...user }), secret };
  },
};

/** A credential's name is only unique beside its user. */
function readNamedCredential(reading: Reading, name: string | undefined): ReturnType<typeof readUser> | null {
  if (name) return readUser(reading);
  const { called, problems } = reading;
  problems.push(
    `${called('application_credential_id')} is not set: set it, or ${called('application_credential_name')} and the user's name.`,
  );
  return null;
}

function need({ options, called, problems }: Reading, key: OptionKey, what: string): string {
  const value = options[key];
  if (value === undefined) problems.push(`${called(key)} is not set: it must be ${what}.`);
  return value ?? '';
}

function readUser({
  options,
  called,
  problems,
}: Reading): { userId: string } | { username: string; userDomain: DomainRef } {
  if (options.user_id) return { userId: options.user_id };
  if (!options.username) {
    problems.push(`${called('username')} is not set: set it, or ${called('user_id')}.`);
  }
  return {
    username: options.username ?? '',
    userDomain: domain(options, options.user_domain_id, options.user_domain_name),
  };
}

function readScope({ options, called, problems }: Reading): Scope {
  const { project_id: id, project_name: name, domain_id, domain_name } = options;
  const toDomain = domain_id !== undefined || domain_name !== undefined;
  if ((id || name) && toDomain) {
    problems.push(
      `${called(id ? 'project_id' : 'project_name')} and ${called(domain_id ? 'domain_id' : 'domain_name')} are both set: log in to one of them.`,
    );
  }
  if (id) return { kind: 'project', id };
  if (name) {
    const at = domain(options, options.project_domain_id, options.project_domain_name);
    return { kind: 'project', name, domain: at };
  }
  if (!toDomain) problems.push(`${called('project_name')} is not set: set it, or ${called('project_id')}.`);
  return { kind: 'domain', domain: domain(options, domain_id, domain_name) };
}

/** As openstackclient does: the domain named, else the default one, whose id is `default` unless said otherwise. */
function domain(options: Options, id: string | undefined, name: string | undefined): DomainRef {
  if (id) return { id };
  if (name) return { name };
  if (options.default_domain_name && !options.default_domain) return { name: options.default_domain_name };
  return { id: options.default_domain ?? 'default' };
}
