import { z } from 'zod';
import type { Caller } from '../caller.js';
import type { Approval } from './approval.js';

/** What a request is about, and who did this to it, as its events carry it for notifications. */
export function aboutOf({ action, projectName, intent, reason }: Approval, by: Caller) {
  return { action, projectName, intent: z.json().parse(intent), reason, by };
}
