import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heatParams } from '../../src/drivers/kubernetes/heat-params.js';
import { kubernetesFedoraCoreos } from '../../src/drivers/kubernetes-fedora-coreos/driver.js';
import { type FirstBoot, firstBoot } from './first-boot.js';
import { inputFor } from './inputs.js';

/** The API in a few files: pods, one a line; whether the node takes pods; what was asked. An eviction takes the pod away. */
const api = `
echo "$*" >> "$API/asked"
while [[ $1 == --* ]]; do shift 2; done
case "$*" in
    *eviction*)
        cat >> "$API/evictions"
        pod=\${3#*/pods/}; pod=\${pod%/eviction}
        grep --quiet "^$pod$" "$API/budgets" 2> /dev/null && exit 1
        sed -i "/ $pod /d" "$API/pods" ;;
    'get node'*kubeletVersion*) echo -n "$VERSION" ;;
    'get node'*) cat "$API/unschedulable" 2> /dev/null || [[ ! -e $API/down ]] ;;
    'get pods'*) cat "$API/pods" ;;
    *'"unschedulable": true'*) echo -n true > "$API/unschedulable" ;;
    *'"unschedulable": null'*) rm -f "$API/unschedulable" ;;
    *) echo "what is $*?" >&2; exit 2 ;;
esac
`;

describe('a Kubernetes worker that is to change itself', () => {
  let folder: string;
  let worker: FirstBoot;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'drain-'));
    mkdirSync(join(folder, 'kubernetes'));
    const settings = heatParams(inputFor(kubernetesFedoraCoreos));
    const params = {
      ...settings,
      NODE_NAME: 'ci-node-0',
      MASTER_ADDRESSES: '10.0.0.3',
      API_ADDRESSES: '',
    };
    worker = firstBoot(folder, params, {
      API: folder,
      VERSION: settings.KUBE_TAG ?? '',
      DRAIN_ATTEMPTS: '3',
      DRAIN_PAUSE: '0',
    });
    worker.stub('kubectl', api);
    writeFileSync(
      join(folder, 'pods'),
      [
        'default web-1 Running ReplicaSet',
        'default job-1 Succeeded Job',
        'default alone Running ',
        'kube-system flannel-x Running DaemonSet',
        'kube-system proxy Running Node',
        '',
      ].join('\n'),
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const pods = () => readFileSync(join(folder, 'pods'), 'utf8');
  const takesPods = () => !existsSync(join(folder, 'unschedulable'));

  it('takes no pods any more and gives away those that can go', async () => {
    expect(await worker.run('drain.sh')).toEqual({ status: 0, output: '' });
    expect(takesPods()).toBe(false);
    expect(pods().match(/\S+(?= \S+ \S*$)/gm)).toEqual(['job-1', 'flannel-x', 'proxy']);
    const evictions = readFileSync(join(folder, 'evictions'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(evictions).toEqual(
      ['web-1', 'alone'].map((name) => ({
        apiVersion: 'policy/v1',
        kind: 'Eviction',
        metadata: { name, namespace: 'default' },
      })),
    );
    for (const line of readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n'))
      expect(line).toMatch(/^--kubeconfig \S+\/kubelet\.conf /);
  });

  it('goes on when a disruption budget keeps a pod', async () => {
    writeFileSync(join(folder, 'budgets'), 'web-1\n');
    expect(await worker.run('drain.sh')).toEqual({ status: 0, output: '1 pods did not go in time\n' });
    expect(pods()).toContain('web-1');
    expect(pods()).not.toContain('alone');
  });

  it('takes pods again when it is upgraded', async () => {
    await worker.run('drain.sh');
    expect(await worker.run('upgraded.sh')).toEqual({ status: 0, output: '' });
    expect(takesPods()).toBe(true);
  });

  it('leaves a node that somebody had taken out of use as it was', async () => {
    writeFileSync(join(folder, 'unschedulable'), 'true');
    await worker.run('drain.sh');
    await worker.run('upgraded.sh');
    expect(takesPods()).toBe(false);
  });

  it('is not kept from its upgrade by an API that does not answer', async () => {
    writeFileSync(join(folder, 'down'), '');
    expect(await worker.run('drain.sh')).toMatchObject({
      status: 0,
      output: expect.stringContaining('The API does not answer'),
    });
    expect(takesPods()).toBe(true);
  });
});
