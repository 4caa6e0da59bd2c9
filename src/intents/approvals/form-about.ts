import { own } from '../../card/own.js';
import { requestId } from '../../engine/approvals/approval.js';
import { requirePending } from '../../engine/approvals/decide.js';
import { findApproval } from '../../engine/approvals/read.js';
import { saidText } from '../form-about.js';
import type { IntentForm } from '../intent.js';
import { changeOf } from './change-text.js';
import { nameOf } from './person.js';

/** What a form says of the request that it is about: what changes, who asked, and why. */
export function aboutRequest(titleOf: (id: string) => string): NonNullable<IntentForm['about']> {
  return async ({ engine, caller }, slots) => {
    const named = saidText(slots.request);
    if (!named) return {};
    const approval = await findApproval(engine, caller, named);
    const id = requestId(approval);
    return {
      title: titleOf(id),
      text: `${id} of ${nameOf(approval.requester)}: ${changeOf(approval)}.\nReason: ${own(approval.reason)}`,
    };
  };
}

/** The same for what is of use while the request waits: no form opens for one that is over. Throws `approval.over`. */
export function aboutWaiting(titleOf: (id: string) => string): NonNullable<IntentForm['about']> {
  const about = aboutRequest(titleOf);
  return async (context, slots) => {
    const named = saidText(slots.request);
    if (named) requirePending(await findApproval(context.engine, context.caller, named), new Date());
    return about(context, slots);
  };
}
