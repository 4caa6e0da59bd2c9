import type { Engine } from '../engine.js';
import type { ClusterCertificate } from '../store/certificates.js';
import { type Authority, openAuthority } from './issue.js';
import { storeOf } from './keep.js';
import type { CertificateStores } from './stores/store.js';

/** Authorities whose keys are held ready at once; an unsealed key costs a request of its store. */
const mostOpen = 200;
const open = new WeakMap<CertificateStores, Map<string, Authority>>();

/** An authority ready to sign. The last ones used are held: a reference never gets another content. */
export async function authorityOf(engine: Engine, stored: ClusterCertificate): Promise<Authority> {
  const held = open.get(engine.certificates) ?? new Map<string, Authority>();
  open.set(engine.certificates, held);
  const name = `${stored.store} ${stored.ref}`;
  const authority = held.get(name) ?? openAuthority(await storeOf(engine, stored).load(stored.ref));
  held.delete(name);
  held.set(name, authority);
  const [oldest] = held.keys();
  if (held.size > mostOpen && oldest !== undefined) held.delete(oldest);
  return authority;
}
