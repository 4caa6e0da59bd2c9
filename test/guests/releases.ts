import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { archive, type Site } from './internet.js';

const standIns = fileURLToPath(new URL('stand-ins/', import.meta.url));
const sum = (body: Buffer) => createHash('sha256').update(body).digest('hex');

/**
 * The releases of Kubernetes and of what runs its containers, by host. kubelet and kubeadm are stand-ins, which take the place
 * of any version; kubectl, containerd and runc are Debian's, which the guests' image has below `root`.
 */
export function releases(root: string): Record<string, Site> {
  const kept = new Map<string, Buffer>();
  const once = (path: string, make: () => Buffer): Buffer => {
    const body = kept.get(path) ?? make();
    kept.set(path, body);
    return body;
  };
  // What the image has is not carried over to it once more: a line that starts it is.
  const debians = (path: string) => {
    if (!existsSync(join(root, path))) throw new Error(`The guests' image has no ${path}.`);
    return Buffer.from(`#!/bin/sh\nexec /${path} "$@"\n`);
  };
  const standIn = (name: string, version: string) =>
    once(`${name} ${version}`, () =>
      Buffer.from(readFileSync(join(standIns, name), 'utf8').replaceAll('@VERSION@', version)),
    );

  /** The program, or with its ending .sha256 the sum alone. */
  const kubernetes: Site = (path) => {
    const [, version, name, ending] =
      /^\/release\/(v[\d.]+)\/bin\/linux\/amd64\/(kubelet|kubectl|kubeadm)(\.sha256)?$/.exec(path) ?? [];
    if (!version || !name) return null;
    const body = name === 'kubectl' ? debians('usr/bin/kubectl') : standIn(name, version);
    return { body: ending ? Buffer.from(sum(body)) : body };
  };
  const containerd = () =>
    archiveOf({
      'bin/containerd': debians('usr/bin/containerd'),
      'bin/ctr': debians('usr/bin/ctr'),
      'bin/stand-in-kube-apiserver': readFileSync(join(standIns, 'kube-apiserver')),
    });
  const plugins = () => archiveOf({ 'stand-in': readFileSync(join(standIns, 'network-plugin')) });

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
    const runc = () => debians('usr/sbin/runc');
    if (name === 'runc.amd64') return { body: runc() };
    if (name === 'runc.sha256sum') return { body: Buffer.from(`${sum(runc())} *runc.amd64\n`) };
    return null;
  };
  return { 'dl.k8s.io': kubernetes, 'github.com': github };
}

/** A gzipped archive of these programs, by their names in it. */
function archiveOf(files: Readonly<Record<string, Buffer>>): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    for (const [name, body] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), body, { mode: 0o755 });
    }
    return archive(folder, true);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
