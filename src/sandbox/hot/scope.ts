import { HeatFault } from '../heat/fault.js';

/** What a template's functions can look at: one stack, being validated or running. */
export interface Scope {
  /** Undefined: the template has no such parameter. UNKNOWN: it will have a value. */
  parameter(name: string): unknown;
  /** What `get_resource` gives: a physical id, a name, a URL. */
  resource(name: string): unknown;
  attribute(resource: string, path: readonly unknown[]): unknown;
  file(key: string): string | undefined;
  condition(name: string): boolean;
}

/** A function of HOT: gets its unevaluated argument and a way to evaluate. */
export type HotFunction = (argument: unknown, evaluate: (value: unknown) => unknown, scope: Scope) => unknown;

/** 400 for an argument a function cannot work with. */
export function argumentFault(name: string, form: string): HeatFault {
  return new HeatFault(
    400,
    'StackValidationFailed',
    `.${name}: : Arguments to "${name}" must be of the form: ${form}`,
  );
}
