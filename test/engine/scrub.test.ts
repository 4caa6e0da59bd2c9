import { expect, it } from 'vitest';
import { scrub } from '../../src/engine/scrub.js';

it.each([
  ['OS_PASSWORD=topsecret99 is set', 'OS_PASSWORD=[secret] is set'],
  ['DB_PASS=abc123', 'DB_PASS=[secret]'],
  ['AWS_SECRET_ACCESS_KEY=abc/def+1 y', 'AWS_SECRET_ACCESS_KEY=[secret] y'],
  ['密码：topsecret94', '密码：[secret]'],
  ['the pw is topsecret', 'the pw is [secret]'],
  ['use topsecret88 as password', 'use [secret] as password'],
  ['my password: "top secret 89"', 'my password: [secret]'],
])('a secret is taken out of %s', (said, left) => {
  expect(scrub(said)).toBe(left);
  expect(scrub(left)).toBe(left);
});

it.each(['scale ci to 5', 'the secret of success', 'key pair: testkey', 'keypair is testkey'])(
  '%s has none',
  (said) => {
    expect(scrub(said)).toBe(said);
  },
);

it('takes no long over a long word', () => {
  const begun = performance.now();
  for (const piece of ['A_', 'A', 'PASS', 'x ', 'key=']) scrub(piece.repeat(50_000));
  expect(performance.now() - begun).toBeLessThan(10_000);
});
