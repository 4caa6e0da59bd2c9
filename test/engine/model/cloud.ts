import { randomUUID } from 'node:crypto';
import type { CertificateStore } from '../../../src/engine/certificates/stores/store.js';
import type { Cloud, Identity } from '../../../src/openstack/cloud.js';
import { OpenStackError } from '../../../src/openstack/error.js';
import { createModelHeat, type ModelHeat } from './heat.js';

/** An OpenStack in memory, with what a cluster leaves in it: stacks, trustees, trusts, secrets. */
export interface ModelCloud extends ModelHeat {
  readonly cloud: Cloud;
  /** Keystone users by id. */
  readonly trustees: ReadonlyMap<string, string>;
  /** Trusts by id: whom each trusts. */
  readonly trusts: ReadonlyMap<string, string>;
  readonly secrets: CertificateStore;
  /** How many secrets each cluster has. */
  secretsOf(clusterUuid: string): number;
  readonly owners: () => string[];
}

const absent = new Proxy({}, { get: () => async () => [] });

export function createModelCloud(): ModelCloud {
  const model = createModelHeat();
  const trustees = new Map<string, string>();
  const trusts = new Map<string, string>();
  const kept = new Map<string, { owner: string; pair: { certificate: string; privateKey: string } }>();
  const identity = {
    whoami: async () => ({ userId: 'u', userName: 'u', projectId: 'p', projectName: 'p', roles: ['member'] }),
    endpoint: async () => 'http://127.0.0.1/identity/v3',
    region: null,
    findDomain: async () => ({ id: 'd', name: 'magnum' }),
    findUser: async (name: string) => {
      const found = [...trustees].find(([, other]) => other === name);
      return found ? { id: found[0] } : null;
    },
    createUser: async ({ name }: { name: string }) => {
      if ([...trustees.values()].includes(name))
        throw new OpenStackError('Duplicate entry.', { code: 'openstack.conflict', service: 'keystone' });
      const id = randomUUID();
      trustees.set(id, name);
      return { id };
    },
    deleteUser: async (id: string) => {
      trustees.delete(id);
      // Keystone lets trusts go with whom they trust.
      for (const [trust, trustee] of trusts) if (trustee === id) trusts.delete(trust);
    },
    createTrust: async ({ trusteeUserId }: { trusteeUserId: string }) => {
      if (!trustees.has(trusteeUserId))
        throw new OpenStackError('No such user.', { code: 'openstack.not_found', service: 'keystone' });
      const id = randomUUID();
      trusts.set(id, trusteeUserId);
      return { id };
    },
    deleteTrust: async (id: string) => void trusts.delete(id),
  } as unknown as Identity;
  return {
    ...model,
    cloud: { ...(absent as unknown as Cloud), identity, heat: model.heat, ...others() },
    trustees,
    trusts,
    secretsOf: (uuid) => [...kept.values()].filter(({ owner }) => owner === uuid).length,
    owners: () => [...new Set([...kept.values()].map(({ owner }) => owner))],
    secrets: {
      type: 'x509keypair',
      async save({ clusterUuid }, pair) {
        const ref = randomUUID();
        kept.set(ref, { owner: clusterUuid, pair });
        return ref;
      },
      async load(ref) {
        const found = kept.get(ref);
        if (!found) throw new Error(`no secret ${ref}`);
        return found.pair;
      },
      async sweep({ clusterUuid }, keep) {
        for (const [ref, { owner }] of kept)
          if (owner === clusterUuid && !keep.includes(ref)) kept.delete(ref);
      },
    },
  };
}

/** What else a command asks of the cloud before it is accepted. */
function others(): Partial<Cloud> {
  return {
    nova: {
      flavors: async () => [{ id: 'm1.small', name: 'm1.small', vcpus: 1, ram: 2048, disk: 20 }],
      zones: async () => [{ name: 'nova', isAvailable: true }],
      keypairs: async () => [{ name: 'testkey', publicKey: 'ssh-ed25519 AAAA' }],
      importKeypair: async () => {},
      deleteKeypair: async () => {},
      servers: async () => [],
      limits: () => Promise.reject(new Error('Nobody asks for limits here.')),
    },
    close: async () => {},
  };
}
