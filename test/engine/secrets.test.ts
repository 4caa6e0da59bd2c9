import fc from 'fast-check';
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

it.each(['password=[secret] is out', 'token=[left out], and more', 'my_password=[private key]'])(
  'what was taken out of a text before stays as it was put: %s',
  (text) => {
    expect(withoutSecrets(text)).toBe(text);
  },
);

it('a text gone through twice is as it was after the first time', () => {
  const part = fc.constantFrom(
    'password=',
    'x=',
    '[left out]',
    '[secret]',
    ' ',
    ',',
    '"',
    "'",
    'a',
    '://u:p@',
    '-',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const once = withoutSecrets(parts.join(''));
      expect(withoutSecrets(once)).toBe(once);
    }),
    { numRuns: 500 },
  );
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
