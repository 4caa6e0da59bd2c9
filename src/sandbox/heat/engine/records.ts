/** What Heat is doing, or last did, with a stack or a resource. */
export type Action = 'INIT' | 'CREATE' | 'UPDATE' | 'DELETE' | 'ROLLBACK' | 'CHECK' | 'SUSPEND' | 'RESUME';

/** How far the action is. */
export type Status = 'IN_PROGRESS' | 'COMPLETE' | 'FAILED';

/** Why something failed: Heat prints it as `kind: path: message`, with the path from the stack that is asked. */
export interface Failure {
  kind: string;
  /** Such as `['resources.swarm_masters', 'resources[0]', 'resources.server']`. */
  path: string[];
  message: string;
}

/** What a stack was made from. Nested stacks share their root's. */
export interface StackSource {
  id: string;
  template: Record<string, unknown>;
  files: Record<string, string>;
  environment: StackEnvironment;
}

/** The environment files of a stack, merged. */
export interface StackEnvironment {
  parameters: Record<string, unknown>;
  parameter_defaults: Record<string, unknown>;
  resource_registry: Record<string, unknown>;
}

/** Which template of the source a stack runs: the root one, a nested file, or one that a resource made up. */
export type StackBody =
  | { kind: 'root' }
  | { kind: 'file'; key: string }
  | { kind: 'inline'; template: Record<string, unknown> };

/** One resource of one stack. */
export interface ResourceRecord {
  name: string;
  id: string;
  type: string;
  physicalId: string | null;
  action: Action;
  status: Status;
  reason: string;
  failure: Failure | null;
  createdAt: string;
  updatedAt: string;
  /** The traversal of the stack that this resource was last brought to. */
  traversal: number;
  /** Epoch milliseconds at which to look at it next; null: only when something happens to it. */
  due: number | null;
  /** Names of the resources it needs. */
  requires: string[];
  /** As resolved at its last create or update; long texts stand as their digest. */
  properties: Record<string, unknown>;
  metadata: unknown;
  /** What its type keeps about it. */
  data: Record<string, unknown>;
}

/** A stack, nested or not. */
export interface StackRecord {
  id: string;
  name: string;
  projectId: string;
  userId: string;
  stackUserProjectId: string;
  /** The stack and resource this one is nested in; null at the root. */
  parent: { stackId: string; resource: string } | null;
  action: Action;
  status: Status;
  reason: string;
  failure: Failure | null;
  createdAt: string;
  updatedAt: string | null;
  deletedAt: string | null;
  timeoutMins: number | null;
  /** Epoch milliseconds; null without a time limit. */
  deadline: number | null;
  disableRollback: boolean;
  tags: string[];
  sourceId: string;
  body: StackBody;
  parameters: Record<string, unknown>;
  traversal: number;
  resources: Record<string, ResourceRecord>;
  /** Replaced or removed resources that still have to be deleted. */
  obsolete: ResourceRecord[];
  /** What to go back to when an update fails and rollback is wanted. */
  previous: { sourceId: string; parameters: Record<string, unknown> } | null;
}

/** One line of the history of a stack. */
export interface StackEvent {
  id: string;
  stackId: string;
  rootId: string;
  sequence: number;
  time: string;
  resourceName: string;
  resourceType: string;
  physicalId: string;
  status: string;
  reason: string;
}
