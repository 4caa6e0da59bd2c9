import { expect, it } from 'vitest';
import { leftOut, withoutSecrets } from '../../src/engine/secrets.js';

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
