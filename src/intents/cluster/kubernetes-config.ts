import { stringify } from 'yaml';
import { type Connection, type ConnectionConfig, keyCommands } from './connection.js';

/** Magnum asks for this name, which Kubernetes lets do everything. */
const subject = '/O=system:masters/CN=admin';

/** A kubeconfig that names the key's and the certificate's files beside it, and holds the authority. */
export function kubernetesConfig({ cluster, ca }: Connection): ConnectionConfig {
  const { name, apiAddress } = cluster;
  const files = { key: `${name}-key.pem`, csr: `${name}.csr`, certificate: `${name}-cert.pem` };
  const kubeconfig = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name,
        cluster: {
          server: apiAddress,
          ...(ca ? { 'certificate-authority-data': Buffer.from(ca).toString('base64') } : {}),
        },
      },
    ],
    users: [
      { name: 'admin', user: ca ? { 'client-certificate': files.certificate, 'client-key': files.key } : {} },
    ],
    contexts: [{ name: 'default', context: { cluster: name, user: 'admin' } }],
    'current-context': 'default',
  };
  return {
    commands: [
      ...(ca ? [...keyCommands(subject, files), `/magnum ca-sign ${name}`] : []),
      `export KUBECONFIG="$PWD/${name}.kubeconfig"`,
      'kubectl get nodes',
    ],
    files: [
      { name: `${name}.kubeconfig`, content: stringify(kubeconfig, { lineWidth: 0 }) },
      ...(ca ? [{ name: `${name}-ca.pem`, content: ca }] : []),
    ],
  };
}
