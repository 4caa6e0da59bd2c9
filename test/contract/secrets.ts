import { expect, it } from 'vitest';
import { type CloudUnderTest, uniqueName } from './cloud-under-test.js';

/** Texts as secrets, and containers that name them. */
export function secretsContract(test: () => CloudUnderTest): void {
  const barbican = () => test().cloud.barbican;

  it('a secret comes back with its lines, without white space around it, and is found by its name', async () => {
    const name = uniqueName('secret');
    const payload = '-----BEGIN CERTIFICATE-----\nMIIB+/=\n-----END CERTIFICATE-----\n';
    const ref = await barbican().createSecret({ name, payload });
    expect(await barbican().payload(ref)).toBe(payload.trim());
    expect(await barbican().secrets(name)).toEqual([{ ref, name }]);
    expect(await barbican().secrets(`${name}-other`)).toEqual([]);
    await barbican().deleteSecret(ref);
    expect(await barbican().payload(ref)).toBeNull();
    expect(await barbican().secrets(name)).toEqual([]);
    await barbican().deleteSecret(ref);
  });

  it('a container of a certificate names its parts; deleting it leaves them', async () => {
    const name = uniqueName('container');
    const parts = ['certificate', 'private_key', 'private_key_passphrase'];
    const secrets: Record<string, string> = {};
    for (const part of parts)
      secrets[part] = await barbican().createSecret({ name: `${part} ${name}`, payload: part });
    const ref = await barbican().createContainer({ name, secrets });
    expect(await barbican().container(ref)).toEqual({ ref, name, secrets });
    expect(await barbican().containers(name)).toEqual([{ ref, name, secrets }]);
    await barbican().deleteContainer(ref);
    expect(await barbican().container(ref)).toBeNull();
    await barbican().deleteContainer(ref);
    expect(await barbican().payload(secrets.private_key ?? '')).toBe('private_key');
    for (const secret of Object.values(secrets)) await barbican().deleteSecret(secret);
  });

  it('more than one page of secrets is read', async () => {
    const name = uniqueName('many');
    const refs: string[] = [];
    for (let i = 0; i < 101; i++) refs.push(await barbican().createSecret({ name, payload: String(i) }));
    expect((await barbican().secrets(name)).map(({ ref }) => ref).sort()).toEqual([...refs].sort());
    for (const ref of refs) await barbican().deleteSecret(ref);
  });

  it('a container of a certificate without one is refused', async () => {
    const ref = await barbican().createSecret({ name: uniqueName('lone'), payload: 'x' });
    await expect(
      barbican().createContainer({ name: uniqueName('bad'), secrets: { private_key: ref } }),
    ).rejects.toMatchObject({ code: 'openstack.bad_request' });
    await barbican().deleteSecret(ref);
  });
}
