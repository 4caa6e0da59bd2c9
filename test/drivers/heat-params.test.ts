import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dockerParams } from '../../src/drivers/docker/docker-params.js';
import { drivers } from '../../src/drivers/registry.js';
import { renderHeatParams } from '../../src/drivers/server/heat-params.js';
import { ignition, ignition2 } from '../../src/drivers/server/ignition.js';
import { cloudConfig } from '../../src/drivers/server/user-data.js';
import { clusterFacts, parseEnvironmentFile } from '../../src/sandbox/guest/heat-params.js';
import { inputFor } from './inputs.js';

const folder = mkdtempSync(join(tmpdir(), 'heat-params-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a shell makes of the file: every variable that it sets, and whatever else it did. */
function sourced(text: string, names: readonly string[]): string[] {
  const path = join(folder, 'heat-params');
  writeFileSync(path, text);
  const script = `set -euo pipefail; source "$1"; shift; for name; do printf '%s\\0' "\${!name}"; done`;
  const output = execFileSync('bash', ['-c', script, 'bash', path, ...names], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: folder,
  });
  return output.split('\0').slice(0, -1);
}

const withoutControls = (value: string) =>
  value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/\p{Surrogate}/gu, '\ufffd');

/** Text as somebody would write it who wants out of the quotes. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '"',
        "'",
        '\\',
        '$',
        '`',
        '\n',
        '\r',
        ' ',
        ';',
        '$(touch gone)',
        '`id`',
        'WAIT_TOKEN="x"',
        '%0A',
        '\u0000',
        'é',
        '__NODE_IP__',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('heat-params', () => {
  it('mean to a shell what they were, whatever they were', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 8 }), (values) => {
        const params = Object.fromEntries(values.map((value, i) => [`VALUE_${i}`, value]));
        expect(sourced(renderHeatParams(params), Object.keys(params))).toEqual(values.map(withoutControls));
      }),
      { numRuns: 100 },
    );
  });

  it('mean the same to who reads them line by line: a value cannot make a line of its own', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1 }), (values) => {
        const params = Object.fromEntries(values.map((value, i) => [`VALUE_${i}`, value]));
        const text = renderHeatParams(params);
        expect(text.split('\n')).toHaveLength(values.length + 1);
        const read = parseEnvironmentFile(text);
        expect([...read.keys()]).toEqual(Object.keys(params));
        expect([...read.values()]).toEqual(values.map(withoutControls));
      }),
    );
  });

  it.each([
    ['cloud-config', cloudConfig],
    ['Ignition', ignition],
    ['Ignition of Container Linux', ignition2],
  ] as const)('come through %s as they were', (_name, format) => {
    const document = format.document({
      scripts: { 'boot.sh': 'exit 0\n' },
      steps: ['boot.sh'],
      upgradeSteps: [],
      rotationSteps: [],
    });
    fc.assert(
      fc.property(hostile, hostile, (token, name) => {
        const params = { WAIT_ENDPOINT: 'http://heat/signal', CLUSTER_TOKEN: token, NODE_NAME: name };
        const userData = document.replace('__HEAT_PARAMS__', () => format.heatParams(params));
        expect(Object.keys(parse(userData))).not.toHaveLength(0);
        expect(clusterFacts(userData)).toMatchObject({
          clusterToken: withoutControls(token) || null,
          nodeName: withoutControls(name) || null,
        });
      }),
    );
  });

  it('keep the marks that Heat fills in, in every way of writing them', () => {
    const params = dockerParams(inputFor(drivers[0] ?? expect.unreachable()));
    for (const format of [cloudConfig, ignition, ignition2]) {
      for (const mark of ['__WAIT_ENDPOINT__', '__WAIT_TOKEN__', '__NODE_NAME__', '__DOCKER_VOLUME_ID__']) {
        expect(format.heatParams(params)).toContain(mark);
      }
    }
  });
});

describe.each(drivers.map((driver) => [driver.name, driver] as const))('the settings of %s', (_, driver) => {
  it('survive proxies, registries and discovery URLs that try to break out', () => {
    const evil = '"; touch gone; echo "$(id)\nWAIT_TOKEN="stolen"\n\\';
    const input = inputFor(driver, { httpProxy: evil, httpsProxy: evil, noProxy: evil, discoveryUrl: evil });
    const parameters = driver.parameters(input);
    const master = Object.keys(driver.files()).find((key) => key.endsWith('/boot/master')) ?? '';
    const userData = driver.files()[master]?.replace('__HEAT_PARAMS__', () => String(parameters.heat_params));
    expect(clusterFacts(userData ?? '')?.waitToken).toBe('__WAIT_TOKEN__');
  });
});
