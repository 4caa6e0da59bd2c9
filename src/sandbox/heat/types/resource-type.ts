import type { Duration } from '../../clock.js';
import type { Store } from '../../state/store.js';
import type { ResourceRecord, StackRecord } from '../engine/records.js';
import type { PropertyTable } from './property.js';

/** What a resource type may use of the cloud around it. */
export interface CloudContext {
  readonly store: Store;
  readonly pace: number;
  /** Base URL of the sandbox, without a slash at the end. */
  url(): string;
  /** A Keystone token that can only signal this resource of this stack. */
  signalToken(stack: StackRecord, resource: string): string;
  /** A server became ACTIVE, or has other metadata: its guest begins, or does what it is told. */
  boot(serverId: string): void;
  log(message: string, fields: Record<string, unknown>): void;
}

/** One resource of one stack, being worked on. */
export interface ResourceContext {
  readonly cloud: CloudContext;
  readonly stack: StackRecord;
  readonly resource: ResourceRecord;
  /** Evaluated and checked; `{}` when it is being deleted. */
  readonly properties: Record<string, unknown>;
}

/** Thrown by a resource type: the resource, and so its stack, fails. */
export class ResourceFailure extends Error {
  constructor(
    /** Heat's name of the failure: `ResourceInError`, `WaitConditionFailure`, … */
    readonly kind: string,
    message: string,
  ) {
    super(message);
    this.name = 'ResourceFailure';
  }
}

/** Done; or look again at this time (epoch milliseconds); or only when something happens to it. */
export type Progress = 'done' | { readonly again: number | null };

/** A type of resource that is not a nested stack. */
export interface ResourceType {
  readonly properties: PropertyTable;
  /** How long it takes to make. */
  readonly takes: Duration;
  /** Names that `get_attr` may ask for; `any` when they are not known beforehand. */
  readonly attributes: readonly string[] | 'any';
  /** Rules between properties; runs on validation, when values may be UNKNOWN. */
  validate?(properties: Record<string, unknown>): void;
  /** Begins to make it: sets `physicalId`. */
  create(context: ResourceContext): void;
  /** Asked when its time has come; done when absent. */
  check?(context: ResourceContext): Progress;
  /** Properties whose change is let pass, by what the others say. */
  ignores?(properties: Record<string, unknown>): readonly string[];
  /** Applies changed properties in place. */
  update?(context: ResourceContext): void;
  remove?(context: ResourceContext): void;
  /** What `get_resource` gives; the physical id when absent. */
  reference?(context: ResourceContext): unknown;
  /** Undefined when there is no such attribute. */
  attribute(context: ResourceContext, name: string): unknown;
  /** A signal sent to it; answers whether it takes signals. */
  signal?(context: ResourceContext, details: unknown): void;
}
