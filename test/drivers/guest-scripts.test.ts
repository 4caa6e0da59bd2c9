import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { swarmModeCloudInit } from '../../src/drivers/swarm-mode/driver.js';

const root = fileURLToPath(new URL('../../src/drivers/', import.meta.url));
const scripts = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\/guest\/[^/]+$/.test(path))
  .map((path) => ({ path, name: basename(path), text: readFileSync(join(root, path), 'utf8') }));

const CloudConfig = z.object({
  write_files: z.array(
    z.object({ path: z.string(), content: z.string(), encoding: z.literal('gz+b64').optional() }),
  ),
});

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

  // As root on Debian it is there, as npm test installs it.
  it.skipIf(!shellcheck && process.env.CI !== 'true')(
    'have nothing that shellcheck finds fault with',
    { timeout: 240_000 },
    () => {
      const paths = scripts.map(({ path }) => join(root, path));
      const { status, stdout } = spawnSync('shellcheck', ['--external-sources', ...paths], {
        encoding: 'utf8',
      });
      expect(stdout).toBe('');
      expect(status).toBe(0);
    },
  );
  it.skipIf(shellcheck)('were not checked: shellcheck is not installed', () => {});

  it('reach a server without what is said to their readers, and are the same to bash', () => {
    const document = swarmModeCloudInit.files()['swarm-mode/boot/master'] ?? '';
    const { write_files } = CloudConfig.parse(JSON.parse(document.replace('#cloud-config', '')));
    const sent = write_files.flatMap(({ path, content, encoding }) =>
      encoding ? [[basename(path), gunzipSync(Buffer.from(content, 'base64')).toString()] as const] : [],
    );
    expect(sent.length).toBeGreaterThan(10);
    const asBash = (text: string) => {
      const { status, stdout } = spawnSync('bash', ['-c', `f() {\n${text}\n}\ndeclare -f f`], {
        encoding: 'utf8',
      });
      expect(status).toBe(0);
      return stdout;
    };
    for (const [name, text] of sent) {
      const source = scripts.find((each) => each.name === name)?.text ?? '';
      expect(text.length).toBeLessThan(source.length);
      expect(asBash(text), name).toBe(asBash(source));
    }
  });

  it.each(scripts.filter(({ text }) => /\/step\.sh"$/m.test(text)).map(({ path, text }) => [path, text]))(
    '%s begins with what makes every failure known',
    (_, text) => {
      const first = text.split('\n').find((line) => line !== '' && !line.startsWith('#'));
      expect(first).toBe('source "$(dirname "$0")/step.sh"');
    },
  );
});
