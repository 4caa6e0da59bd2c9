import type { StackRequest } from '../cloud.js';

/** The body of `POST /stacks` and of its preview. Rollback of a failed create stays off: the stack tells why it failed. */
export function stackBody(request: StackRequest): object {
  return {
    stack_name: request.name,
    ...templateBody(request),
    timeout_mins: request.timeoutMinutes,
    disable_rollback: true,
    ...(request.tags.length > 0 ? { tags: request.tags.join(',') } : {}),
  };
}

/** The part of a body that says what to build: also the whole body of `POST /validate`. */
export function templateBody(
  request: Pick<StackRequest, 'template' | 'files' | 'environmentFiles' | 'parameters'>,
): object {
  return {
    template: request.template,
    files: request.files,
    ...(request.environmentFiles.length > 0 ? { environment_files: request.environmentFiles } : {}),
    parameters: request.parameters,
  };
}
