import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cloudConfig } from '../../src/drivers/server/user-data.js';
import { upgradeSteps } from '../../src/drivers/swarm-mode/boot.js';
import { type FirstBoot, firstBoot } from './first-boot.js';
import { type MagnumApi, startMagnumApi } from './magnum-api.js';
import { type Metadata, startMetadata } from './metadata.js';

const clusterUuid = '5d12f6fd-a196-4bf0-ae4c-1f639a523a52';

/** What running servers do when their metadata tells them of a change: an upgrade, or a new certificate authority. */
describe('a server that runs', () => {
  let nova: Metadata;
  let magnum: MagnumApi;
  let meta: Readonly<Record<string, string>> = {};
  let folder: string;
  let server: FirstBoot;

  beforeAll(async () => {
    magnum = await startMagnumApi({ clusterUuid, token: 'token-of-the-cluster' });
    nova = await startMetadata(() => meta);
  });
  afterAll(async () => {
    nova.close();
    await magnum.close();
  });
  beforeEach(() => {
    nova.heard.length = 0;
    folder = mkdtempSync(join(tmpdir(), 'changes-'));
    server = firstBoot(
      folder,
      {
        NODE_NAME: 'ci-0',
        NODE_IP: '10.0.0.7',
        NODE_FLOATING_IP: '',
        API_ADDRESSES: '',
        CLUSTER_UUID: clusterUuid,
        CLUSTER_TOKEN: 'token-of-the-cluster',
        MAGNUM_URL: magnum.url,
        TLS_DISABLED: 'False',
        VERIFY_CA: 'True',
        UPGRADES: '1',
        WAIT_TOKEN: 'secret',
        WAIT_ENDPOINT: `${nova.url}/signal`,
      },
      {
        METADATA_URL: `${nova.url}/meta_data.json`,
        UPGRADE_STATE: join(folder, 'upgraded'),
        SIGNAL_PAUSES: '0',
      },
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const look = (...steps: readonly string[]) => server.run('upgrade.sh', steps);

  it('does nothing for a change that it was built with', async () => {
    meta = { magnum_upgrade: '1' };
    server.addStep('step-of-test.sh', 'exit 1\n');
    expect(await look('step-of-test.sh')).toMatchObject({ status: 0 });
    expect(nova.heard).toEqual([]);
  });

  it('says how a change went under a name of its own, once', async () => {
    meta = { magnum_upgrade: '2' };
    server.addStep('step-of-test.sh', 'exit 0\n');
    await look('step-of-test.sh');
    await look('step-of-test.sh');
    expect(nova.heard).toEqual([{ id: 'ci-0-upgrade-2', status: 'SUCCESS', reason: 'ci-0 is ready' }]);
  });

  it('makes good with a later change for one that had failed: Heat waits for both', async () => {
    meta = { magnum_upgrade: '2' };
    server.addStep('step-of-test.sh', 'echo "the disk is full" > "$REASON_FILE"; exit 1\n');
    await look('step-of-test.sh');
    expect(nova.heard).toEqual([
      { id: 'ci-0-upgrade-2', status: 'FAILURE', reason: 'ci-0: the disk is full' },
    ]);
    nova.heard.length = 0;
    meta = { magnum_upgrade: '3' };
    server.addStep('step-of-test.sh', 'exit 0\n');
    await look('step-of-test.sh');
    expect(nova.heard.map(({ id, status }) => [id, status])).toEqual([
      ['ci-0-upgrade-2', 'SUCCESS'],
      ['ci-0-upgrade-3', 'SUCCESS'],
    ]);
  });

  it('has a new certificate before a manager’s Docker starts again', async () => {
    meta = { magnum_upgrade: '2' };
    server.stub('systemctl', `echo "$@" >> ${folder}/calls; test -s ${folder}/certificates/server.crt\n`);
    server.stub('docker', 'echo active\n');
    expect(await look(...upgradeSteps.master)).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, 'calls'), 'utf8')).toBe('restart docker\n');
    expect(nova.heard.map(({ status }) => status)).toEqual(['SUCCESS']);
  });

  it('looks for changes by a timer, from cloud-init as from Ignition', () => {
    const document = cloudConfig.document({
      scripts: {},
      steps: ['one.sh'],
      upgradeSteps: ['two.sh'],
      rotationSteps: ['three.sh'],
    });
    const { write_files, runcmd } = CloudConfig.parse(JSON.parse(document.replace('#cloud-config', '')));
    const unit = write_files.find(({ path }) => path.endsWith('magnum-upgrade.service'));
    expect(unit?.content).toContain('upgrade.sh two.sh -- three.sh\n');
    expect(JSON.stringify(runcmd)).toContain('boot.sh one.sh && touch ');
    expect(JSON.stringify(runcmd)).toContain('systemctl enable --now magnum-upgrade.timer');
  });
});

const CloudConfig = z.object({
  write_files: z.array(z.object({ path: z.string(), content: z.string() })),
  runcmd: z.array(z.unknown()),
});
