import { type Connection, type ConnectionConfig, keyCommands } from './connection.js';

/** The names that Docker's client looks for in DOCKER_CERT_PATH. */
const files = { key: 'key.pem', csr: 'client.csr', certificate: 'cert.pem', ca: 'ca.pem' };

/** What Docker's client reads from its environment, as Magnum's `cluster-config` prints it. */
export function dockerConfig({ cluster, ca, person }: Connection): ConnectionConfig {
  const name = person.replace(/[/\\]/g, '-');
  const settings = (path: string) => [
    `DOCKER_HOST=${cluster.apiAddress ?? ''}`,
    `DOCKER_CERT_PATH=${ca ? path : ''}`,
    `DOCKER_TLS_VERIFY=${ca ? 'True' : ''}`,
  ];
  const exports = settings('"$PWD"').map((line) => `export ${line}`);
  const made = ca ? [...keyCommands(`/CN=${name}`, files), `/magnum ca-sign ${cluster.name}`] : [];
  return {
    commands: [...made, ...exports, 'docker info'],
    files: [
      ...(ca ? [{ name: files.ca, content: ca }] : []),
      { name: `${cluster.name}.env`, content: `${settings('.').join('\n')}\n` },
    ],
  };
}
