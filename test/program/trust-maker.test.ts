import { describe, expect, it } from 'vitest';
import type { TokenInfo } from '../../src/openstack/cloud.js';
import { trustMaker } from '../../src/program/doctor/trust-maker.js';

const session: TokenInfo = {
  userId: 'u',
  userName: 'ann',
  userDomainId: 'default',
  userDomainName: 'Default',
  projectId: 'p',
  projectName: 'demo',
  roles: ['member'],
  methods: ['password'],
  trustId: null,
  applicationCredential: null,
  expiresAt: new Date('2026-01-01T00:00:00Z'),
};

describe('who can make trusts', () => {
  it.each<[string, Partial<TokenInfo>, string | null]>([
    ['password', {}, null],
    ['a token that was got by password', { methods: ['password', 'token'] }, null],
    ['a token', { methods: ['token'] }, null],
    ['a one-time password', { methods: ['password', 'totp'] }, null],
    [
      'OpenID Connect (with roles that are assigned, not by a group of the identity provider)',
      { methods: ['openid'] },
      null,
    ],
    [
      'an unrestricted application credential',
      { methods: ['application_credential'], applicationCredential: { restricted: false } },
      null,
    ],
    [
      'a restricted application credential',
      { methods: ['application_credential'], applicationCredential: { restricted: true } },
      'no restricted one make trusts',
    ],
    ['a trust', { trustId: 't' }, 'no trust make trusts'],
    ['password', { projectId: null, projectName: null }, 'names no project'],
    ['password', { roles: [] }, 'nothing to delegate'],
  ])('%s', (kind, change, obstacle) => {
    const found = trustMaker({ ...session, ...change });
    expect(found.kind).toBe(kind);
    if (obstacle === null) expect(found.obstacle).toBeNull();
    else expect(found.obstacle).toContain(obstacle);
  });
});
