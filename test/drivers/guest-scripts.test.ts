import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../src/drivers/', import.meta.url));
const scripts = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\/guest\/[^/]+$/.test(path))
  .map((path) => ({ path, name: basename(path), text: readFileSync(join(root, path), 'utf8') }));

const shellcheck = spawnSync('shellcheck', ['--version']).status === 0;

describe('guest scripts', () => {
  it('there are, each with a name of its own', () => {
    expect(scripts.length).toBeGreaterThan(20);
    expect(new Set(scripts.map(({ name }) => name)).size).toBe(scripts.length);
  });

  it.each(scripts.map(({ path, text }) => [path, text]))('%s is ASCII and says what it is for', (_, text) => {
    expect(text).toMatch(/^[\t\n -~]*$/);
    expect(text).toMatch(/^#!\/bin\/bash\n# [A-Z]/);
  });

  it.runIf(shellcheck)('have nothing that shellcheck finds fault with', { timeout: 60_000 }, () => {
    const paths = scripts.map(({ path }) => join(root, path));
    const { status, stdout } = spawnSync('shellcheck', ['--external-sources', ...paths], {
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
  it.skipIf(shellcheck)('were not checked: shellcheck is not installed', () => {});

  it.each(scripts.filter(({ text }) => /\/step\.sh"$/m.test(text)).map(({ path, text }) => [path, text]))(
    '%s begins with what makes every failure known',
    (_, text) => {
      const first = text.split('\n').find((line) => line !== '' && !line.startsWith('#'));
      expect(first).toBe('source "$(dirname "$0")/step.sh"');
    },
  );
});
