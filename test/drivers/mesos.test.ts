import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mesosUbuntu } from '../../src/drivers/mesos-ubuntu/driver.js';
import { serverParams } from '../../src/drivers/server/heat-params.js';
import { firstBoot } from './first-boot.js';
import { inputFor } from './inputs.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mesos-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a master of Mesos', () => {
  it('tells Marathon its settings as old and new packages read them, and leaves the image’s own', async () => {
    const at = (name: string) => join(folder, name);
    mkdirSync(at('zookeeper'));
    writeFileSync(at('zookeeper/masters'), '10.0.0.7\n10.0.0.8\n');
    writeFileSync(at('defaults'), 'MARATHON_ZK=zk://localhost:2181/marathon\nJAVA_OPTS="-Xmx512m"\n');
    const here = firstBoot(
      folder,
      {
        ...serverParams(inputFor(mesosUbuntu)),
        CLUSTER_NAME: 'ci',
        NODE_IP: '10.0.0.7',
        NODE_FLOATING_IP: '172.24.4.9',
      },
      {
        ZOOKEEPER: at('zookeeper'),
        MESOS: at('mesos'),
        MARATHON: at('marathon'),
        MARATHON_DEFAULTS: at('defaults'),
      },
    );
    for (const program of ['systemctl', 'curl']) here.stub(program, 'exit 0\n');
    expect(await here.run('mesos-master.sh')).toEqual({ status: 0, output: '' });
    const options = {
      hostname: '172.24.4.9',
      master: 'zk://10.0.0.7:2181,10.0.0.8:2181/mesos',
      zk: 'zk://10.0.0.7:2181,10.0.0.8:2181/marathon',
    };
    for (const [name, value] of Object.entries(options))
      expect(readFileSync(at(`marathon/conf/${name}`), 'utf8')).toBe(`${value}\n`);
    expect(readFileSync(at('defaults'), 'utf8').split('\n')).toEqual([
      'JAVA_OPTS="-Xmx512m"',
      ...Object.entries(options).map(([name, value]) => `MARATHON_${name.toUpperCase()}="${value}"`),
      '',
    ]);
  });
});
