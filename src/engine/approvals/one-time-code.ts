import type { Caller } from '../caller.js';
import type { Engine } from '../engine.js';
import { EngineError } from '../errors.js';
import { countRefusals } from '../store/audit.js';
import { type Approval, requestId } from './approval.js';

const window = 15 * 60_000;
const mostWrong = 5;
const wrongCode = 'approval.wrong_code';

/**
 * Throws `approval.no_code` where a request wants a one-time code and the caller, who acts as the program's own account, has no Keystone
 * user to have one of.
 */
export function requireOwnUser(caller: Caller, approval: Approval): void {
  if (approval.stepUp !== 'one-time-code' || !caller.service) return;
  throw new EngineError(
    'approval.no_code',
    `Approving ${requestId(approval)} takes a one-time code of your own Keystone user, and here you act as the bot.`,
    { hint: 'Say login first.' },
  );
}

/**
 * Has Keystone look at the caller's one-time code (TOTP) where the request wants one: a second factor that whoever has only the chat
 * account lacks. Nothing of it is kept. Throws what {@link requireOwnUser} does, `approval.wrong_code` (field `passcode`) for one that
 * Keystone does not take, `approval.codes_used_up` after five wrong ones in a quarter of an hour, and `approval.no_code` where this
 * Keystone takes none from anybody.
 */
export async function requireCode(
  engine: Engine,
  caller: Caller,
  approval: Approval,
  passcode: string | undefined,
): Promise<void> {
  if (approval.stepUp !== 'one-time-code') return;
  requireOwnUser(caller, approval);
  const since = new Date(Date.now() - window);
  const actions = ['approve', 'break-glass'];
  const tried = { userId: caller.userId, actions, code: wrongCode, since };
  if ((await countRefusals(engine.db.read, tried)) >= mostWrong) {
    throw new EngineError(
      'approval.codes_used_up',
      `${mostWrong} codes were wrong within a quarter of an hour.`,
      {
        hint: 'Try again later. If that was not you, tell an admin.',
      },
    );
  }
  const { identity } = engine.clouds.forProject(approval.projectId);
  const said = passcode ? await identity.checkPasscode(caller.userId, passcode) : 'wrong';
  if (said === 'right') return;
  if (said === 'wrong') {
    throw new EngineError(wrongCode, 'Keystone does not take this one-time code for your user.', {
      field: 'passcode',
      hint: 'It takes six digits of your authenticator, each code for about a minute.',
    });
  }
  throw new EngineError(
    'approval.no_code',
    'This Keystone takes no one-time codes, so nobody can approve this request.',
    { hint: 'An operator adds totp to [auth] methods of Keystone, or changes stepUp in the policy file.' },
  );
}
