import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorDetail } from '../../../src/openstack/http/detail.js';

const json = JSON.stringify;

describe("a service's own sentence in its error", () => {
  it.each([
    [
      'Heat',
      json({
        code: 404,
        title: 'Not Found',
        explanation: 'The resource could not be found.',
        error: { type: 'EntityNotFound', traceback: null, message: 'The Stack (x) could not be found.' },
      }),
      'The Stack (x) could not be found.',
    ],
    [
      'a Heat that failed inside',
      json({
        code: 500,
        explanation: 'The server has erred.',
        error: { type: 'RemoteError', traceback: null },
      }),
      'The server has erred.',
    ],
    ['Keystone', json({ error: { code: 401, message: 'Log in.', title: 'Unauthorized' } }), 'Log in.'],
    ['Nova', json({ badRequest: { code: 400, message: 'Bad flavor.' } }), 'Bad flavor.'],
    ['Neutron', json({ NeutronError: { type: 'X', message: 'No net.', detail: '' } }), 'No net.'],
    ['an old Neutron', json({ NeutronError: 'No net.' }), 'No net.'],
    ['Octavia', json({ faultcode: 'Client', faultstring: 'No LB.', debuginfo: null }), 'No LB.'],
    ['Barbican', json({ code: 403, title: 'Forbidden', description: 'Not yours.' }), 'Not yours.'],
    ['Magnum', json({ errors: [{ status: 404, title: 'x', detail: 'No cluster.' }] }), 'No cluster.'],
    [
      'Glance',
      '<html>\n <head>\n  <title>404 Not Found</title>\n </head>\n <body>\n  <h1>404 Not Found</h1>\n  No image &quot;x&quot;<br /><br />\n </body>\n</html>',
      'No image "x"',
    ],
    [
      'a gateway',
      '<html><head><title>502</title></head><body><h1>502 Bad Gateway</h1></body></html>',
      '502 Bad Gateway',
    ],
    ['plain text', 'Authentication required\n', 'Authentication required'],
    ['broken JSON', '{"error": oops', '{"error": oops'],
  ])('%s', (_, body, sentence) => {
    expect(errorDetail(body)).toBe(sentence);
  });

  it.each(['', '  \n', '{}', '[]', '{"code": 500}', 'null'])('is missing in %j', (body) => {
    expect(errorDetail(body)).toBeNull();
  });

  it('is one line of bounded length, whatever comes', () => {
    const anything = fc.oneof(fc.string(), fc.json(), fc.string({ minLength: 2000, maxLength: 6000 }));
    fc.assert(
      fc.property(anything, (body) => {
        const detail = errorDetail(body);
        if (detail === null) return;
        expect(detail).toBe(detail.trim());
        expect(detail).not.toBe('');
        expect(detail).not.toMatch(/[\n\r\t]/);
        expect(detail.length).toBeLessThanOrEqual(2001);
      }),
    );
  });
});
