/** One environment variable that says which cloud to use. */
export interface OpenStackSetting {
  readonly name: string;
  /** What it means, as a phrase for the table of settings. */
  readonly meaning: string;
  readonly default?: string;
  /** True: its value must never be shown. */
  readonly secret?: boolean;
}

/**
 * Every variable that {@link loadOpenStack} (load.ts) reads, as openstackclient names them. When none of them
 * is set the cloud is the sandbox. An empty value counts as not set.
 */
export const openStackSettings: readonly OpenStackSetting[] = [
  { name: 'OS_CLOUD', meaning: 'Name of the cloud in clouds.yaml to use' },
  {
    name: 'OS_CLIENT_CONFIG_FILE',
    meaning: 'Path of clouds.yaml',
    default: './clouds.yaml, ~/.config/openstack/clouds.yaml, /etc/openstack/clouds.yaml, whichever is first',
  },
  {
    name: 'OS_CLIENT_SECURE_FILE',
    meaning: 'Path of secure.yaml, whose values are laid over those of clouds.yaml',
    default: 'secure.yaml in the same three places',
  },
  { name: 'OS_AUTH_URL', meaning: 'Address of Keystone, with or without /v3' },
  {
    name: 'OS_AUTH_TYPE',
    meaning: 'How to log in: password, token or v3applicationcredential (v3password and v3token too)',
    default: 'told by which of the variables below are set',
  },
  { name: 'OS_USERNAME', meaning: 'User name' },
  { name: 'OS_USER_ID', meaning: 'User id, in place of the name and its domain' },
  { name: 'OS_PASSWORD', meaning: 'Password', secret: true },
  { name: 'OS_USER_DOMAIN_NAME', meaning: "Name of the user's domain" },
  { name: 'OS_USER_DOMAIN_ID', meaning: "Id of the user's domain" },
  { name: 'OS_PROJECT_NAME', meaning: 'Name of the project to work in' },
  { name: 'OS_PROJECT_ID', meaning: 'Id of the project, in place of the name and its domain' },
  { name: 'OS_TENANT_NAME', meaning: 'Old word for OS_PROJECT_NAME' },
  { name: 'OS_TENANT_ID', meaning: 'Old word for OS_PROJECT_ID' },
  { name: 'OS_PROJECT_DOMAIN_NAME', meaning: "Name of the project's domain" },
  { name: 'OS_PROJECT_DOMAIN_ID', meaning: "Id of the project's domain" },
  {
    name: 'OS_DEFAULT_DOMAIN',
    meaning: 'Id of the domain of user and project where none is named',
    default: 'default',
  },
  { name: 'OS_DEFAULT_DOMAIN_ID', meaning: 'Same as OS_DEFAULT_DOMAIN' },
  { name: 'OS_DEFAULT_DOMAIN_NAME', meaning: 'Name of that domain, in place of its id' },
  { name: 'OS_DOMAIN_NAME', meaning: 'Name of the domain to log in to, in place of a project' },
  { name: 'OS_DOMAIN_ID', meaning: 'Id of the domain to log in to, in place of a project' },
  { name: 'OS_TOKEN', meaning: 'Token, for OS_AUTH_TYPE=token', secret: true },
  { name: 'OS_APPLICATION_CREDENTIAL_ID', meaning: 'Id of an application credential' },
  {
    name: 'OS_APPLICATION_CREDENTIAL_NAME',
    meaning: 'Name of an application credential, in place of its id; its user must then be named too',
  },
  { name: 'OS_APPLICATION_CREDENTIAL_SECRET', meaning: 'Secret of the application credential', secret: true },
  {
    name: 'OS_REGION_NAME',
    meaning: 'Region whose services are used',
    default: 'the first in the catalogue',
  },
  { name: 'OS_INTERFACE', meaning: 'Endpoints to use: public, internal or admin', default: 'public' },
  { name: 'OS_ENDPOINT_TYPE', meaning: 'Old word for OS_INTERFACE; publicURL and the like are accepted' },
  { name: 'OS_CACERT', meaning: "File (PEM) of the authority that signed the cloud's certificates" },
  {
    name: 'OS_INSECURE',
    meaning: "true: the cloud's certificates are not checked (test clouds only)",
    default: 'false',
  },
  { name: 'OS_IDENTITY_API_VERSION', meaning: 'Version of Keystone; only 3 is accepted', default: '3' },
];

/** The values of these variables that are set. */
export type OpenStackEnvironment = Readonly<Record<string, string | undefined>>;

/** The value of the first of these variables that is set and not blank. */
export function setting(env: OpenStackEnvironment, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = env[name];
    if (value?.trim()) return value;
  }
  return undefined;
}
