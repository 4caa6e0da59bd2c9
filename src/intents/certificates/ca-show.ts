import { z } from 'zod';
import type { Table } from '../../card/card.js';
import { own } from '../../card/own.js';
import { counted, moment } from '../../card/words.js';
import { showAuthority } from '../../engine/certificates/cluster-certificates.js';
import { describeCertificate } from '../../engine/certificates/describe.js';
import { showCluster } from '../../engine/clusters/lookup.js';
import { authorize } from '../../engine/policy.js';
import { type IssuedCertificate, listIssued } from '../../engine/store/issued.js';
import { positional, Text } from '../fields.js';
import { defineIntent } from '../intent.js';
import { certificateFacts } from './facts.js';

const shownIssued = 10;

export const caShow = defineIntent({
  action: 'certificate:get',
  command: {
    name: 'ca-show',
    summary: "Show a cluster's certificate authority, and what it has signed",
    risk: 'read',
    positionals: [positional('cluster', 'cluster', 'name or uuid of the cluster', { required: true })],
    flags: [],
    examples: ['ca-show swarm'],
  },
  form: { title: 'Show the certificate', submit: 'Show' },
  slots: z.strictObject({ cluster: Text }),
  async perform({ engine, caller }, slots) {
    const cluster = await showCluster(engine, caller, slots.cluster, null);
    authorize(engine, caller, 'certificate:get', cluster);
    const pem = await showAuthority(engine, cluster);
    const { newest, total } = await listIssued(engine.db.read, cluster.uuid, shownIssued);
    return {
      kind: 'answer',
      card: {
        title: `Certificate authority of ${cluster.name}`,
        tone: 'neutral',
        facts: certificateFacts(describeCertificate(pem)),
        ...(total > 0 ? { table: issuedTable(newest) } : {}),
        files: [{ name: `${cluster.name}-ca.pem`, content: pem }],
        buttons: [
          { label: 'Sign a request', style: 'primary', action: `ask:ca-sign ${cluster.name}` },
          { label: 'How to connect', style: 'plain', action: `cmd:cluster-config ${cluster.name}` },
        ],
        footnote:
          total > shownIssued
            ? `${counted(total, 'certificate')} signed for people; the newest ${shownIssued} are shown.`
            : 'Certificates of the cluster’s own nodes are not listed.',
      },
    };
  },
});

function issuedTable(issued: readonly IssuedCertificate[]): Table {
  return {
    columns: ['signed for', 'asked by', 'expires'],
    rows: issued.map(({ subject, caller, expiresAt }) => [
      own(subject),
      own(caller.chat?.name ?? caller.userName),
      moment(expiresAt),
    ]),
  };
}
