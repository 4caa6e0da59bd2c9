import type { Caller } from '../caller.js';
import { changeCluster } from '../clusters/change.js';
import { canUpdate, wrongStatus } from '../clusters/changeable.js';
import type { Cluster } from '../clusters/cluster.js';
import type { Accepted } from '../clusters/create.js';
import { showCluster } from '../clusters/lookup.js';
import { refuseBlocked, requireUnblocked } from '../clusters/refuse-blocked.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { Request } from '../operations/begin.js';
import type { Holder } from '../operations/operation.js';
import { authorize } from '../policy.js';
import type { Reader } from '../store/database.js';
import { listIssued } from '../store/issued.js';
import { getTemplate } from '../store/templates.js';
import { requireDriver } from '../templates/checks.js';

const mostHolders = 500;

/**
 * Throws, in Magnum's order and words, why a cluster's authority cannot be replaced (magnum.md C.9). Magnum itself
 * finds out about the driver only when the old authority is gone.
 */
async function refuseRotation(engine: Engine, db: Reader, cluster: Cluster): Promise<void> {
  if (!canUpdate(cluster.status)) throw wrongStatus('Updating', cluster);
  refuseBlocked(cluster, { kind: 'rotate-ca' });
  const template = await getTemplate(db, cluster.clusterTemplateId);
  if (!template) throw new EngineError('template.not_found', `The template of ${cluster.name} is gone.`);
  if (template.tlsDisabled) {
    throw new EngineError(
      'certificate.no_rotation',
      'Rotating the CA certificate on a non-TLS cluster is not supported',
    );
  }
  const driver = requireDriver(engine, template.serverType, template.clusterDistro, template.coe);
  if (!driver.rotateCa) {
    throw new EngineError(
      'certificate.no_rotation',
      "'rotate_ca_certificate' is not supported by this driver.",
      { hint: 'Nothing was changed. No server of such a cluster has a certificate of its authority.' },
    );
  }
}

/** Who has a certificate of a cluster that is still good, each once. */
async function holdersOf(db: Reader, { uuid }: Cluster): Promise<Holder[]> {
  const { newest } = await listIssued(db, uuid, mostHolders);
  const holders = newest
    .filter(({ expiresAt }) => expiresAt > new Date())
    .map(
      ({ caller: { chat, userId, userName } }): Holder =>
        chat
          ? { platform: chat.platform, id: chat.id, name: chat.name }
          : { platform: null, id: userId, name: userName },
    );
  return [...new Map(holders.map((each) => [`${each.platform} ${each.id}`, each])).values()];
}

/** What a rotation would do: whose certificates become worthless. Throws why it cannot be done. */
export async function previewRotation(
  engine: Engine,
  caller: Caller,
  identifier: string,
): Promise<{ cluster: Cluster; holders: readonly Holder[] }> {
  const seen = await showCluster(engine, caller, identifier, null);
  authorize(engine, caller, 'certificate:rotate_ca', seen);
  const cluster = await requireUnblocked(engine, seen, { kind: 'rotate-ca' });
  await refuseRotation(engine, engine.db.read, cluster);
  return { cluster, holders: await holdersOf(engine.db.read, cluster) };
}

/** Replaces a cluster's authority and has its servers fetch new certificates. Nothing is replaced before it may. */
export async function rotateAuthority(
  engine: Engine,
  caller: Caller,
  identifier: string,
  request: Request = {},
): Promise<Accepted> {
  const target = { identifier, action: 'certificate:rotate_ca', everywhere: null } as const;
  return changeCluster(engine, caller, target, request, async (cluster, tx) => {
    await refuseRotation(engine, tx, cluster);
    const holders = await holdersOf(tx, cluster);
    const change = { status: 'UPDATE_IN_PROGRESS', faults: [], upgrades: cluster.upgrades + 1 } as const;
    return { kind: 'rotate-ca', input: { holders }, change };
  });
}
