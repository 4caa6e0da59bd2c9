import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { drivers } from '../../src/drivers/registry.js';
import { inputFor } from './inputs.js';

/** The user data of every role of every driver. */
const documents = drivers.flatMap(({ name, keys, files }) =>
  Object.entries(files())
    .filter(([key]) => key.includes('/boot/'))
    .map(([key, text]) => ({ name: `${name}: ${key.split('/').at(-1)}`, distro: keys[0]?.osDistro, text })),
);

/** A data URL, opened. */
const Source = z
  .string()
  .regex(/^data:[^,;]*(;base64)?,/, 'a data URL')
  .transform((url) => {
    const [head = '', ...rest] = url.split(',');
    const data = rest.join(',');
    return head.endsWith(';base64') ? Buffer.from(data, 'base64') : Buffer.from(decodeURIComponent(data));
  });

const Contents = z
  .strictObject({ source: Source, compression: z.enum(['', 'gzip']).optional() })
  .transform(({ source, compression }) => (compression === 'gzip' ? gunzipSync(source) : source).toString());

const Mode = z.int().min(0).max(0o7777);
const Path = z.string().regex(/^\/[^\0]*[^/\0]$/);

const Unit = z.strictObject({
  name: z
    .string()
    .regex(/^[\w.@:-]+\.(service|timer|socket|mount|path|target|slice|scope|swap|automount|device)$/),
  enabled: z.boolean().optional(),
  mask: z.boolean().optional(),
  contents: z
    .string()
    .regex(/^(\[[A-Z]\w+\]\n([A-Z]\w*=.*\n)+\n?)+$/, 'sections of settings')
    .optional(),
});

/** What we use of Ignition's configuration, strictly by its specifications 3.3.0 and 2.2.0. */
const ignition = (version: string, file: z.ZodRawShape) =>
  z.strictObject({
    ignition: z.strictObject({ version: z.literal(version) }),
    storage: z.strictObject({
      files: z.array(
        z.strictObject({
          ...file,
          path: Path,
          overwrite: z.boolean().optional(),
          mode: Mode.optional(),
          contents: Contents,
        }),
      ),
    }),
    systemd: z.strictObject({ units: z.array(Unit) }),
  });

/** By cloud-init's documentation of its modules write_files and runcmd. */
const CloudConfig = z
  .strictObject({
    write_files: z.array(
      z.strictObject({
        path: Path,
        owner: z.string().regex(/^\w+:\w+$/),
        permissions: z.string().regex(/^0[0-7]{3}$/),
        encoding: z.literal('gz+b64').optional(),
        content: z.string(),
      }),
    ),
    runcmd: z.array(z.array(z.string())).length(1),
  })
  .transform(({ write_files: files }) => ({
    storage: {
      files: files.map(({ path, content, encoding }) => ({
        path,
        contents: encoding ? gunzipSync(Buffer.from(content, 'base64')).toString() : content,
      })),
    },
  }));

const kinds = {
  'fedora-coreos': ignition('3.3.0', {}),
  coreos: ignition('2.2.0', { filesystem: z.literal('root') }),
};

const isKind = (distro: string | undefined): distro is keyof typeof kinds =>
  distro !== undefined && distro in kinds;

describe('user data of every role', () => {
  it.each(documents.map(({ name, ...document }) => [name, document] as const))(
    '%s is what its distribution takes, with the scripts whole',
    (_, { distro, text }) => {
      const config = isKind(distro)
        ? kinds[distro].parse(JSON.parse(text))
        : CloudConfig.parse(JSON.parse(text.replace(/^#cloud-config\n/, '')));
      const { files } = z
        .object({ files: z.array(z.object({ path: z.string(), contents: z.string() })) })
        .parse(config.storage);
      const paths = files.map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
      expect(files.find(({ path }) => path === '/etc/sysconfig/heat-params')?.contents).toBe(
        '__HEAT_PARAMS__',
      );
      const scripts = files.filter(({ path }) => path.startsWith('/var/lib/magnum-node/'));
      expect(scripts.length).toBeGreaterThan(5);
      for (const { path, contents } of scripts) expect(contents, path).toMatch(/^#!\/bin\/bash\n/);
    },
  );

  it.each(drivers.map((driver) => [driver.name, driver] as const))(
    'stays, for %s, within what Nova takes, as much as a cluster may ask for',
    (_, driver) => {
      const input = inputFor(driver, {
        // As long as Keystone, Heat and the makers of authorities make them.
        trustee: {
          domainName: 'magnum',
          userId: 'u'.repeat(32),
          userName: 'n'.repeat(69),
          password: 'p'.repeat(18),
          trustId: 't'.repeat(32),
        },
        openstackCa: `-----BEGIN CERTIFICATE-----\n${`${'A'.repeat(64)}\n`.repeat(28)}-----END CERTIFICATE-----\n`,
        registryEnabled: true,
        insecureRegistry: 'registry.example.org:5000',
        httpProxy: 'http://proxy.example.org:3128',
        httpsProxy: 'http://proxy.example.org:3128',
      });
      const settings = String(driver.parameters(input).heat_params)
        .replace('__WAIT_TOKEN__', 'k'.repeat(220))
        .replace('__WAIT_ENDPOINT__', 'e'.repeat(180));
      for (const [key, text] of Object.entries(driver.files()).filter(([key]) => key.includes('/boot/')))
        expect(
          Buffer.from(text.replace('__HEAT_PARAMS__', settings)).toString('base64').length,
          key,
        ).toBeLessThan(65_535);
    },
  );

  it('is Ignition of version 2 for Container Linux alone, and of version 3 for Fedora CoreOS', () => {
    const versions = documents
      .filter(({ distro }) => isKind(distro))
      .map(({ distro, text }) => `${distro} ${JSON.parse(text).ignition.version}`);
    expect([...new Set(versions)].sort()).toEqual(['coreos 2.2.0', 'fedora-coreos 3.3.0']);
  });
});
