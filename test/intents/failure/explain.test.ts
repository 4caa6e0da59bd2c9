import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/engine/clusters/cluster.js';
import { quotasHit } from '../../../src/intents/failure/allowance.js';
import { remedyButtons } from '../../../src/intents/failure/buttons.js';
import { explainFailure, failureRules, retryWorth } from '../../../src/intents/failure/explain.js';
import { failureFacts } from '../../../src/intents/failure/facts.js';
import { readReason, reasonWords } from '../../../src/intents/failure/reason.js';
import { aCluster } from '../../engine/rows.js';
import { ofDeletions, texts } from './texts.js';

const faultOf = (type: string, reason: string): Fault => ({
  path: ['nodes', '0', 'server'],
  type,
  physicalId: '',
  reason,
  at: '2026-01-02T03:04:05Z',
});

const failedOf = (type: string | null, text: string) =>
  type === null ? { faults: [], reason: text } : { faults: [faultOf(type, text)], reason: null };

describe('what OpenStack says', () => {
  it.each(texts)('%s (%s): %s', (kind, type, text) => {
    expect(explainFailure(failedOf(type, text)).kind).toBe(kind);
  });

  it('is told in at least 40 ways, of every kind that there is', () => {
    expect(texts.length).toBeGreaterThanOrEqual(40);
    const met = new Set([...texts, ...ofDeletions].map(([kind]) => kind));
    expect([...new Set(failureRules.map(({ kind }) => kind))].filter((kind) => !met.has(kind))).toEqual([]);
  });

  it.each(ofDeletions)('of a deletion: %s (%s): %s', (kind, type, text) => {
    expect(explainFailure({ ...failedOf(type, text), deleting: true }).kind).toBe(kind);
  });

  it('names five of the others that failed at most, and counts the rest', () => {
    const failed = (count: number) => ({
      faults: Array.from({ length: count }, (_, i) => ({
        ...faultOf('OS::Nova::Server', 'No valid host was found.'),
        path: ['nodes', String(i)],
      })),
      reason: null,
    });
    const also = (count: number) =>
      failureFacts(failed(count)).find(({ label }) => label === 'Also failed')?.value;
    expect(also(1)).toBeUndefined();
    expect(also(6)).toBe('nodes › 1, nodes › 2, nodes › 3, nodes › 4, nodes › 5');
    expect(also(200)).toBe('nodes › 1, nodes › 2, nodes › 3, nodes › 4, nodes › 5 and 194 more');
  });

  it('is taken apart to its plain words and to the resource that it is about', () => {
    const nested =
      'Resource CREATE failed: ResourceInError: resources.kube_masters.resources[0].resources.kube-master: Went to status ERROR due to "Message: No valid host was found. There are not enough hosts available., Code: 500"';
    expect(readReason(nested)).toEqual({
      path: ['kube_masters', '0', 'kube-master'],
      exception: 'ResourceInError',
      words: 'No valid host was found. There are not enough hosts available.',
    });
    expect(
      readReason('resources[0]: Forbidden: resources.server: Too much (HTTP 403) (Request-ID: req-1)'),
    ).toEqual({
      path: ['0', 'server'],
      exception: 'Forbidden',
      words: 'Too much',
    });
    expect(readReason('Went to status ERROR due to "Unknown"').words).toBe(
      'Went to status ERROR due to "Unknown"',
    );
  });

  it('says how much of a quota is used, where the cloud says it', () => {
    const said = (text: string) => quotasHit(reasonWords(text));
    expect(
      said(
        'Quota exceeded for instances, cores: Requested 1, 4, but already used 10, 20 of 10, 20 instances, cores',
      ),
    ).toEqual([
      { resource: 'instances', used: 10, limit: 10, asked: 1 },
      { resource: 'cores', used: 20, limit: 20, asked: 4 },
    ]);
    expect(
      said(
        'Requested volume or snapshot exceeds allowed gigabytes quota. Requested 1001G, quota is 1000G and 0G has been consumed.',
      ),
    ).toEqual([{ resource: 'gigabytes', used: 0, limit: 1000, asked: 1001 }]);
    expect(said("Quota exceeded for resources: ['floatingip', 'port'].")).toEqual([
      { resource: 'floatingip' },
      { resource: 'port' },
    ]);
    expect(said('You have reached the maximum clusters per project, 20.')).toEqual([
      { resource: 'clusters', used: 20, limit: 20 },
    ]);
    expect(said('No valid host was found.')).toEqual([]);
  });

  it('gives the words of a guest, without what looks like a secret in them', () => {
    const facts = failureFacts(
      failedOf(
        'OS::Heat::WaitCondition',
        'WaitConditionFailure: resources.wait_condition: curl -H "X: 1" said no; password=hunter22 token: gAAAAABmabcdefghijklmnop',
      ),
    );
    const said = facts.find(({ label }) => label === 'The node said')?.value;
    expect(said).toBe('curl -H "X: 1" said no; password=[left out] token: [left out]');
  });
});

describe('any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          'Resource CREATE failed: ',
          'resources.',
          'resources[0].',
          'server',
          ': ',
          'Message: ',
          ', Code: 500',
          'Went to status ERROR due to "',
          '"',
          '(HTTP 403)',
          'quota',
          ' Quota exceeded for ',
          '1, 2',
          ' of ',
          'volume',
          ' not found',
          'image ',
          ' ',
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join('')),
  );
  const type = fc.constantFrom(
    null,
    'OS::Nova::Server',
    'OS::Heat::WaitCondition',
    'OS::Cinder::Volume',
    'OS::Neutron::Port',
    'x',
  );

  it('has an explanation in whole sentences, and is shown with nothing added', () => {
    fc.assert(
      fc.property(text, type, fc.boolean(), (said, of, deleting) => {
        const failed = { ...failedOf(of, said), deleting };
        const explanation = explainFailure(failed);
        for (const sentence of [explanation.meaning, explanation.advice, retryWorth(explanation)])
          expect(sentence).toMatch(/^[A-Z].*[.]$/);
        const { words, path } = readReason(said);
        expect(said).toContain(words.slice(0, 1));
        expect(words.length).toBeLessThanOrEqual(said.length);
        expect(words === '').toBe(said.trim() === '');
        for (const name of path) expect(said).toContain(name);
        expect(failureFacts(failed).every(({ label, value }) => label !== '' && value.length > 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is read at once, however long', () => {
    const long = [
      'resources.',
      'Quota exceeded for a, ',
      'flavor image volume network ',
      '"Message: ',
      '((((',
    ].map((part) => part.repeat(200_000 / part.length));
    const begun = performance.now();
    for (const each of long) failureFacts(failedOf('OS::Nova::Server', each));
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('names the stack to resume where the reason does, and offers no retry of what is half deleted', () => {
    const of = (how: string, more = '') =>
      explainFailure({ faults: [], reason: `Updating a stack when it is ${how} is not supported${more}.` });
    expect(of('suspended', ': stack prod-big is SUSPEND_COMPLETE').advice).toContain(
      'openstack stack resume prod-big,',
    );
    expect(of('suspended').advice).toContain('openstack stack resume and its name,');
    expect(of('deleting').advice).toMatch(/^Delete what it belongs to/);
    const cluster = aCluster({
      status: 'UPDATE_FAILED',
      statusReason: 'Heat answered 400: Updating a stack when it is deleting is not supported.',
    });
    expect(remedyButtons(cluster).map(({ label }) => label)).toEqual([]);
  });

  it('makes the button primary that helps, and no other', () => {
    const buttons = (statusReason: string, status: 'CREATE_FAILED' | 'UPDATE_FAILED' = 'CREATE_FAILED') =>
      remedyButtons(aCluster({ status, statusReason })).map(({ label, style }) => `${label}: ${style}`);
    expect(buttons('Bad gateway')).toEqual(['Try again: primary']);
    expect(buttons('No valid host was found.')).toEqual(['Smaller flavor: primary', 'Try again: plain']);
    expect(buttons('No valid host was found.', 'UPDATE_FAILED')).toEqual(['Try again: plain']);
    expect(buttons('You have reached the maximum clusters per project, 20')).toEqual([
      'Ask for more: primary',
      'Try again: plain',
    ]);
    expect(buttons('Maximum number of volumes allowed (10) exceeded')).toEqual(['Try again: plain']);
    expect(buttons('The Image (fedora) could not be found.')).toEqual([]);
  });
});
