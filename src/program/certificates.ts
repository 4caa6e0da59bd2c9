import { join } from 'node:path';
import type { Config } from '../config/config.js';
import { barbicanStore } from '../engine/certificates/stores/barbican.js';
import { localStore } from '../engine/certificates/stores/local.js';
import type { CertificateStores } from '../engine/certificates/stores/store.js';
import { x509KeyPairStore } from '../engine/certificates/stores/x509keypair.js';
import type { Seal } from '../engine/seal.js';
import type { Database } from '../engine/store/database.js';
import type { Barbican } from '../openstack/cloud.js';

/** The three stores of certificates, and the one that is configured. Nothing is asked or made before it is used. */
export function certificateStores(
  { program }: Config,
  parts: { readonly db: Database; readonly seal: Seal; readonly barbican: Barbican },
): CertificateStores {
  const { db, seal } = parts;
  const folder = program.CERT_STORAGE_PATH ?? join(program.DATA_DIR, 'certificates');
  const stores = {
    x509keypair: x509KeyPairStore(db, seal),
    barbican: barbicanStore(parts.barbican),
    local: localStore(folder, seal),
  };
  return { current: stores[program.CERT_MANAGER_TYPE], all: Object.values(stores) };
}
