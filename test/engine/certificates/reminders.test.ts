import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextReminder, remind } from '../../../src/engine/certificates/reminders.js';
import { createCluster } from '../../../src/engine/clusters/create.js';
import { listEventsAfter } from '../../../src/engine/store/events.js';
import { insertIssued } from '../../../src/engine/store/issued.js';
import { drive, type Lab, startLab } from '../lab.js';

const day = 86_400_000;

describe('reminders of certificates that expire', () => {
  let lab: Lab;
  let clusterUuid: string;
  beforeAll(async () => {
    lab = await startLab();
    const made = await createCluster(lab.engine, lab.caller, { name: 'c', clusterTemplate: 'swarm' });
    clusterUuid = made.cluster.uuid;
    await drive(lab.engine, clusterUuid, made.operation.id);
  });
  afterAll(() => lab?.stop());

  const now = new Date('2026-06-01T12:00:00Z');
  const later = (days: number) => new Date(now.getTime() + days * day);
  const issue = async (expiresAt: Date) => {
    const certificate = {
      clusterUuid,
      kind: 'issued',
      serial: '40',
      subject: 'CN=ann',
      names: [],
      usages: [],
      fingerprint: 'AA',
      caller: lab.caller,
      origin: null,
      expiresAt,
      remindAt: nextReminder(expiresAt, now),
    } as const;
    const [issued] = await lab.engine.db.write((tx) => insertIssued(tx, [certificate]));
    return issued ?? expect.unreachable();
  };
  const told = async (id: string) => {
    const events = await listEventsAfter(lab.engine.db.read, 0, 10_000);
    return events.flatMap(({ body }) =>
      body.type === 'certificate.expiring' && body.issuedId === id ? [body.days] : [],
    );
  };

  it('come 30, 7 and 1 days before, each once, whoever looks and however often', async () => {
    const { id } = await issue(later(40));
    for (let hours = 0; hours <= 41 * 24; hours += 6) {
      const at = new Date(now.getTime() + hours * 3_600_000);
      await Promise.all([remind(lab.engine, at), remind(lab.engine, at)]);
    }
    expect(await told(id)).toEqual([30, 7, 1]);
  });

  it('after a pause only the nearest is told, and nothing of what has expired', async () => {
    const { id } = await issue(later(40));
    await remind(lab.engine, later(36));
    expect(await told(id)).toEqual([4]);
    await remind(lab.engine, later(60));
    expect(await told(id)).toEqual([4]);
  });

  it('the authority of a cluster is remembered for who made it, five years ahead', async () => {
    const row = await lab.engine.db.read.issuedCertificate.findFirst({
      where: { clusterUuid, kind: 'authority' },
    });
    const days = ((row?.remindAt?.getTime() ?? 0) - Date.now()) / day;
    expect(Math.round(days)).toBe(1825 - 30);
    expect(row?.subject).toBe('CN=c');
  });
});
