import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dockerParams } from '../../src/drivers/docker/docker-params.js';
import { swarmModeCloudInit } from '../../src/drivers/swarm-mode/driver.js';
import { firstBoot } from './first-boot.js';
import { inputFor } from './inputs.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-authority-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const trustee = { domainName: 'magnum', userId: 'u', userName: 'n', password: 'p', trustId: 't' };

/** A server whose system knows these authorities. */
function server(openstackCa: string, bundle: string | null) {
  const bundles = join(folder, 'bundle.pem');
  if (bundle !== null) writeFileSync(bundles, bundle);
  const here = firstBoot(
    folder,
    {
      ...dockerParams(inputFor(swarmModeCloudInit, { openstackCa, trustee, registryEnabled: true })),
      VOLUME_DRIVER: 'rexray',
      REXRAY_PREEMPT: 'false',
    },
    {
      BUNDLES: `${join(folder, 'none.pem')} ${bundles}`,
      REGISTRY: join(folder, 'registry'),
      REXRAY: join(folder, 'rexray'),
    },
  );
  for (const program of ['docker', 'systemctl']) here.stub(program, 'exit 0\n');
  return here;
}

describe.each(['registry', 'rexray'])('the container of %s', (name) => {
  const unit = () => readFileSync(join(folder, `${name}.service`), 'utf8');
  const mount = /--volume (\S+)\/authorities\.pem:\/etc\/ssl\/certs\/ca-certificates\.crt:ro,Z /;

  it('trusts the authority of the cloud as its host does, and those of the world', async () => {
    const here = server('PEM of the cloud', 'the world and the cloud');
    expect(await here.run(`${name}.sh`)).toEqual({ status: 0, output: '' });
    expect(unit().match(mount)?.[1]).toBe(join(folder, name));
    expect(readFileSync(join(folder, name, 'authorities.pem'), 'utf8')).toBe('the world and the cloud');
  });

  it('is left with its own where the cloud has none of its own', async () => {
    expect(await server('', 'the world').run(`${name}.sh`)).toEqual({ status: 0, output: '' });
    expect(unit()).not.toMatch(mount);
    expect(readdirSync(join(folder, name))).toEqual(['config.yml']);
  });

  it('is not started where it could not trust the cloud, and says so', async () => {
    expect(await server('PEM of the cloud', null).run(`${name}.sh`)).toMatchObject({
      status: 1,
      output: expect.stringContaining("could not trust the cloud's own"),
    });
  });
});
