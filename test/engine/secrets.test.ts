import { expect, it } from 'vitest';
import { drivers } from '../../src/drivers/registry.js';
import { isSecretLabel, leftOut, withoutSecrets } from '../../src/engine/secrets.js';

it.each([
  'aws_access_key_id',
  'aws_secret_access_key',
  'exhibitor_azure_account_key',
  'grafana_admin_passwd',
  'private_key',
])('the value of the label %s is shown to nobody', (name) => {
  expect(withoutSecrets({ labels: { [name]: 'AKIA123' } })).toEqual({ labels: { [name]: leftOut } });
});

it.each(['exhibitor_explicit_keys', 'exhibitor_azure_account_name', 'keypair_id', 'key_name'])(
  'the value of %s is no secret',
  (name) => {
    expect(withoutSecrets('value', name)).toBe('value');
  },
);

it('a secret that stands in a text is left out too', () => {
  expect(withoutSecrets({ name: 'x password=hunter2hunter2 y', size: 'm1.small' })).toEqual({
    name: `x password=${leftOut} y`,
    size: 'm1.small',
  });
});

it('what was taken out of a text before stays as it was put', () => {
  expect(withoutSecrets('password=[secret] is out')).toBe('password=[secret] is out');
});

it('what a driver says to be a secret is one', () => {
  const refused = (schema: { safeParse(value: unknown): { error?: { message: string } } }) =>
    schema.safeParse('\u0000').error?.message ?? '';
  const marked = drivers.flatMap(({ labels }) =>
    Object.entries(labels.shape).flatMap(([name, schema]) =>
      refused(schema).includes('is not supported as it is') ? [name] : [],
    ),
  );
  expect(marked).toContain('grafana_admin_passwd');
  expect(marked).toContain('exhibitor_azure_account_key');
  expect(marked.filter((name) => !isSecretLabel(name, 'any'))).toEqual([]);
});
