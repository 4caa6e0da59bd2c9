import { type OpenStackEnvironment, setting } from './settings.js';

/**
 * What a cloud's configuration says, by the keys of clouds.yaml. The environment and clouds.yaml are both
 * read into this, so that one set of rules (credentials.ts) decides what they mean.
 */
export type Options = Readonly<Record<OptionKey, string | undefined>>;

const VARIABLES = {
  auth_url: ['OS_AUTH_URL'],
  auth_type: ['OS_AUTH_TYPE'],
  username: ['OS_USERNAME'],
  user_id: ['OS_USER_ID'],
  password: ['OS_PASSWORD'],
  user_domain_name: ['OS_USER_DOMAIN_NAME'],
  user_domain_id: ['OS_USER_DOMAIN_ID'],
  project_name: ['OS_PROJECT_NAME', 'OS_TENANT_NAME'],
  project_id: ['OS_PROJECT_ID', 'OS_TENANT_ID'],
  project_domain_name: ['OS_PROJECT_DOMAIN_NAME'],
  project_domain_id: ['OS_PROJECT_DOMAIN_ID'],
  default_domain: ['OS_DEFAULT_DOMAIN', 'OS_DEFAULT_DOMAIN_ID'],
  default_domain_name: ['OS_DEFAULT_DOMAIN_NAME'],
  domain_name: ['OS_DOMAIN_NAME'],
  domain_id: ['OS_DOMAIN_ID'],
  token: ['OS_TOKEN'],
  application_credential_id: ['OS_APPLICATION_CREDENTIAL_ID'],
  application_credential_name: ['OS_APPLICATION_CREDENTIAL_NAME'],
  application_credential_secret: ['OS_APPLICATION_CREDENTIAL_SECRET'],
  region_name: ['OS_REGION_NAME'],
  interface: ['OS_INTERFACE', 'OS_ENDPOINT_TYPE'],
  cacert: ['OS_CACERT'],
  insecure: ['OS_INSECURE'],
  identity_api_version: ['OS_IDENTITY_API_VERSION'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type OptionKey = keyof typeof VARIABLES;

/** Every key of {@link Options}. */
export const OPTION_KEYS = Object.keys(VARIABLES) as readonly OptionKey[];

/** The other words clouds.yaml has for the same: the older ones, and those of its own. */
export const OLD_KEYS: Readonly<Partial<Record<OptionKey, readonly string[]>>> = {
  project_name: ['tenant_name'],
  project_id: ['tenant_id'],
  interface: ['endpoint_type'],
  default_domain: ['default_domain_id'],
};

/** The variable that people set for this key, to name it in a sentence. */
export function variableOf(key: OptionKey): string {
  return VARIABLES[key][0];
}

const VERBATIM: readonly OptionKey[] = ['password', 'application_credential_secret'];

/** The value without blanks around it, except where they may belong to it. */
export function tidy(key: OptionKey, value: string | undefined): string | undefined {
  return VERBATIM.includes(key) ? value : value?.trim();
}

/** What the environment alone says. */
export function environmentOptions(env: OpenStackEnvironment): Options {
  return mapOptions((key) => tidy(key, setting(env, ...VARIABLES[key])));
}

/** One cloud's options while they are read: what they say, how sentences call them, and what is wrong with them. */
export interface Reading {
  readonly options: Options;
  /** The key as people wrote it: `OS_PASSWORD`, or `password (cloud x of /etc/openstack/clouds.yaml)`. */
  called(key: OptionKey): string;
  /** One sentence each. */
  readonly problems: string[];
}

/** {@link Options} with every key given. */
export function mapOptions(value: (key: OptionKey) => string | undefined): Options {
  return Object.fromEntries(OPTION_KEYS.map((key) => [key, value(key)])) as Options;
}
