import type { Button, Card, Fact, Text, Tone } from '../../card/card.js';
import { own } from '../../card/own.js';
import { asSentence, counted, elapsed, shown } from '../../card/words.js';
import type { OperationView } from '../../engine/operations/history.js';
import type { Operation, OperationInput, Outcome, StageName } from '../../engine/operations/operation.js';
import { rotationText } from '../certificates/rotation-text.js';
import { explainFailure } from '../failure/explain.js';
import { failureFacts, failureWords } from '../failure/facts.js';
import { failedOperation } from '../failure/failure.js';
import { ignoredLabels } from '../ignored-labels.js';
import { clusterButtons } from './card.js';
import { buttonsAfterFailure, upgradeFacts } from './failed-upgrade.js';
import { stageLabels, stageSteps, tookOfStage } from './stage-steps.js';
import { addTimeline } from './timeline-button.js';
import { upgradeText } from './upgrade-card.js';

const doing: Record<Operation['kind'], string> = {
  create: 'Creating',
  update: 'Updating',
  delete: 'Deleting',
  retry: 'Retrying',
  upgrade: 'Upgrading',
  'nodegroup-create': 'Adding a node group to',
  'nodegroup-update': 'Updating',
  'nodegroup-delete': 'Removing a node group from',
  'nodegroup-upgrade': 'Upgrading a node group of',
  'rotate-ca': 'Replacing the certificate authority of',
};

const done: Record<Operation['kind'], string> = {
  create: 'is ready',
  update: 'is updated',
  delete: 'is deleted',
  retry: 'is ready',
  upgrade: 'is upgraded',
  'nodegroup-create': 'has a new node group',
  'nodegroup-update': 'is updated',
  'nodegroup-delete': 'has one node group less',
  'nodegroup-upgrade': 'has its node group upgraded',
  'rotate-ca': 'has a new certificate authority',
};

const undone: Record<Operation['kind'], string> = {
  create: 'could not be created',
  update: 'could not be updated',
  delete: 'could not be deleted',
  retry: 'failed again',
  upgrade: 'could not be upgraded',
  'nodegroup-create': 'could not get its node group',
  'nodegroup-update': 'could not be updated',
  'nodegroup-delete': 'could not lose its node group',
  'nodegroup-upgrade': 'could not have its node group upgraded',
  'rotate-ca': 'did not take its new certificate authority',
};

/** One operation, living: drawn again whenever it moves. */
export function operationCard(view: OperationView, now = new Date()): Card {
  const { operation, cluster } = view;
  const tone = operationTone(operation);
  const { progress } = operation;
  const took = elapsed((operation.finishedAt ?? now).getTime() - operation.createdAt.getTime());
  const steps = stageSteps(operation);
  const showBar = operation.state === 'running' || operation.state === 'failed';
  return {
    title: operationTitle(operation),
    tone,
    text: summary(view),
    ...(showBar
      ? { progress: { done: progress.done, total: progress.total, caption: progressCaption(view, took) } }
      : {}),
    ...(steps.length > 0 ? { steps } : {}),
    facts: [...operationFacts(view, took), ...labelFacts(operation), ...nameFacts(view)],
    buttons: operationButtons(view),
    footnote: [
      'Asked by ',
      operation.caller.chat
        ? { mention: operation.caller.chat.id, name: operation.caller.chat.name }
        : operation.caller.userName,
      ` · project ${operation.caller.projectName}`,
      ...(cluster?.stackId ? [` · stack ${cluster.stackName}`] : []),
    ],
  };
}

function operationButtons({ operation, cluster }: OperationView): Button[] {
  const { kind, state } = operation;
  if (!cluster || state === 'superseded') return [];
  const isBuild = kind === 'create' || kind === 'retry';
  const buttons =
    state === 'failed'
      ? buttonsAfterFailure(operation, cluster)
      : clusterButtons(cluster, kind === 'nodegroup-create');
  return isBuild && state !== 'running' && cluster.stackId ? addTimeline(buttons, cluster.uuid) : buttons;
}

function progressCaption({ operation: { progress }, noConductor }: OperationView, took: string): string {
  if (noConductor) return `Not begun · ${took}`;
  if (progress.total === 0) return `Heat is being asked · ${took}`;
  const { done, total } = progress;
  return `${done} of ${total} ${total === 1 ? 'resource' : 'resources'} · ${took}`;
}

/** The colour of an operation. */
export function operationTone(operation: Operation): Tone {
  if (operation.state === 'running') return 'progress';
  if (operation.state === 'failed')
    return operation.outcome?.status === 'ROLLBACK_COMPLETE' ? 'warning' : 'danger';
  if (operation.state === 'superseded') return 'neutral';
  return operation.outcome?.left ? 'warning' : 'success';
}

/** `Creating cluster swarm`, `Cluster swarm is ready`. */
export function operationTitle(operation: Operation): string {
  const { kind, state, clusterName } = operation;
  if (state === 'running') return `${doing[kind]} cluster ${clusterName}`;
  if (state === 'succeeded') {
    const left = operation.outcome?.left;
    if (!left) return `Cluster ${clusterName} ${done[kind]}`;
    // What a retry of the cluster's own stack leaves failed is a further node group.
    const ended = kind === 'retry' ? 'has its own nodes ready' : done[kind];
    return `Cluster ${clusterName} ${ended}, and is still ${left.status}`;
  }
  if (state === 'superseded') return `${doing[kind]} cluster ${clusterName} was given up`;
  if (operation.outcome?.status === 'ROLLBACK_COMPLETE') return `Cluster ${clusterName} was rolled back`;
  return `Cluster ${clusterName} ${undone[kind]}`;
}

function summary({ operation, cluster, template }: OperationView): Text {
  const { kind, input, state } = operation;
  if (state === 'superseded') return 'Another request took its place.';
  if (kind === 'delete') return state === 'running' ? deletionText(input) : '';
  if (kind === 'nodegroup-create')
    return `Node group ${input.nodegroup} with ${counted(input.nodeCount ?? 0, 'node')}.`;
  if (kind === 'nodegroup-delete')
    return input.nothingLeft
      ? `Nothing of node group ${input.nodegroup} is left in Heat: only its record goes.`
      : `Node group ${input.nodegroup} with its servers.`;
  if ((kind === 'update' || kind === 'nodegroup-update') && input.nodeCount !== undefined)
    return sizeText({ ...input, nodeCount: input.nodeCount });
  if (kind === 'rotate-ca') return rotationText(operation);
  if (input.upgrade) return upgradeText(operation.input.nodegroup, input.upgrade);
  if (!cluster) return '';
  const size = `${counted(cluster.masterCount, 'master')} and ${counted(cluster.nodeCount, 'node')}`;
  const flavors = [
    input.masterFlavor ? ` Masters with flavor ${input.masterFlavor}.` : '',
    input.flavor ? ` Workers with flavor ${input.flavor}.` : '',
  ].join('');
  return `${template ? `${size}, ${template.coe} from template ${template.name}.` : `${size}.`}${flavors}`;
}

function deletionText({ nothingLeft }: OperationInput): string {
  return nothingLeft
    ? 'Nothing of it is left in Heat: only its record goes.'
    : 'Heat removes its servers, volumes and network.';
}

/** What becomes of the number of nodes; a group may be tried again as it was. */
function sizeText({
  nodegroup,
  nodeCount,
  previousNodeCount = 0,
  of,
  anew,
}: OperationInput & { readonly nodeCount: number }): string {
  const before = counted(previousNodeCount, 'node');
  if (!nodegroup) return `From ${before} to ${nodeCount}.`;
  if (!of || nodeCount !== previousNodeCount)
    return `Node group ${nodegroup}: from ${before} to ${nodeCount}.`;
  return anew
    ? `Node group ${nodegroup} is built anew, with ${before}.`
    : `Node group ${nodegroup} is tried again, with ${before}.`;
}

/** Milliseconds after which somebody who waits is told what for. */
const patience = 120_000;

/** What Heat has been at for long: a server that does not come up, a guest that says nothing. */
function stuckFacts({ progress: { waiting } }: Operation, now = Date.now()): Fact[] {
  if (!waiting) return [];
  const waited = now - Date.parse(waiting.since);
  if (!(waited > patience)) return [];
  const value = [{ code: waiting.path.join(' › ') }, ` (${waiting.type}), for ${elapsed(waited)}`];
  return [{ label: 'Waiting for', value, short: false }];
}

/** Why nobody begins with an operation, and who can mend that. */
function conductorMissing(disabled: readonly string[]): string {
  const why = 'No conductor that is up and enabled takes work, so Heat has not been asked yet.';
  const [host] = disabled;
  if (host === undefined) return `${why} It begins when one is started; service-list shows them.`;
  return `${why} An admin lets one work again: service-enable ${host}`;
}

/** What was asked for and means nothing here; a cluster that goes on without it looks as if it had it. */
function labelFacts({ input: { ignoredLabels: labels = [] } }: Operation): Fact[] {
  return labels.length > 0 ? [{ label: 'Labels', value: ignoredLabels(labels), short: false }] : [];
}

/** That there are two of the name now, and what this one is asked for by. */
function nameFacts({ operation: { input, clusterName }, cluster }: OperationView): Fact[] {
  if (!input.sameName || !cluster) return [];
  const value = `There was a cluster ${clusterName} already: with two of a name, each is asked for by its uuid. This one is ${cluster.uuid}.`;
  return [{ label: 'Name', value, short: false }];
}

/** What the cluster is in still, as one of its node groups failed before. */
function leftFacts({ status, reason }: NonNullable<Outcome['left']>, took: string): Fact[] {
  return [
    { label: 'status', value: status },
    { label: 'status_reason', value: shown(reason), short: false },
    { label: 'took', value: took },
  ];
}

/** What the outcome leaves to know: addresses of what was made, or why it failed and what helps. */
export function operationFacts(view: OperationView, took: string): Fact[] {
  const { operation, cluster } = view;
  const { outcome, state } = operation;
  if (state === 'running') {
    if (view.noConductor)
      return [{ label: 'Waiting', value: conductorMissing(view.noConductor), short: false }];
    const { observed, drained } = cluster?.conditions ?? {};
    const moving = operation.input.hosts?.length ? drained : undefined;
    const waiting = [observed, moving].find((condition) => condition?.state === 'unknown');
    if (waiting) return [{ label: 'Waiting', value: waiting.reason, short: false }];
    return stuckFacts(operation);
  }
  if (state === 'superseded' || !outcome) return [];
  const facts: Fact[] = [
    { label: 'status', value: outcome.status },
    { label: 'took', value: took },
  ];
  if (state === 'failed')
    return [...facts, ...failureFacts(failedOperation(operation)), ...upgradeFacts(operation)];
  if (!cluster || operation.kind === 'delete') return facts;
  const { left } = outcome;
  return [
    ...(left ? leftFacts(left, took) : facts),
    { label: 'api_address', value: shown(cluster.apiAddress) },
    { label: 'master_addresses', value: cluster.masterAddresses.join(', ') || '-' },
    { label: 'node_addresses', value: cluster.nodeAddresses.join(', ') || '-' },
  ];
}

/** What the thread hears when a stage is done. */
export function stageCard(view: OperationView, stage: StageName): Card {
  const { operation, cluster } = view;
  const { progress } = operation;
  const found = progress.stages[stage];
  const at = found?.finishedAt ? Date.parse(found.finishedAt) : Date.now();
  const took = elapsed(at - operation.createdAt.getTime());
  if (stage === 'ready' && cluster) {
    const left = operation.outcome?.left;
    return {
      title: left ? `Done after ${took}, and still ${left.status}` : `${stageLabels.ready} after ${took}`,
      tone: left ? 'warning' : 'success',
      facts: operationFacts(view, took).filter(({ label }) => label !== 'took'),
    };
  }
  const own = tookOfStage(operation, stage);
  return {
    title: `${stageLabels[stage]} done`,
    tone: 'success',
    text: [
      found ? counted(found.total, 'resource') : '',
      own === null ? '' : `took ${elapsed(own)}`,
      `${progress.done} of ${progress.total} in all, ${took} after it was asked`,
    ]
      .filter(Boolean)
      .join(' · '),
  };
}

/** What the thread hears when it failed: the deepest resource, its reason, what it means and what to do. */
export function failureCard(view: OperationView): Card {
  const { operation, cluster } = view;
  const took = elapsed((operation.finishedAt ?? new Date()).getTime() - operation.createdAt.getTime());
  return {
    title: `Failed after ${took}`,
    tone: operationTone(operation),
    facts: operationFacts(view, took).filter(({ label }) => label !== 'took'),
    ...(cluster ? { buttons: buttonsAfterFailure(operation, cluster) } : {}),
  };
}

/** How it ended well, and which node group is failed still. */
function doneText(operation: Operation, where: string): string {
  const { left } = operation.outcome ?? {};
  if (!left) return `${operationTitle(operation)}${where}.`;
  return [operationTitle(operation), left.reason ?? ''].map(asSentence).filter(Boolean).join(' ');
}

/** What the channel hears once, at the end: short, with the next step. */
export function alertCard(view: OperationView): Card {
  const { operation, cluster } = view;
  const { outcome } = operation;
  const failed = operation.state === 'failed';
  const left = outcome?.left;
  const { words, where: resource } = failureWords(failedOperation(operation));
  const { meaning, advice } = explainFailure(failedOperation(operation));
  const why = [resource, words].filter(Boolean).join(': ');
  const isBuilt = operation.kind === 'create' || operation.kind === 'retry';
  const where = cluster?.apiAddress && isBuilt ? ` at ${cluster.apiAddress}` : '';
  return {
    title: `${left?.status ?? outcome?.status ?? ''} · ${own(operation.clusterName)}`,
    tone: operationTone(operation),
    text: failed
      ? [operationTitle(operation), why, meaning, advice].map(asSentence).filter(Boolean).join(' ')
      : operation.kind === 'rotate-ca'
        ? rotationText(operation)
        : doneText(operation, where),
    ...(failed && cluster ? { buttons: buttonsAfterFailure(operation, cluster) } : {}),
    ...(left && cluster ? { buttons: clusterButtons(cluster) } : {}),
  };
}
