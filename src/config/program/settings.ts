import type { Setting } from '../setting.js';

/** What the program itself reads, beside the cloud and the chat platforms. */
export const programSettings: readonly Setting[] = [
  { name: 'PORT', meaning: 'Port of the one HTTP server', default: '3000' },
  {
    name: 'HOST',
    meaning: 'Address that the HTTP server listens on; 0.0.0.0 for all',
    default: '127.0.0.1',
  },
  {
    name: 'DATABASE_URL',
    meaning: 'Where everything is kept: file:PATH (SQLite) or postgresql://user:password@host/database',
    default: 'file:DATA_DIR/magnum.db',
    secret: true,
  },
  {
    name: 'SECRET_KEY',
    meaning: 'At least 32 characters that secrets in the database are sealed with; the same on every replica',
    default: 'made at the first start, in DATA_DIR/secret-key',
    secret: true,
  },
  {
    name: 'DATA_DIR',
    meaning: 'Folder of what the program keeps in files: the secret key and the sandbox',
    default: './data',
  },
  {
    name: 'ALERT_CHANNEL',
    meaning:
      'Channel that hears the end of every operation beside the one it was asked in: #name or id, or platform:channel, several with commas',
    default: 'none',
  },
  {
    name: 'CHAT_ROLES',
    meaning:
      'What people may do who have not logged in: program (as the account of the program, until roles are granted in their workspace) or granted (only what is granted to them)',
    default: 'program',
  },
  {
    name: 'APPROVAL_CHANNEL',
    meaning:
      'Channel where requests are decided, in the form of ALERT_CHANNEL; they are also shown where they were asked',
    default: 'none: where it was asked',
  },
  {
    name: 'APPROVAL_POLICY',
    meaning:
      'YAML file of how many must agree to which requests, until when, and what needs nobody: docs/approvals.md',
    default: 'none: one other person, within three days',
  },
  {
    name: 'PLAYGROUND',
    meaning: 'on or off: the chat in the browser. Whoever reaches the page can command the cloud',
    default: 'on with the sandbox or where HOST is loopback, else off',
  },
  {
    name: 'MAGNUM_API_PORT',
    meaning: "Port of Magnum's API for clients, which is served at PORT too, below /v1; off: only there",
    default: '9511; where another program has it, only PORT',
  },
  {
    name: 'MAGNUM_API_URL',
    meaning: 'Where the nodes of clusters reach this program, ending in /v1',
    default: 'http://HOST:PORT/v1',
  },
  {
    name: 'DISCOVERY_URL_FORMAT',
    meaning: 'Where etcd discovery tokens are made; %(size)d stands for the number of masters',
    default: 'this program itself',
  },
  { name: 'POLL_SECONDS', meaning: 'Seconds between two looks at Heat', default: '5' },
  {
    name: 'SWEEP_SECONDS',
    meaning:
      'Seconds between two looks at the stacks of clusters at rest, which may be deleted or changed by others; 0: none',
    default: '300',
  },
  {
    name: 'HEALTH_POLL_SECONDS',
    meaning: 'Seconds between two questions to a cluster how it is; 0: it is not asked',
    default: '60',
  },
  {
    name: 'STUCK_SECONDS',
    meaning:
      "Seconds without a move after which an operation is told as stuck, at most half of the cluster's timeout; 0: never",
    default: '1200',
  },
  {
    name: 'HEAT_NOTIFICATION_AMQP_URL',
    meaning:
      "RabbitMQ where Heat sends its own notifications, so that nothing waits for the next look: Heat's transport_url",
    default: 'none: Heat is looked at',
    secret: true,
  },
  {
    name: 'HEAT_NOTIFICATION_EXCHANGE',
    meaning: "Heat's control_exchange",
    default: 'heat',
  },
  {
    name: 'HEAT_NOTIFICATION_TOPIC',
    meaning: "One of Heat's notification topics",
    default: 'notifications',
  },
  {
    name: 'CONDUCTOR_HOST',
    meaning: 'Name of this process in service-list; of its own for each conductor on one machine',
    default: "the machine's name",
  },
  {
    name: 'MAX_CLUSTERS_PER_PROJECT',
    meaning: 'Clusters that a project may have which was given no quota of its own',
    default: '20',
  },
  {
    name: 'MAGNUM_POLICY_FILE',
    meaning: "File of rules that replace Magnum's own, as YAML or JSON in oslo.policy's syntax",
    default: "none: Magnum's rules, and role reader only looks",
  },
  {
    name: 'CLUSTER_API_TIMEOUT',
    meaning:
      "Seconds that a cluster's own API may take to say how it is and what runs on its nodes; 0: it is never asked",
    default: '3',
  },
  {
    name: 'DRAIN_SECONDS',
    meaning:
      'Seconds that containers have for moving off nodes that are to go (Kubernetes, swarm mode); 0: they are not moved',
    default: '120',
  },
  {
    name: 'TRUSTEE_DOMAIN_NAME',
    meaning: 'Keystone domain in which every cluster gets a user of its own',
    default: 'none: nodes log in with a token of their cluster',
  },
  { name: 'TRUSTEE_DOMAIN_ADMIN_NAME', meaning: 'User that administers that domain' },
  { name: 'TRUSTEE_DOMAIN_ADMIN_PASSWORD', meaning: 'Password of that user', secret: true },
  {
    name: 'NOTIFICATION_AMQP_URL',
    meaning:
      'RabbitMQ that hears of every transition as oslo.messaging does: amqp://user:password@host:port/vhost',
    default: 'none',
    secret: true,
  },
  {
    name: 'NOTIFICATION_AMQP_EXCHANGE',
    meaning: 'Exchange of those notifications',
    default: 'magnum',
  },
  {
    name: 'NOTIFICATION_AMQP_DURABLE',
    meaning:
      "true or false: how exchange and queues are made when they are not there; the cloud's amqp_durable_queues",
    default: 'false',
  },
  {
    name: 'NOTIFICATION_TOPIC',
    meaning: 'Their queues are this with .info and .error',
    default: 'notifications',
  },
  {
    name: 'NOTIFICATION_WEBHOOK_URL',
    meaning: 'URL that every notification is posted to as JSON, until it is taken',
    default: 'none',
    secret: true,
  },
  {
    name: 'NOTIFICATION_WEBHOOK_SECRET',
    meaning: 'At least 16 characters that those requests are signed with',
    default: 'none: unsigned',
    secret: true,
  },
  { name: 'NOTIFICATION_LOG', meaning: 'on or off: every notification in the log', default: 'off' },
  {
    name: 'CERT_MANAGER_TYPE',
    meaning:
      'Where certificates and their keys are kept: x509keypair (the database), barbican, or local (files). Those of older clusters stay where they are',
    default: 'x509keypair',
  },
  {
    name: 'CERT_STORAGE_PATH',
    meaning: 'Folder for CERT_MANAGER_TYPE=local; every replica must see the same',
    default: 'DATA_DIR/certificates',
  },
  {
    name: 'NODE_CA_FILE',
    meaning: "File with the PEM of the cloud's own authority, for the nodes",
    default: 'OS_CACERT',
  },
  {
    name: 'NODE_VERIFY_CA',
    meaning: 'true or false: whether nodes check certificates of the cloud',
    default: 'true',
  },
  {
    name: 'SANDBOX_PACE',
    meaning: 'How long things take in the sandbox: 1 is plausible, 0 is at once',
    default: '1',
  },
  { name: 'LOG_LEVEL', meaning: 'trace, debug, info, warn, error or silent', default: 'info' },
  { name: 'LOG_FORMAT', meaning: 'json or pretty', default: 'pretty on a terminal, else json' },
];
