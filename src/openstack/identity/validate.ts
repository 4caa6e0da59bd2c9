import type { Identity } from '../cloud.js';
import { isOpenStackError } from '../error.js';
import { lookUpToken } from './login.js';
import type { TokenAnswer } from './schema.js';
import type { Session } from './session.js';
import { tokenInfo } from './token-info.js';

/**
 * Validates other people's tokens as keystonemiddleware does, with the session's own token. An account that may not is
 * found out by the first refusal, and from then on each token is asked about with itself.
 */
export function createValidate(session: Session): Identity['validate'] {
  const { send, credentials } = session;
  let may = true;
  const withOwn = async (token: string, again: boolean): Promise<TokenAnswer['token'] | null> => {
    const { token: own } = await session.current();
    try {
      return await lookUpToken(send, credentials.authUrl, token, own);
    } catch (error) {
      if (!again || !isOpenStackError(error, 'openstack.unauthorized')) throw error;
      session.reject(own);
      return withOwn(token, false);
    }
  };
  return async (token) => {
    try {
      if (may) {
        const answer = await withOwn(token, true);
        return answer && tokenInfo(answer);
      }
    } catch (error) {
      if (!isOpenStackError(error, 'openstack.forbidden')) throw error;
      may = false;
    }
    const answer = await lookUpToken(send, credentials.authUrl, token);
    return answer && tokenInfo(answer);
  };
}
