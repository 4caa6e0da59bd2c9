import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { archive, type Site } from './internet.js';

const standIns = fileURLToPath(new URL('stand-ins/', import.meta.url));
const digest = (body: Buffer) => `sha256:${createHash('sha256').update(body).digest('hex')}`;
const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';

/** A registry of images with one in it, `swarm` in every version: a stand-in, on busybox and OpenSSL of the guests' image. */
export function registry(root: string): Site {
  let image: ReturnType<typeof makeImage> | null = null;
  return (path) => {
    if (path === '/v2/') return { type: 'application/json', body: Buffer.from('{}') };
    image ??= makeImage(root);
    if (/^\/v2\/library\/swarm\/manifests\//.test(path)) return { type: manifestType, body: image.manifest };
    const blob = /^\/v2\/library\/swarm\/blobs\/(.+)$/.exec(path)?.[1];
    const body = [image.config, image.layer].find((one) => digest(one) === blob);
    return body ? { body } : null;
  };
}

function makeImage(root: string) {
  const layer = layerOf(root);
  const config = Buffer.from(
    JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      config: { Entrypoint: ['/swarm'], Env: ['PATH=/bin', 'LD_LIBRARY_PATH=/lib'] },
      rootfs: { type: 'layers', diff_ids: [digest(layer)] },
      history: [{ created_by: 'test/guests' }],
    }),
  );
  const described = (mediaType: string, body: Buffer) => ({
    mediaType,
    size: body.length,
    digest: digest(body),
  });
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: manifestType,
      config: described('application/vnd.docker.container.image.v1+json', config),
      layers: [described('application/vnd.docker.image.rootfs.diff.tar', layer)],
    }),
  );
  return { layer, config, manifest };
}

function layerOf(root: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'image-'));
  try {
    for (const name of ['bin', 'lib', 'lib64', 'etc', 'tmp', 'usr/lib/ssl'])
      mkdirSync(join(folder, name), { recursive: true });
    copyFileSync(join(root, 'usr/bin/busybox'), join(folder, 'bin/busybox'));
    for (const name of ['sh', 'echo', 'sleep', 'cat']) symlinkSync('busybox', join(folder, 'bin', name));
    copyFileSync(join(root, 'usr/bin/openssl'), join(folder, 'bin/openssl'));
    for (const name of ['libc.so.6', 'libresolv.so.2', 'libssl.so.3', 'libcrypto.so.3'])
      copyFileSync(realpathSync(join(root, 'usr/lib/x86_64-linux-gnu', name)), join(folder, 'lib', name));
    copyFileSync(
      join(root, 'usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2'),
      join(folder, 'lib64/ld-linux-x86-64.so.2'),
    );
    copyFileSync(join(standIns, 'swarm'), join(folder, 'swarm'));
    chmodSync(join(folder, 'swarm'), 0o755);
    return archive(folder, false);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
