import type { Button, Card } from '../../card/card.js';
import { own } from '../../card/own.js';
import { asSentence } from '../../card/words.js';
import type { Cluster } from '../../engine/clusters/cluster.js';
import type { EventBody } from '../../engine/events/event.js';
import { clusterButtons } from './card.js';
import { healthFacts } from './health-facts.js';

/** What a notice says of the cluster that it is about. */
type About = Pick<Cluster, 'uuid' | 'name' | 'stackName'>;

/**
 * What is told of a cluster though nobody asked for anything: its stack or its health is not what it was. Of one that is gone, of
 * which no more is known, nothing is offered.
 */
export function noticeCard(body: EventBody, cluster: Cluster | About): Card | null {
  const { name } = cluster;
  const buttons = 'status' in cluster ? clusterButtons(cluster) : [];
  switch (body.type) {
    case 'cluster.lost':
      return {
        title: `${body.status} · ${own(name)}`,
        tone: 'danger',
        text: body.nodegroup
          ? `Node group ${body.nodegroup} of cluster ${name} has lost its stack: somebody deleted it in Heat. ${asSentence(body.reason)} Try again to have it built anew; what ran on it is gone. The other nodes are not touched.`
          : `Cluster ${name} has lost its stack: somebody deleted it in Heat. ${asSentence(body.reason)} Try again to have it built anew, with its name, its uuid and its certificates; what ran on it is gone. Or delete it.`,
        buttons,
      };
    case 'cluster.drifted':
      return {
        title: `Not as it was · ${own(name)}`,
        tone: 'warning',
        text: `${asSentence(body.reason)} ${whatHelps(body, cluster)}`,
        buttons: [look(cluster), ...buttons],
      };
    case 'cluster.restored':
      return {
        title: `As it was again · ${own(name)}`,
        tone: 'success',
        text: body.nodegroup
          ? `The stack of node group ${body.nodegroup} of cluster ${name} is again as this program left it.`
          : `The stack of cluster ${name} is again as this program left it.`,
        buttons: [look(cluster)],
      };
    case 'health.changed':
      return {
        title: `${body.status} · ${own(name)}`,
        tone: body.status === 'HEALTHY' ? 'success' : body.status === 'UNHEALTHY' ? 'danger' : 'warning',
        text:
          body.status === 'HEALTHY'
            ? `Cluster ${name} and its nodes are well again.`
            : `Cluster ${name} does not answer as it should.`,
        facts: healthFacts(body.reason),
        buttons: [look(cluster)],
      };
    default:
      return null;
  }
}

/** What brings a stack back in line that somebody changed without this program. Events of before stacks were told apart name none. */
function whatHelps(
  { reason, status, nodegroup, stack: named }: Extract<EventBody, { type: 'cluster.drifted' }>,
  { stackName, name }: About,
): string {
  const stack = named ?? stackName;
  if (/not found in Heat\.$/.test(reason))
    return 'The stack is gone: somebody deleted it. Try again to have it built anew; what ran on it is gone.';
  if (/\bSUSPEND_[A-Z_]+\b/.test(reason))
    return `Heat changes nothing in it until somebody resumes it: openstack stack resume ${stack}`;
  if (status === 'DELETE_FAILED')
    return `Somebody had Heat delete it, and Heat could not. Nothing in it can be changed any more: delete it with ${
      nodegroup ? `nodegroup-delete ${name} ${nodegroup}` : `cluster-delete ${name}`
    }. What keeps it is in openstack stack show ${stack}`;
  if (/^(?:Node group \S+: )?Somebody changed the stack/.test(reason))
    return `A resize of ${name} to the number of nodes that it is to have brings that back in line; openstack stack show ${stack} says more.`;
  return `What went wrong there is in openstack stack show ${stack}`;
}

function look({ uuid }: About): Button {
  return { label: 'Show', style: 'plain', action: `cmd:cluster-show ${uuid}` };
}
