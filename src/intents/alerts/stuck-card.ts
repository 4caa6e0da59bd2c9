import type { Button, Card, Fact } from '../../card/card.js';
import { own } from '../../card/own.js';
import { elapsed } from '../../card/words.js';
import type { Event } from '../../engine/events/event.js';
import type { OperationView } from '../../engine/operations/history.js';
import { operationTitle } from '../cluster/operation-card.js';

/** What it usually is that Heat waits for, by the type of the resource. */
const usually: readonly { readonly type: RegExp; readonly says: string }[] = [
  {
    type: /WaitCondition|SoftwareDeployment|SignalResponder/,
    says: 'The server is there; what runs in it has not said yet that it is ready. Its console log says what it is at.',
  },
  { type: /Nova::Server/, says: 'Nova has not brought the server up yet.' },
  { type: /Cinder::/, says: 'Cinder has not made or attached the volume yet.' },
  { type: /Octavia::|LBaaS/, says: 'The load balancer is not active yet.' },
  { type: /Neutron::/, says: 'Neutron is not done with it yet.' },
];

/** That a running operation does not move, or goes on; null for an event that says neither, and where it is over instead. */
export function stuckCard({ body }: Event, { operation, cluster }: OperationView): Card | null {
  const name = operation.clusterName;
  if (body.type === 'operation.moved') {
    if (operation.state !== 'running') return null;
    return {
      title: `It goes on · ${own(name)}`,
      tone: 'progress',
      text: `${operationTitle(operation)} moves again.`,
    };
  }
  if (body.type !== 'operation.stuck') return null;
  const { waiting, since } = body;
  const waits: Fact[] = waiting
    ? [
        {
          label: 'Waiting for',
          value: [{ code: waiting.path.join(' › ') }, ` (${waiting.type})`],
          short: false,
        },
      ]
    : [];
  const says = usually.find(({ type }) => waiting && type.test(waiting.type))?.says;
  return {
    title: `Stuck · ${own(name)}`,
    tone: 'warning',
    text: [
      `Nothing has moved since ${since.slice(11, 16)} UTC.`,
      says,
      limit(cluster?.createTimeout, operation.createdAt),
    ]
      .filter(Boolean)
      .join(' '),
    facts: waits,
    ...(cluster && operation.state === 'running' ? { buttons: buttons(cluster.uuid) } : {}),
  };
}

function limit(minutes: number | undefined, begun: Date): string | undefined {
  if (!minutes) return undefined;
  const left = begun.getTime() + minutes * 60_000 - Date.now();
  return left > 0 ? `Heat gives it up in ${elapsed(left)}.` : undefined;
}

function buttons(uuid: string): Button[] {
  return [
    { label: 'What happens', style: 'plain', action: `cmd:cluster-events ${uuid}` },
    { label: 'Delete', style: 'danger', action: `cmd:cluster-delete ${uuid}` },
  ];
}
