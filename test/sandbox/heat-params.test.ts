import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterFacts, findHeatParams, parseEnvironmentFile } from '../../src/sandbox/guest/heat-params.js';

const text = 'WAIT_ENDPOINT="http://heat/signal"\nTLS_DISABLED="False"\n';
const base64 = (content: string | Buffer) => Buffer.from(content).toString('base64');
const cloudConfig = (content: string, encoding?: string) =>
  `#cloud-config\nwrite_files:\n  - path: /etc/motd\n    content: hi\n  - path: /etc/sysconfig/heat-params\n${encoding ? `    encoding: ${encoding}\n` : ''}    content: ${JSON.stringify(content)}\n`;
const mime = (...parts: string[]) =>
  `Content-Type: multipart/mixed; boundary="==b=="\nMIME-Version: 1.0\n\n${parts.map((part) => `--==b==\n${part}\n`).join('')}--==b==--\n`;

describe('the facts of a cluster in user data', () => {
  it.each([
    ['a cloud-config', cloudConfig(text)],
    ['a cloud-config in base64', cloudConfig(base64(text), 'b64')],
    ['a cloud-config, compressed', cloudConfig(base64(gzipSync(text)), 'gz+b64')],
    [
      'a MIME part that is a cloud-config',
      mime(
        'Content-Type: text/x-shellscript\n\n#!/bin/sh',
        `Content-Type: text/cloud-config\n\n${cloudConfig(text)}`,
      ),
    ],
    [
      'a MIME part in base64',
      mime(
        `Content-Type: text/cloud-config\nContent-Transfer-Encoding: base64\n\n${base64(cloudConfig(text))}`,
      ),
    ],
    [
      'a MIME part of that name',
      mime(`Content-Type: text/plain\nContent-Disposition: attachment; filename="heat-params"\n\n${text}`),
    ],
    [
      'a MIME within a MIME',
      mime(mime(`Content-Type: text/cloud-config\n\n${cloudConfig(text)}`).replaceAll('==b==', '==c==')),
    ],
    [
      'Ignition',
      JSON.stringify({
        storage: {
          files: [{ path: '/etc/heat-params', contents: { source: `data:;base64,${base64(text)}` } }],
        },
      }),
    ],
    [
      'Ignition, percent-encoded',
      JSON.stringify({
        storage: {
          files: [{ path: '/etc/heat-params', contents: { source: `data:,${encodeURIComponent(text)}` } }],
        },
      }),
    ],
  ])('are found in %s', (_where, userData) => {
    expect(clusterFacts(userData)).toMatchObject({
      waitEndpoint: 'http://heat/signal',
      tlsDisabled: false,
      verifyCa: true,
    });
  });

  it('are absent from anything else, which is no error', () => {
    expect(findHeatParams('#!/bin/sh\necho /etc/heat-params\n')).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (userData) => {
        expect(findHeatParams(userData)).toBeNull();
      }),
    );
  });

  it('are read with quotes, without, and with what a shell would unescape', () => {
    const values = parseEnvironmentFile(
      '# comment\nA="x \\"y\\" \\$z"\nexport B=plain\nC=\'single $q\'\nD=\n  E="e"  \nnot a line\n',
    );
    expect(Object.fromEntries(values)).toEqual({ A: 'x "y" $z', B: 'plain', C: 'single $q', D: '', E: 'e' });
  });

  it('come back as they were written', () => {
    const word = fc.string().filter((value) => !/[\r\n]/.test(value));
    fc.assert(
      fc.property(word, (value) => {
        const line = `KEY="${value.replace(/["\\$`]/g, '\\$&')}"`;
        expect(parseEnvironmentFile(line).get('KEY')).toBe(value);
      }),
    );
  });
});
