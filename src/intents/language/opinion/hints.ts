import type { IntentName } from '../intent-names.js';
import { type Token, token } from '../text/token.js';

/**
 * The plain words of an intent, as word and class: said before a message that has its own words for them ("actualize
 * prod to k8s"), they let the rules find the rest. What destroys or acts for others has none.
 */
const plain: Partial<Record<IntentName, readonly (readonly [string, string])[]>> = {
  'cluster-template-create': [
    ['create', 'V.create'],
    ['template', 'N.template'],
  ],
  'cluster-template-list': [
    ['list', 'V.list'],
    ['templates', 'N.template'],
  ],
  'cluster-template-show': [
    ['show', 'V.show'],
    ['template', 'N.template'],
  ],
  'cluster-template-update': [
    ['update', 'V.update'],
    ['template', 'N.template'],
  ],
  'cluster-create': [
    ['create', 'V.create'],
    ['a', 'DET.a'],
    ['cluster', 'N.cluster'],
  ],
  'cluster-list': [
    ['list', 'V.list'],
    ['clusters', 'N.cluster'],
  ],
  'cluster-show': [['show', 'V.show']],
  'cluster-resize': [['scale', 'V.resize']],
  'cluster-update': [
    ['update', 'V.update'],
    ['cluster', 'N.cluster'],
  ],
  'cluster-upgrade': [['upgrade', 'V.upgrade']],
  'cluster-config': [
    ['get', 'V.get'],
    ['kubeconfig', 'N.config'],
  ],
  'cluster-events': [['events', 'N.events']],
  'nodegroup-list': [
    ['list', 'V.list'],
    ['node groups', 'N.nodegroup'],
  ],
  'nodegroup-show': [
    ['show', 'V.show'],
    ['node group', 'N.nodegroup'],
  ],
  'nodegroup-update': [
    ['update', 'V.update'],
    ['node group', 'N.nodegroup'],
  ],
  'ca-show': [
    ['show', 'V.show'],
    ['ca', 'N.ca'],
  ],
  'ca-sign': [
    ['sign', 'V.sign'],
    ['csr', 'N.csr'],
  ],
  'quotas-list': [
    ['list', 'V.list'],
    ['quotas', 'N.quota'],
  ],
  'quotas-show': [
    ['show', 'V.show'],
    ['quota', 'N.quota'],
  ],
  'quota-request': [
    ['request', 'V.request'],
    ['quota', 'N.quota'],
  ],
  'approval-list': [
    ['list', 'V.list'],
    ['approvals', 'N.approval'],
  ],
  'stats-list': [
    ['show', 'V.show'],
    ['stats', 'N.stats'],
  ],
  'service-list': [
    ['show', 'V.show'],
    ['services', 'N.service'],
  ],
  'alert-subscribe': [['subscribe', 'V.subscribe']],
  'alert-unsubscribe': [['unsubscribe', 'V.unsubscribe']],
  'alert-list': [
    ['list', 'V.list'],
    ['alerts', 'N.alert'],
  ],
  'project-list': [
    ['list', 'V.list'],
    ['projects', 'N.project'],
  ],
  'project-use': [
    ['use', 'V.use'],
    ['project', 'N.project'],
  ],
  login: [['log in', 'V.login']],
  logout: [['log out', 'V.logout']],
  whoami: [['whoami', 'N.whoami']],
  help: [['help', 'N.help']],
};

/** The plain words of an intent as tokens that end with a pause; null for one that has none. */
export function hintOf(intent: IntentName): readonly Token[] | null {
  const words = plain[intent];
  if (!words) return null;
  return [
    ...words.map(([text, tag]): Token => ({ ...token(text, -1, 'latin', tag), form: 'base' })),
    token(',', -1, 'mark', 'MARK'),
  ];
}
