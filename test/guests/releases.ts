import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { archive, type Site } from './internet.js';

const standIns = fileURLToPath(new URL('stand-ins/', import.meta.url));
const sum = (body: Buffer) => createHash('sha256').update(body).digest('hex');

/**
 * The releases of Kubernetes and of what runs its containers, by host. kubelet and kubeadm are stand-ins, which take the place
 * of any version; kubectl, containerd, runc and the network plugins' folder are of Debian, from the root of the guests' image.
 */
export function releases(root: string): Record<string, Site> {
  const kept = new Map<string, Buffer>();
  const once = (path: string, make: () => Buffer): Buffer => {
    const body = kept.get(path) ?? make();
    kept.set(path, body);
    return body;
  };
  const fromRoot = (path: string) => once(path, () => readFileSync(join(root, path)));
  const standIn = (name: string, version: string) =>
    once(`${name} ${version}`, () =>
      Buffer.from(readFileSync(join(standIns, name), 'utf8').replaceAll('@VERSION@', version)),
    );

  /** The program, or with its ending .sha256 the sum alone. */
  const kubernetes: Site = (path) => {
    const [, version, name, ending] =
      /^\/release\/(v[\d.]+)\/bin\/linux\/amd64\/(kubelet|kubectl|kubeadm)(\.sha256)?$/.exec(path) ?? [];
    if (!version || !name) return null;
    const body = name === 'kubectl' ? fromRoot('usr/bin/kubectl') : standIn(name, version);
    return { body: ending ? Buffer.from(sum(body)) : body };
  };
  const containerd = () =>
    archiveOf({
      'bin/containerd': join(root, 'usr/bin/containerd'),
      'bin/containerd-shim-runc-v2': join(root, 'usr/bin/containerd-shim-runc-v2'),
      'bin/ctr': join(root, 'usr/bin/ctr'),
      'bin/stand-in-kube-apiserver': join(standIns, 'kube-apiserver'),
    });
  const plugins = () => archiveOf({ './stand-in': join(standIns, 'network-plugin') });

  const github: Site = (path) => {
    const name = path.split('/').at(-1) ?? '';
    const file = name.replace(/\.sha256(sum)?$/, '');
    if (file.startsWith('containerd-static-')) {
      const body = once('containerd', containerd);
      return { body: name === file ? body : Buffer.from(`${sum(body)}  ${file}\n`) };
    }
    if (file.startsWith('cni-plugins-')) {
      const body = once('plugins', plugins);
      return { body: name === file ? body : Buffer.from(`${sum(body)}  ${file}\n`) };
    }
    const runc = () => fromRoot('usr/sbin/runc');
    if (name === 'runc.amd64') return { body: runc() };
    if (name === 'runc.sha256sum') return { body: Buffer.from(`${sum(runc())} *runc.amd64\n`) };
    return null;
  };
  return { 'dl.k8s.io': kubernetes, 'github.com': github };
}

/** A gzipped archive of these files, by their names in it. */
function archiveOf(files: Readonly<Record<string, string>>): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    for (const [name, from] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      copyFileSync(from, join(folder, name));
    }
    return archive(folder, true);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
