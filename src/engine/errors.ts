/** Stable names of everything the engine refuses; callers match by these, never by the sentence. */
export type EngineErrorCode =
  | 'template.not_found'
  | 'template.ambiguous'
  | 'template.in_use'
  | 'template.invalid'
  | 'template.not_for_upgrade'
  | 'cluster.not_found'
  | 'cluster.ambiguous'
  | 'cluster.invalid'
  | 'cluster.wrong_status'
  | 'cluster.busy'
  | 'cluster.no_upgrade'
  | 'nodegroup.not_found'
  | 'nodegroup.ambiguous'
  | 'nodegroup.conflict'
  | 'nodegroup.invalid'
  | 'node.not_found'
  | 'keypair.not_found'
  | 'quota.exceeded'
  | 'quota.exists'
  | 'quota.invalid'
  | 'quota.not_found'
  | 'page.invalid'
  | 'project.not_found'
  | 'policy.forbidden'
  | 'channel.read_only'
  | 'channel.closed'
  | 'channel.other_project'
  | 'channel.required'
  | 'credential.refused'
  | 'credential.typed'
  | 'role.invalid'
  | 'role.none'
  | 'role.not_found'
  | 'driver.not_found'
  | 'certificate.invalid'
  | 'certificate.private_key'
  | 'certificate.not_found'
  | 'certificate.failed'
  | 'certificate.no_rotation'
  | 'file.invalid'
  | 'approval.invalid'
  | 'approval.needed'
  | 'approval.not_found'
  | 'approval.own'
  | 'approval.not_yours'
  | 'approval.over'
  | 'approval.recorded'
  | 'approval.no_code'
  | 'approval.wrong_code'
  | 'approval.codes_used_up'
  | 'alert.invalid'
  | 'alert.not_found'
  | 'service.invalid'
  | 'service.not_found'
  | 'discovery.failed'
  | 'trust.failed'
  | 'stack.failed'
  | 'store.busy'
  | 'store.unavailable';

/** One of several that a name fits, with what tells it from the others. */
export interface Candidate {
  readonly uuid: string;
  readonly facts: Readonly<Record<string, string | number | Date>>;
}

/**
 * Something that a person asked for cannot be done. `message` is a sentence for that person; where the fault
 * is in what was said, `field` names the slot and the sentence says what would be accepted.
 */
export class EngineError extends Error {
  readonly code: EngineErrorCode;
  readonly field: string | undefined;
  /** What would be accepted, or what to do next: a second sentence for chat, beside Magnum's own words. */
  readonly hint: string | undefined;
  /** The sentence for chat where Magnum's own words, which `message` keeps for its API, are none that a person can read. */
  readonly plain: string | undefined;
  /** What was said may mean each of these. */
  readonly candidates: readonly Candidate[];

  constructor(
    code: EngineErrorCode,
    message: string,
    options: {
      field?: string;
      hint?: string;
      plain?: string;
      candidates?: readonly Candidate[];
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'EngineError';
    this.code = code;
    this.field = options.field;
    this.hint = options.hint;
    this.plain = options.plain;
    this.candidates = options.candidates ?? [];
  }
}
