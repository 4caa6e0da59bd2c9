import type { Card } from '../../src/card/card.js';
import { openDatabase } from '../../src/engine/store/database.js';
import { addPlaygroundMessage } from '../../src/engine/store/playground.js';
import { digestCard } from '../../src/intents/alerts/digest-card.js';
import { stuckCard } from '../../src/intents/alerts/stuck-card.js';
import { expiryCard } from '../../src/intents/certificates/expiry-card.js';
import { noticeCard } from '../../src/intents/cluster/notice-card.js';
import { aCluster, anOperation } from '../engine/rows.js';

const cluster = aCluster({
  status: 'UPDATE_COMPLETE',
  stackId: 'c0ffee',
  apiAddress: 'tcp://172.24.4.9:2376',
});
const caller = anOperation(cluster).caller;

function stuck(): Card | null {
  const building = aCluster({ name: 'batch', createdAt: new Date() });
  const operation = anOperation(building);
  const since = new Date().toISOString();
  const waiting = { path: ['masters', '0', 'wait_condition'], type: 'OS::Heat::WaitCondition', since };
  const body = { type: 'operation.stuck' as const, since, waiting };
  const event = { seq: 1, projectId: 'p', clusterUuid: building.uuid, operationId: operation.id, body };
  return stuckCard({ ...event, createdAt: new Date() }, { operation, cluster: building, template: null });
}

/** What takes days or an accident to come about, drawn by the product from rows as it would find them. */
const rare: readonly { readonly what: string; readonly card: Card | null }[] = [
  { what: 'stuck', card: stuck() },
  {
    what: 'drift',
    card: noticeCard(
      {
        type: 'cluster.drifted',
        status: 'SUSPEND_COMPLETE',
        reason: 'The stack is SUSPEND_COMPLETE: its servers are suspended.',
      },
      cluster,
    ),
  },
  {
    what: 'health',
    card: noticeCard(
      {
        type: 'health.changed',
        name: cluster.name,
        status: 'UNHEALTHY',
        before: 'HEALTHY',
        reason: { api: 'ok', 'swarm-node-0.Ready': 'True', 'swarm-node-1.Ready': 'False' },
      },
      cluster,
    ),
  },
  {
    what: 'expiry',
    card: expiryCard(
      cluster,
      {
        id: 'i',
        clusterUuid: cluster.uuid,
        kind: 'issued',
        caller,
        origin: null,
        createdAt: new Date(),
        remindAt: null,
        serial: '5f0c',
        subject: 'CN=ann',
        names: [],
        usages: ['clientAuth'],
        fingerprint: 'C3:AB:FF',
        expiresAt: new Date(Date.now() + 7 * 86_400_000),
      },
      7,
    ),
  },
  {
    what: 'digest',
    card: digestCard({
      total: 3,
      newest: [
        {
          kind: 'CREATE_FAILED',
          cluster: 'batch',
          text: 'ResourceInError: resources[0].server: Went to status ERROR due to "Message: No valid host was found., Code: 500"',
          isFailure: true,
          failed: { type: 'OS::Nova::Server', deleting: false },
          at: new Date().toISOString(),
        },
        {
          kind: 'UPDATE_COMPLETE',
          cluster: 'ci',
          text: 'Cluster ci has 4 nodes.',
          isFailure: false,
          at: new Date().toISOString(),
        },
        {
          kind: 'CREATE_COMPLETE',
          cluster: 'lab1',
          text: 'Cluster lab1 is ready.',
          isFailure: false,
          at: new Date().toISOString(),
        },
      ],
    }),
  },
];

/** Puts them into a channel of a program's playground; answers what each is called, and its title. */
export async function showRareCards(
  databaseUrl: string,
  channel: string,
): Promise<{ what: string; title: string }[]> {
  const db = await openDatabase(databaseUrl);
  try {
    const shown = [];
    for (const { what, card } of rare) {
      if (!card) throw new Error(`There is no card ${what}.`);
      await db.write((tx) => addPlaygroundMessage(tx, { channel, thread: null, card }));
      shown.push({ what, title: card.title });
    }
    return shown;
  } finally {
    await db.close();
  }
}
