type Authority = typeof import('../../../src/engine/certificates/authority.js');

/** Certificates that are all the same pair: making keys would take longer than everything else. For `vi.mock`. */
export function sameKeys(real: Authority): Authority {
  let pair: ReturnType<Authority['createAuthority']> | undefined;
  const same = () => {
    pair ??= real.createAuthority('model');
    return pair;
  };
  return { ...real, createAuthority: same, issueClientCertificate: same };
}
