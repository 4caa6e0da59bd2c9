import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.js';
import { checkCredentials, type OpenedLink } from '../../src/program/doctor/credentials.js';
import { startCloud, type TestCloud } from '../engine/cloud.js';

describe('what the doctor says of credentials that people gave', () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await startCloud();
  });
  afterAll(() => cloud?.stop());

  const config = (env: Readonly<Record<string, string>>) => {
    const loaded = loadConfig(env);
    if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
    return loaded.config;
  };

  async function made(): Promise<OpenedLink> {
    const { demo, env } = cloud;
    const answer = await demo.call(
      'POST',
      `${env.OS_AUTH_URL}/users/${demo.userId}/application_credentials`,
      { application_credential: { name: randomUUID() } },
    );
    const { id, secret } = answer.body.application_credential as { id: string; secret: string };
    const link = {
      ...{ id: 'l', credentialId: id, sealedSecret: '', userId: demo.userId, userName: 'rita' },
      ...{ projectId: demo.projectId, projectName: 'demo', createdAt: new Date() },
    };
    return { link, secret };
  }

  it('is what each can do, and which Keystone does not take any more', async () => {
    const good = await made();
    const [first, second] = await checkCredentials(config(cloud.env), [
      good,
      { ...good, secret: 'not the secret' },
    ]);
    expect(first).toMatchObject({
      ok: true,
      sentence: expect.stringMatching(/^The credential of rita for project demo has the roles .*member/),
    });
    expect(second).toMatchObject({ ok: false, sentence: expect.stringContaining('have them log in again') });
    expect(JSON.stringify([first, second])).not.toContain(good.secret);
  });

  it('is nothing where the sandbox is the cloud, which runs only with the program', async () => {
    expect(await checkCredentials(config({}), [await made()])).toEqual([]);
  });
});
