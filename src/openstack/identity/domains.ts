import type { DomainRef } from '../credentials.js';
import { parseAnswer } from '../http/answer.js';
import type { Service } from '../service.js';
import { DomainAnswer, DomainList, type TokenAnswer } from './schema.js';

/**
 * A domain by id or name. The domains that the session's own token names need no request and no role;
 * for others Keystone wants the role admin or reader.
 */
export async function findDomain(
  keystone: Service,
  own: TokenAnswer['token'],
  ref: DomainRef,
): Promise<{ id: string; name: string } | null> {
  const known = [own.user.domain, own.domain].find(
    (domain) => domain != null && ('id' in ref ? domain.id === ref.id : domain.name === ref.name),
  );
  if (known) return { id: known.id, name: known.name };
  if ('name' in ref) {
    const { domains } = await keystone.get(DomainList, `/domains?${new URLSearchParams({ name: ref.name })}`);
    return domains.find((domain) => domain.name === ref.name) ?? null;
  }
  const path = `/domains/${encodeURIComponent(ref.id)}`;
  const answer = await keystone.call({ method: 'GET', path, accept: [200, 404] });
  return answer.status === 404 ? null : parseAnswer(DomainAnswer, 'keystone', answer).domain;
}
