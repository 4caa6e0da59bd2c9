import type { SandboxLogger } from '../../sandbox.js';
import { advance } from './advance.js';
import type { HeatContext } from './context.js';
import type { StackRecord } from './records.js';
import { failStack } from './transitions.js';

/** {@link advance}, with the rule that a stack whose template cannot be worked out any more fails instead of hanging. */
export function advanceOrFail(heat: HeatContext, stack: StackRecord, logger: SandboxLogger): number | null {
  try {
    return advance(heat, stack);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    logger.error({ stack: stack.id, error }, 'the sandbox could not go on with a stack');
    if (stack.status === 'IN_PROGRESS') failStack(heat, stack, { kind: 'Error', path: [], message }, message);
    return null;
  }
}
