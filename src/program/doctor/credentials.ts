import type { Config } from '../../config/config.js';
import type { Link } from '../../engine/access/link.js';
import { connect } from '../../openstack/connect.js';
import { isOpenStackError } from '../../openstack/error.js';
import type { Check } from '../commands/doctor.js';

/** A person's credential as it was opened. */
export interface OpenedLink {
  readonly link: Link;
  readonly secret: string;
}

/** So many are tried; a doctor who asks Keystone for hundreds is not waited for. */
const most = 50;

/** What each person's credential can do, as Keystone says it now; nothing to say for the sandbox, which runs only with the program. */
export async function checkCredentials({ cloud }: Config, opened: readonly OpenedLink[]): Promise<Check[]> {
  if (!cloud) return [];
  const checks: Check[] = [];
  for (const { link, secret } of opened.slice(0, most)) {
    const auth = { type: 'application_credential', id: link.credentialId, secret } as const;
    checks.push(await tryOne(link, { ...cloud.credentials, auth }));
  }
  const left = opened.length - most;
  if (left > 0) checks.push({ name: 'people', ok: true, sentence: `${left} more were not tried.` });
  return checks;
}

async function tryOne(
  { userName, projectName }: Link,
  credentials: Parameters<typeof connect>[0],
): Promise<Check> {
  const name = 'people';
  const whose = `The credential of ${userName} for project ${projectName}`;
  const session = connect(credentials);
  try {
    const { roles } = await session.identity.whoami();
    return { name, ok: true, sentence: `${whose} has the roles ${[...roles].sort().join(', ')}.` };
  } catch (error) {
    if (isOpenStackError(error, 'openstack.unauthorized')) {
      const sentence = `${whose} is expired or was revoked: have them log in again, or log out.`;
      return { name, ok: false, sentence };
    }
    const why = error instanceof Error ? error.message : String(error);
    return { name, ok: false, sentence: `${whose} could not be tried: ${why}` };
  } finally {
    await session.close();
  }
}
