import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parityDocument, scenarios } from '../../scripts/parity.mjs';

it('docs/parity.md says which scenarios run where; npm run documents writes it', () => {
  expect(readFileSync('docs/parity.md', 'utf8')).toBe(parityDocument('test/scenario'));
});

it('finds the scenarios of every file that runs on the chat servers, each on one platform at least', () => {
  const found = scenarios('test/scenario');
  expect(found.find(({ file }) => file === 'protected.test.ts')?.runs).toEqual([
    'Slack in Socket Mode',
    'Slack over HTTP',
    'Discord',
    'the playground',
  ]);
  expect(found.find(({ file }) => file === 'home.test.ts')?.runs).toEqual([
    'Slack in Socket Mode',
    'Slack over HTTP',
  ]);
  expect(found.find(({ file }) => file === 'templates.test.ts')?.runs).toContain('the console');
  expect(found.find(({ file }) => file === 'identity.test.ts')).toMatchObject({ leavesOut: true });
  for (const { title, runs } of found) expect([title, runs.length > 0]).toEqual([title, true]);
});
