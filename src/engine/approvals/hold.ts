import type { Caller } from '../caller.js';
import type { Cluster } from '../clusters/cluster.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import type { OperationInput, OperationKind } from '../operations/operation.js';
import { type Project, requireProject } from '../projects.js';
import { getApproval } from '../store/approvals.js';
import type { Writer } from '../store/database.js';
import type { Approval, HeldAction } from './approval.js';
import type { ApprovalTerms } from './policy.js';
import { isUnchanged } from './subject.js';

/** An operation that is about to begin. */
interface Beginning {
  readonly kind: OperationKind;
  readonly input: OperationInput;
}

/**
 * What a rule may hold an operation back as; null for what destroys nothing, and for going on with what had begun and
 * failed: that was agreed to.
 */
export function heldAction(
  { status }: Pick<Cluster, 'status'>,
  { kind, input }: Beginning,
): HeldAction | null {
  if (input.of) return null;
  switch (kind) {
    case 'delete':
      return status === 'DELETE_FAILED' ? null : 'delete';
    case 'nodegroup-delete':
      return 'delete';
    case 'rotate-ca':
      return 'rotate-ca';
    case 'upgrade':
    case 'nodegroup-upgrade':
      return 'upgrade';
    case 'update':
    case 'nodegroup-update': {
      const { nodeCount = 0, previousNodeCount = nodeCount, remove = [] } = input;
      return nodeCount < previousNodeCount || remove.length > 0 ? 'scale-in' : null;
    }
    default:
      return null;
  }
}

/**
 * The project that a cluster is in, named, where rules go by names; null where no rule holds anything back. Throws where Keystone does not
 * name it: what cannot be known to be unprotected is not touched.
 */
export async function heldProject(
  engine: Engine,
  caller: Caller,
  { projectId }: { readonly projectId: string },
): Promise<Project | null> {
  return engine.approvals.holdsAny ? requireProject(engine, caller, projectId) : null;
}

/** The terms by which something that is not begun yet will be held back; null where it will not. */
export async function termsOfHold(
  engine: Engine,
  caller: Caller,
  action: HeldAction,
  cluster: { readonly projectId: string },
): Promise<{ readonly project: Project; readonly terms: ApprovalTerms } | null> {
  const project = await heldProject(engine, caller, cluster);
  const terms = project && engine.approvals.holds(action, project);
  return project && terms ? { project, terms } : null;
}

function doing(kind: OperationKind): string {
  if (kind === 'delete') return 'Deleting';
  if (kind === 'nodegroup-delete') return 'Deleting a node group of';
  if (kind === 'rotate-ca') return 'Replacing the certificate authority of';
  return kind.endsWith('update') ? 'Scaling in' : 'Upgrading';
}

/** Throws `approval.needed` where a rule holds this back, with what is to be done instead. */
export function refuseUnapproved(
  { approvals }: Pick<Engine, 'approvals'>,
  { action, kind }: { readonly action: HeldAction; readonly kind: OperationKind },
  { name }: Pick<Cluster, 'name'>,
  project: Project | null,
): void {
  if (!project || !approvals.holds(action, project)) return;
  throw new EngineError(
    'approval.needed',
    `${doing(kind)} cluster ${name} needs approval, because project ${project.name} is protected: ask for it in chat, with /magnum.`,
  );
}

/**
 * The approved request that a change carries out; null for one that carries out none. Throws `approval.over` unless it is approved, about
 * this cluster as it was when it was asked, and not begun.
 */
export async function requireApproved(
  engine: Engine,
  tx: Writer,
  number: number | undefined,
  { uuid }: Pick<Cluster, 'uuid'>,
): Promise<Approval | null> {
  if (number === undefined) return null;
  const approval = await getApproval(tx, number);
  const isMeant = approval?.state === 'EXECUTING' && approval.intent.slots.cluster === uuid;
  if (approval && isMeant && !approval.operationId && (await isUnchanged(tx, engine, approval)))
    return approval;
  throw new EngineError('approval.over', 'The cluster was changed after this was asked.');
}
