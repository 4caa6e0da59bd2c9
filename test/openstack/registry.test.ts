import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dockerParams } from '../../src/drivers/docker/docker-params.js';
import { swarmModeCloudInit } from '../../src/drivers/swarm-mode/driver.js';
import { connect } from '../../src/openstack/connect.js';
import { realCredentials, realTrusteeAdmin, wantsRealCloud } from '../contract/real-cloud.js';
import { firstBoot } from '../drivers/first-boot.js';
import { inputFor } from '../drivers/inputs.js';
import { registryProgram, type Swift, startSwift } from './swift.js';

const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';
const digest = (body: Buffer) => `sha256:${createHash('sha256').update(body).digest('hex')}`;

/**
 * The registry itself, with the settings that a server's own script writes, on the real Keystone, by a real trust, and a real Swift. Only
 * its port is another: 5000 is Keystone's here.
 */
describe.runIf(wantsRealCloud)('a registry of servers', () => {
  const owner = connect(realCredentials());
  const domain = connect(realTrusteeAdmin());
  const folder = mkdtempSync(join(tmpdir(), 'registry-'));
  const password = `p"${randomUUID()}`;
  const registries: ChildProcess[] = [];
  const urls: string[] = [];
  let said = '';
  let swift: Swift;
  let trustee: { id: string; trust: string };

  beforeAll(async () => {
    swift = await startSwift();
    const { id: domainId } = (await domain.identity.findDomain({ name: 'magnum' })) ?? { id: '' };
    const userName = `registry-${randomUUID()}`;
    const { id } = await domain.identity.createUser({ name: userName, password, domainId });
    const { roles } = await owner.identity.whoami();
    const { id: trustId } = await owner.identity.createTrust({
      trusteeUserId: id,
      roles,
      impersonation: true,
    });
    trustee = { id, trust: trustId };
    const authUrl = realCredentials().authUrl.replace(/(\/v3)?\/?$/, '/v3');
    const asked = {
      registryEnabled: true,
      region: swift.region,
      authUrl,
      trustee: { domainName: 'magnum', userId: id, userName, password, trustId },
    };
    const server = firstBoot(folder, dockerParams(inputFor(swarmModeCloudInit, asked)), {
      REGISTRY: join(folder, 'registry'),
    });
    for (const name of ['docker', 'systemctl']) server.stub(name, 'exit 0\n');
    expect(await server.run('registry.sh')).toEqual({ status: 0, output: '' });
    urls.push(await serve(), await serve());
  }, 120_000);
  afterAll(async () => {
    for (const registry of registries) registry.kill();
    if (trustee) {
      await owner.identity.deleteTrust(trustee.trust);
      await domain.identity.deleteUser(trustee.id);
    }
    await swift?.stop();
    await Promise.all([owner.close(), domain.close()]);
    rmSync(folder, { recursive: true });
  });

  /** The registry of one more server, when it answers. */
  async function serve(): Promise<string> {
    const port = await freePort();
    const registry = spawn(registryProgram, ['serve', join(folder, 'registry/config.yml')], {
      env: { REGISTRY_HTTP_ADDR: `127.0.0.1:${port}` },
    });
    registries.push(registry);
    for (const stream of [registry.stdout, registry.stderr])
      stream.on('data', (text: Buffer) => {
        said += text;
      });
    const url = `http://127.0.0.1:${port}`;
    const answer = async () => {
      const { status } = await fetch(`${url}/v2/`).catch(() => ({ status: said }));
      expect(status).toBe(200);
    };
    await vi.waitFor(answer, { timeout: 30_000, interval: 100 });
    return url;
  }

  async function push(url: string, body: Buffer): Promise<void> {
    const begun = await fetch(`${url}/v2/proof/blobs/uploads/`, { method: 'POST' });
    const at = new URL(begun.headers.get('location') ?? '', url);
    at.searchParams.set('digest', digest(body));
    const headers = { 'Content-Type': 'application/octet-stream' };
    const put = await fetch(at, { method: 'PUT', headers, body: new Uint8Array(body) });
    expect(put.status, await put.text()).toBe(201);
  }

  it('gives out on one what was pushed on another', { timeout: 120_000 }, async () => {
    const [here = '', there = ''] = urls;
    // Of more pieces than one.
    const layer = randomBytes(12 * 1024 * 1024);
    const rootfs = { type: 'layers', diff_ids: [digest(layer)] };
    const config = Buffer.from(JSON.stringify({ architecture: 'amd64', os: 'linux', rootfs }));
    await push(here, layer);
    await push(here, config);
    const described = (mediaType: string, body: Buffer) => ({
      mediaType,
      size: body.length,
      digest: digest(body),
    });
    const manifest = JSON.stringify({
      schemaVersion: 2,
      mediaType: manifestType,
      config: described('application/vnd.docker.container.image.v1+json', config),
      layers: [described('application/vnd.docker.image.rootfs.diff.tar', layer)],
    });
    const put = await fetch(`${here}/v2/proof/manifests/1`, {
      method: 'PUT',
      headers: { 'Content-Type': manifestType },
      body: manifest,
    });
    expect(put.status, await put.text()).toBe(201);

    const got = await fetch(`${there}/v2/proof/manifests/1`, { headers: { Accept: manifestType } });
    expect(await got.text()).toBe(manifest);
    const pulled = await fetch(`${there}/v2/proof/blobs/${digest(layer)}`, { redirect: 'error' });
    expect(digest(Buffer.from(await pulled.arrayBuffer()))).toBe(digest(layer));
  });

  it('keeps all of it in the container docker_registry of the project that the trust is of', async () => {
    const token = await owner.identity.token();
    const { projectId } = await owner.identity.whoami();
    const inRegion = connect({ ...realCredentials(), region: swift.region });
    const url = await inRegion.identity.endpoint('object-store');
    await inRegion.close();
    expect(url).toContain(`AUTH_${projectId}`);
    const listed = await fetch(`${url}/docker_registry`, { headers: { 'X-Auth-Token': token } });
    expect(await listed.text()).toContain('"name": "files/docker/registry/v2/repositories/proof/');
  });

  it('says nothing of what it logs in with', () => {
    expect(said).toContain('listening on');
    expect(said).not.toContain(password.slice(2));
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
