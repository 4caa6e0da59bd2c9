import { generateKeyPair, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { z } from 'zod';
import type { ClusterFacts } from './heat-params.js';
import { type GuestHttp, GuestTrouble } from './http.js';

const pemSchema = z.object({ pem: z.string().includes('BEGIN CERTIFICATE') });
const generate = promisify(generateKeyPair);

interface Request {
  csr: string;
  publicKey: string;
}

async function certificateRequest(commonName: string): Promise<Request> {
  const { privateKey, publicKey } = await generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const request = forge.pki.createCertificationRequest();
  request.publicKey = forge.pki.publicKeyFromPem(publicKey);
  request.setSubject([{ name: 'commonName', value: commonName }]);
  request.sign(forge.pki.privateKeyFromPem(privateKey), forge.md.sha256.create());
  return { csr: forge.pki.certificationRequestToPem(request), publicKey };
}

async function trusteeToken(http: GuestHttp, facts: ClusterFacts): Promise<string> {
  const { authUrl, trusteeUserId, trusteePassword } = facts;
  if (!authUrl || !trusteeUserId || !trusteePassword) {
    throw new GuestTrouble('heat-params lacks AUTH_URL, TRUSTEE_USER_ID or TRUSTEE_PASSWORD');
  }
  const base = /\/v3\/?$/.test(authUrl) ? authUrl.replace(/\/$/, '') : `${authUrl.replace(/\/$/, '')}/v3`;
  const answer = await http('log in as the trustee', 'POST', `${base}/auth/tokens`, {
    body: {
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { id: trusteeUserId, password: trusteePassword } },
        },
      },
    },
  });
  const token = answer.headers.get('x-subject-token');
  if (!token) throw new GuestTrouble('Keystone answered the login of the trustee without a token');
  return token;
}

function verify(certificate: string, authority: string, publicKey: string): void {
  const own = new X509Certificate(certificate);
  const issuer = new X509Certificate(authority);
  if (!own.verify(issuer.publicKey))
    throw new GuestTrouble('the certificate that was signed does not verify against the CA of the cluster');
  if (own.publicKey.export({ type: 'spki', format: 'pem' }) !== publicKey) {
    throw new GuestTrouble('the certificate that was signed is for another key');
  }
}

/** Logs in as the trustee, or shows the cluster's token when it was given one; fetches the cluster's CA, has a CSR signed and checks the result. */
export async function obtainCertificate(
  http: GuestHttp,
  facts: ClusterFacts,
  nodeName: string,
): Promise<void> {
  const { magnumUrl, clusterUuid } = facts;
  if (!magnumUrl || !clusterUuid) throw new GuestTrouble('heat-params lacks MAGNUM_URL or CLUSTER_UUID');
  const token = facts.clusterToken ?? (await trusteeToken(http, facts));
  const headers = { 'X-Auth-Token': token, 'OpenStack-API-Version': 'container-infra latest' };
  const base = magnumUrl.replace(/\/$/, '');
  const authority = await http('fetch the CA', 'GET', `${base}/certificates/${clusterUuid}`, { headers });
  const ca = pemSchema.safeParse(authority.body);
  if (!ca.success) throw new GuestTrouble('the answer with the CA holds no PEM certificate');
  const { csr, publicKey } = await certificateRequest(nodeName);
  const signed = await http('have the certificate signed', 'POST', `${base}/certificates`, {
    headers,
    body: { cluster_uuid: clusterUuid, csr },
  });
  const own = pemSchema.safeParse(signed.body);
  if (!own.success) throw new GuestTrouble('the answer to the CSR holds no PEM certificate');
  verify(own.data.pem, ca.data.pem, publicKey);
}
