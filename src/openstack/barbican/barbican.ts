import { z } from 'zod';
import type { Barbican, SecretContainer } from '../cloud.js';
import { parseAnswer } from '../http/answer.js';
import type { Service } from '../service.js';
import { Container, NewContainer, NewSecret, Secret } from './schema.js';

/** Barbican's API, version 1. Of an href only its last part is used: its host may be known to nobody but Barbican. */
export function createBarbican(barbican: Service): Barbican {
  const remove = async (kind: 'secrets' | 'containers', ref: string) => {
    await barbican.call({ method: 'DELETE', path: `/${kind}/${idOf(ref)}`, accept: [200, 202, 204, 404] });
  };
  return {
    async createSecret({ name, payload }) {
      const body = { name, payload, payload_content_type: 'text/plain', secret_type: 'opaque' };
      return (await barbican.post(NewSecret, '/secrets', body)).secret_ref;
    },
    async payload(ref) {
      const path = `/secrets/${idOf(ref)}/payload`;
      const answer = await barbican.call({
        method: 'GET',
        path,
        mediaType: 'text/plain',
        accept: [200, 404],
      });
      return answer.status === 404 ? null : answer.text;
    },
    async secrets(name) {
      const found = await listNamed(barbican, 'secrets', name, Secret);
      return found.map((secret) => ({ ref: secret.secret_ref, name }));
    },
    deleteSecret: (ref) => remove('secrets', ref),
    async createContainer({ name, secrets }) {
      const refs = Object.entries(secrets).map(([part, ref]) => ({ name: part, secret_ref: ref }));
      const body = { type: 'certificate', name, secret_refs: refs };
      return (await barbican.post(NewContainer, '/containers', body)).container_ref;
    },
    async container(ref) {
      const path = `/containers/${idOf(ref)}`;
      const answer = await barbican.call({ method: 'GET', path, accept: [200, 404] });
      return answer.status === 404 ? null : containerOf(parseAnswer(Container, barbican.name, answer));
    },
    async containers(name) {
      return (await listNamed(barbican, 'containers', name, Container)).map(containerOf);
    },
    deleteContainer: (ref) => remove('containers', ref),
  };
}

const pageSize = 100;

/** Everything of that name, page by page: Barbican pages by offset, at most 100 at once. */
async function listNamed<T extends z.ZodType<{ name?: string | null | undefined }>>(
  barbican: Service,
  kind: 'secrets' | 'containers',
  name: string,
  item: T,
): Promise<z.infer<T>[]> {
  const found: z.infer<T>[] = [];
  for (let offset = 0; ; offset += pageSize) {
    const query = new URLSearchParams({ name, limit: String(pageSize), offset: String(offset) });
    const answer: Record<string, unknown> = await barbican.get(
      z.looseObject({ [kind]: z.array(item) }),
      `/${kind}?${query}`,
    );
    const listed = z.array(item).parse(answer[kind]);
    found.push(...listed.filter((one) => one.name === name));
    if (listed.length < pageSize) return found;
  }
}

function containerOf({ container_ref, name, secret_refs }: Container): SecretContainer {
  const secrets = Object.fromEntries(secret_refs.map((each) => [each.name ?? '', each.secret_ref]));
  return { ref: container_ref, name: name ?? '', secrets };
}

function idOf(ref: string): string {
  return encodeURIComponent(ref.replace(/\/+$/, '').split('/').at(-1) ?? '');
}
