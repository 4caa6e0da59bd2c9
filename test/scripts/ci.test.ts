import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../.ci/run', import.meta.url));

/** Says what the variable TEST_SAYS holds, TEST_GUESTS_SAYS for `npm run test:guests`, and ends as TEST_CODE says. */
const npm = [
  '#!/bin/bash',
  'for last; do :; done',
  'last=$(tr a-z: A-Z_ <<< "$last")',
  'said=$last"_SAYS" code=$last"_CODE"',
  'printf "%b\\n" "$(printenv "$said")"',
  'exit "$(printenv "$code" || echo 0)"',
];

/** What .ci/run makes of its three commands' ends */
describe('.ci/run', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ci-'));
    writeFileSync(join(folder, 'npm'), npm.join('\n'), { mode: 0o755 });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const green = {
    TEST_SAYS: 'tests: 10 passed, 0 failed',
    TEST_OPENSTACK_SAYS: 'tests: 5 passed, 0 failed',
    TEST_GUESTS_SAYS: 'tests: 3 passed, 0 failed',
  };
  /** How it ended, and its last two lines. */
  const ends = (env: Readonly<Record<string, string>>) => {
    const { status, stdout } = spawnSync('bash', [program], {
      encoding: 'utf8',
      env: { PATH: `${folder}${delimiter}${process.env.PATH}`, ...green, ...env },
    });
    return [status, ...stdout.trimEnd().split('\n').slice(-2)];
  };

  it('counts all three together', () => {
    expect(ends({})).toEqual([0, green.TEST_GUESTS_SAYS, 'tests: 18 passed, 0 failed']);
  });

  it('fails with what failed in guests', () => {
    const said = 'failed: test/guests/a.test.ts > b: c\\ntests: 2 passed, 1 failed';
    expect(ends({ TEST_GUESTS_SAYS: said, TEST_GUESTS_CODE: '1' })).toEqual([
      1,
      'failed: test/guests/a.test.ts > b: c',
      'tests: 17 passed, 1 failed',
    ]);
  });

  it('counts a command that ended without a count as one that failed', () => {
    expect(ends({ TEST_GUESTS_SAYS: 'killed', TEST_GUESTS_CODE: '137' })).toEqual([
      1,
      'killed',
      'tests: 15 passed, 1 failed',
    ]);
  });

  it('says why guests were not run where the machine cannot have them, and does not fail for it', () => {
    const said = 'Real guests cannot run here: it takes root.\\ntests: 0 passed, 1 failed';
    expect(ends({ TEST_GUESTS_SAYS: said, TEST_GUESTS_CODE: '77' })).toEqual([
      0,
      'not run: real guests: it takes root.',
      'tests: 15 passed, 0 failed',
    ]);
  });

  it('leaves guests out when too much time has gone, whose minutes it says', () => {
    expect(ends({ SECONDS: `${51 * 60}` })).toEqual([
      0,
      'not run: real guests: 51 minutes had gone',
      'tests: 15 passed, 0 failed',
    ]);
    expect(ends({ SECONDS: `${50 * 60}` })).toContain('tests: 18 passed, 0 failed');
  });
});
