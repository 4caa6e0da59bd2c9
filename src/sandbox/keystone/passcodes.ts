import { TOTP } from 'otpauth';
import type { Store } from '../state/store.js';

/** True when the code is one of this half minute or the last, of any authenticator of the user's: as Keystone takes them. */
export function passcodeMatches(store: Store, userId: string, passcode: string): boolean {
  return store.totpCredentials
    .filter((one) => one.userId === userId)
    .some(({ secret }) => {
      const away = new TOTP({ secret }).validate({ token: passcode, window: 1 });
      return away === 0 || away === -1;
    });
}
