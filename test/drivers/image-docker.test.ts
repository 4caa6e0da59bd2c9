import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DriverInput } from '../../src/drivers/driver.js';
import { mesosUbuntu } from '../../src/drivers/mesos-ubuntu/driver.js';
import { firstBoot } from './first-boot.js';
import { inputFor } from './inputs.js';
import { settingsIn } from './settings.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'image-docker-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const added = () => join(folder, 'docker.service.d/insecure-registry.conf');

/** A server whose image has this unit for Docker, and whether the daemon starts. */
function server(unit: string, changes: Partial<DriverInput> = {}, starts = true) {
  const here = firstBoot(folder, Object.fromEntries(settingsIn(mesosUbuntu, inputFor(mesosUbuntu, changes))));
  writeFileSync(join(folder, 'unit'), unit);
  here.stub('docker', 'exit 0\n');
  here.stub(
    'systemctl',
    `if [[ $1 == cat ]]; then cat ${folder}/unit; fi\nif [[ $1 == restart ]]; then exit ${starts ? 0 : 1}; fi\n`,
  );
  here.stub('journalctl', 'echo "no such driver"\n');
  return here;
}

describe('the Docker that an image brings', () => {
  const insecureRegistry = 'registry.example:5000';

  it.each([
    ['one line', 'ExecStart=/usr/bin/dockerd -H fd:// $DOCKER_OPTS\n'],
    ['several lines', 'ExecStart=/usr/bin/dockerd \\\n          -H fd:// \\\n          $DOCKER_OPTS\n'],
    [
      'a unit and what was added to it',
      'ExecStart=/bin/old\nExecStart=\nExecStart=/usr/bin/dockerd -H fd:// $DOCKER_OPTS\n',
    ],
  ])('is told of a registry without TLS, however its makers start it: %s', async (_, command) => {
    const unit = `[Unit]\nAfter=network.target\n[Service]\n${command}Restart=always\n`;
    expect(await server(unit, { insecureRegistry }).run('image-docker.sh')).toEqual({
      status: 0,
      output: '',
    });
    expect(readFileSync(added(), 'utf8').replace(/ +/g, ' ')).toBe(
      '[Service]\nExecStart=\nExecStart=/usr/bin/dockerd -H fd:// $DOCKER_OPTS --insecure-registry registry.example:5000\n',
    );
  });

  it('is left as it is where nothing was asked for', async () => {
    expect(await server('[Service]\nExecStart=/bin/d\n').run('image-docker.sh')).toEqual({
      status: 0,
      output: '',
    });
    expect(existsSync(added())).toBe(false);
  });

  it('says in its own words why it does not start', async () => {
    expect(await server('', {}, false).run('image-docker.sh')).toEqual({
      status: 1,
      output: 'Docker did not start: no such driver\n',
    });
  });

  it('needs a unit that can be told', async () => {
    expect(await server('', { insecureRegistry }).run('image-docker.sh')).toMatchObject({
      status: 1,
      output: expect.stringContaining('no unit docker.service'),
    });
  });
});

it('slaves of Mesos have a volume for Docker, of the type that was asked for, and masters none', () => {
  const input = inputFor(mesosUbuntu, {
    masterCount: 3,
    nodeCount: 2,
    dockerVolumeSize: 5,
    labels: { docker_volume_type: 'fast' },
  });
  expect(mesosUbuntu.parameters(input)).toMatchObject({ docker_volume_size: 5, docker_volume_type: 'fast' });
  const without = mesosUbuntu.expected({ ...input, dockerVolumeSize: null });
  expect(mesosUbuntu.expected(input)).toEqual({ ...without, nodes: without.nodes + 2 });
});
