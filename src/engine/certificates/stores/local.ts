import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Seal } from '../../seal.js';
import { missing } from './missing.js';
import type { CertificateStore } from './store.js';

const certificateSuffix = '.crt';
const keySuffix = '.key';
/** `<cluster>/<pair>`, both uuids. */
const refPattern = /^[0-9a-f-]{36}\/[0-9a-f-]{36}$/;

/**
 * Keeps certificates as files: `<cluster>/<uuid>.crt` and `.key`, the key sealed, all readable by this account
 * alone. Every replica must see the same folder.
 */
export function localStore(folder: string, seal: Seal): CertificateStore {
  async function keep(path: string, text: string): Promise<void> {
    await writeFile(`${path}.new`, text, { mode: 0o600, flush: true });
    await rename(`${path}.new`, path);
  }
  return {
    type: 'local',
    async save({ clusterUuid }, { certificate, privateKey }) {
      const ref = `${clusterUuid}/${randomUUID()}`;
      await mkdir(join(folder, clusterUuid), { recursive: true, mode: 0o700 });
      await keep(join(folder, ref + keySuffix), seal.close(privateKey));
      await keep(join(folder, ref + certificateSuffix), certificate);
      return ref;
    },
    async load(ref) {
      if (!refPattern.test(ref)) throw missing('local', ref);
      try {
        const certificate = await readFile(join(folder, ref + certificateSuffix), 'utf8');
        const privateKey = await readFile(join(folder, ref + keySuffix), 'utf8');
        return { certificate, privateKey: seal.open(privateKey) };
      } catch (error) {
        if (isAbsent(error)) throw missing('local', ref, error);
        throw error;
      }
    },
    async sweep({ clusterUuid }, kept) {
      const own = join(folder, clusterUuid);
      const names = await readdir(own).catch((error: unknown) => {
        if (isAbsent(error)) return [];
        throw error;
      });
      const stays = (name: string) => kept.includes(`${clusterUuid}/${name.replace(/\.(crt|key)$/, '')}`);
      const goes = names.filter((name) => !stays(name));
      for (const name of goes) await rm(join(own, name), { force: true });
      if (names.length > 0 && goes.length === names.length) await rmdir(own);
    },
  };
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
