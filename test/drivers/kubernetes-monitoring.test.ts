import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { heatParams } from '../../src/drivers/kubernetes/heat-params.js';
import { kubernetesDebian } from '../../src/drivers/kubernetes-debian/driver.js';
import { type Ended, firstBoot } from './first-boot.js';
import { inputFor } from './inputs.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'monitoring-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** An API that keeps what it is given, and has no secret but one that was made up before. */
const kubectl = `
echo "$*" >> "$STATE.calls"
case "$*" in
  *'get secret'*) [[ -e $STATE.secret ]] ;;
  create*) cat > "$STATE.secret" ;;
  *) printf -- '---\\n' >> "$STATE"; cat >> "$STATE" ;;
esac
`;

function run(step: string, labels: Record<string, string>): Promise<Ended> {
  rmSync(join(folder, 'stubs'), { recursive: true, force: true });
  const here = firstBoot(folder, {
    ...heatParams(inputFor(kubernetesDebian, { labels })),
    NODE_NAME: 'ci-master-0',
    MASTER_ADDRESSES: '',
  });
  here.stub('kubectl', kubectl);
  return here.run(step);
}

const Document = z.looseObject({
  kind: z.string(),
  metadata: z.object({ name: z.string(), namespace: z.string().optional() }),
});
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const given = () =>
  parseAllDocuments(read('state')).flatMap((one) => (one.contents ? [Document.parse(one.toJS())] : []));
const dataOf = (name: string) =>
  z
    .object({ data: z.record(z.string(), z.string()) })
    .parse(given().find((one) => one.kind === 'ConfigMap' && one.metadata.name === name)).data;
const images = () => [...read('state').matchAll(/image: (.*)/g)].map(([, image]) => image);
const passwordIn = (name: string) =>
  atob(
    z.object({ data: z.object({ 'admin-password': z.string() }) }).parse(parse(read(name))).data[
      'admin-password'
    ],
  );

describe('monitoring of a Kubernetes cluster', () => {
  it('is there only when it is asked for', async () => {
    for (const step of ['monitoring.sh', 'grafana.sh'])
      expect(await run(step, {})).toMatchObject({ status: 0 });
    expect(existsSync(join(folder, 'state.calls'))).toBe(false);
  });

  it('has Prometheus watch the API, kubelets, their containers, servers, and pods that say so', async () => {
    expect(await run('monitoring.sh', { prometheus_monitoring: 'True' })).toMatchObject({ status: 0 });
    expect(given().map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'Namespace prometheus-monitoring',
      'ServiceAccount prometheus',
      'ClusterRole prometheus',
      'ClusterRoleBinding prometheus',
      'ConfigMap prometheus',
      'Deployment prometheus',
      'Service prometheus',
      'DaemonSet node-exporter',
    ]);
    const Settings = z.object({ scrape_configs: z.array(z.looseObject({ job_name: z.string() })) });
    const { scrape_configs } = Settings.parse(parse(dataOf('prometheus')['prometheus.yml'] ?? ''));
    expect(scrape_configs.map((one) => one.job_name)).toEqual([
      'apiservers',
      'kubelets',
      'cadvisor',
      'node-exporters',
      'annotated-pods',
    ]);
    expect(scrape_configs[2]).toMatchObject({
      metrics_path: '/metrics/cadvisor',
      scheme: 'https',
      tls_config: { ca_file: '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt' },
    });
    expect(scrape_configs[3]).toMatchObject({ relabel_configs: [{ replacement: '$1:9100' }] });
  });

  it('is of the versions that labels name, from where all images were copied to', async () => {
    const labels = {
      prometheus_monitoring: 'true',
      prometheus_tag: 'v3.4.0',
      node_exporter_tag: 'v1.9.0',
      grafana_tag: '11.6.0',
      grafana_admin_passwd: 'x',
      container_infra_prefix: 'mirror.example/k8s/',
    };
    for (const step of ['monitoring.sh', 'grafana.sh'])
      expect(await run(step, labels)).toMatchObject({ status: 0 });
    expect(images()).toEqual([
      'mirror.example/k8s/prometheus:v3.4.0',
      'mirror.example/k8s/node-exporter:v1.9.0',
      'mirror.example/k8s/grafana:11.6.0',
    ]);
  });

  it.each(['grafana_admin_passwd', 'grafana_admin_password'])(
    'shows Grafana to who knows the password in %s, which stands in no command line',
    async (label) => {
      const password = `it's "all" $secret \\ 100%`;
      expect(await run('grafana.sh', { prometheus_monitoring: 'true', [label]: password })).toMatchObject({
        status: 0,
      });
      const [secret, ...others] = given();
      expect(secret).toMatchObject({ kind: 'Secret', data: { 'admin-password': btoa(password) } });
      expect(JSON.stringify(others)).not.toContain('secret \\');
      expect(read('state.calls')).not.toContain('secret \\');
      expect(others.at(-1)).toMatchObject({
        kind: 'Service',
        spec: { type: 'NodePort', ports: [{ nodePort: 30603 }] },
      });
      const dashboard = z
        .object({
          panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })),
        })
        .parse(JSON.parse(dataOf('grafana')['cluster.json'] ?? ''));
      expect(dashboard.panels).toHaveLength(6);
      expect(dashboard.panels[0]?.targets[0]?.expr).toContain('{mode="idle"}');
      expect(parse(dataOf('grafana')['datasource.yaml'] ?? '')).toMatchObject({
        datasources: [{ uid: 'prometheus', url: 'http://prometheus:9090' }],
      });
    },
  );

  it('has a password made up where none was given, by the first master alone', async () => {
    expect(await run('grafana.sh', { prometheus_monitoring: 'true' })).toMatchObject({ status: 0 });
    const first = passwordIn('state.secret');
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(await run('grafana.sh', { prometheus_monitoring: 'true' })).toMatchObject({ status: 0 });
    expect(passwordIn('state.secret')).toBe(first);
  });
});
