import { describe, expect, it } from 'vitest';
import type { DriverInput } from '../../src/drivers/driver.js';
import { drivers, findDriver } from '../../src/drivers/registry.js';
import { inputFor } from './inputs.js';
import { settingsIn } from './settings.js';

describe('the registry of drivers', () => {
  it('finds each driver by each of its keys, and nothing else', () => {
    for (const driver of drivers) for (const key of driver.keys) expect(findDriver(key)).toBe(driver);
    expect(findDriver({ serverType: 'bm', osDistro: 'fedora-atomic', coe: 'swarm' })).toBeNull();
    expect(findDriver({ serverType: 'vm', osDistro: 'slackware', coe: 'kubernetes' })).toBeNull();
  });

  it('has no two drivers of one name or key', () => {
    const keys = drivers.flatMap(({ keys }) => keys.map((key) => JSON.stringify(key)));
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(drivers.map(({ name }) => name)).size).toBe(drivers.length);
  });
});

describe.each(drivers.map((driver) => [driver.name, driver] as const))('%s', (_, driver) => {
  it('reads its files once, and has its template among them', () => {
    expect(driver.files()).toBe(driver.files());
    expect(driver.files()[driver.template]).toMatch(/^heat_template_version:/);
    for (const key of driver.environments(inputFor(driver))) expect(driver.files()).toHaveProperty([key]);
  });

  it('asks for nothing that it refuses when nothing special is asked', () => {
    expect(driver.refusal?.(inputFor(driver)) ?? null).toBeNull();
  });

  it('refuses an insecure registry that is no address', () => {
    expect(driver.refusal?.(inputFor(driver, { insecureRegistry: 'a b; reboot' }))).toEqual({
      field: 'insecureRegistry',
      message: expect.stringMatching(/^insecure_registry is "a b; reboot", expecting a host/),
    });
  });

  it('gives its servers a registry in Swift where one is asked for, as the cluster’s trustee, and none otherwise', () => {
    const trustee = { domainName: 'magnum', userId: 'u', userName: 'ci_p', password: 'p', trustId: 't' };
    const told = (changes: Partial<DriverInput>) => {
      const input = inputFor(driver, { trustee, region: 'RegionTwo', ...changes });
      expect(driver.refusal?.(input) ?? null).toBeNull();
      return settingsIn(driver, input);
    };
    const labels = { registry_tag: '2.8.2' };
    expect(Object.fromEntries(told({ registryEnabled: true, labels }))).toMatchObject({
      REGISTRY_ENABLED: 'True',
      REGISTRY_TAG: '2.8.2',
      AUTH_URL: 'http://127.0.0.1:5000/v3',
      REGION: 'RegionTwo',
      TRUSTEE_DOMAIN_NAME: 'magnum',
      TRUSTEE_USER_NAME: 'ci_p',
      TRUSTEE_PASSWORD: 'p',
      TRUST_ID: 't',
    });
    expect(told({ registryEnabled: true }).get('REGISTRY_TAG')).toBe('2.8.3');
    expect(told({}).get('REGISTRY_ENABLED')).toBe('False');
    const worker = Object.entries(driver.files()).find(([key]) => key.endsWith('/boot/node'))?.[1] ?? '';
    expect(worker).toMatch(/boot\.sh["',\w. -]*\bregistry(-pod)?\.sh/);
    expect(driver.labelDefaults).toMatchObject({ registry_tag: '2.8.3' });
    expect(driver.labels.safeParse({ registry_tag: '3.0.0' }).error?.issues[0]?.message).toBe(
      'property "labels/registry_tag" with value "3.0.0" is not supported, expecting a release of the registry before 3, such as 2.8.3',
    );
  });

  it('reads no address from a stack that has none yet', () => {
    const none = { apiAddress: null, masterAddresses: [], nodeAddresses: [] };
    expect(driver.outputs({}, inputFor(driver))).toEqual(none);
    expect(
      driver.outputs({ api_address: null, master_addresses: [null], node_addresses: '' }, inputFor(driver)),
    ).toEqual(none);
  });

  it('has its servers take a new authority where they have certificates of the old one', () => {
    const files = driver.files();
    const fetches = Object.values(files).some((text) => text.includes('make-cert'));
    expect(driver.rotateCa !== undefined).toBe(fetches);
    if (!driver.rotateCa) return;
    const parameters = driver.rotateCa.parameters(inputFor(driver, { upgrades: 4 }), 1);
    expect(parameters).toMatchObject({ upgrade: { magnum_upgrade: '4' }, signals: 5 });
    for (const name of Object.keys(parameters)) expect(files[driver.template]).toContain(`\n  ${name}:\n`);
  });

  it('takes away, on a retry, the workers that failed and no other', () => {
    const at = (path: string[], name: string, status: string) => ({ path, name, status });
    const parameters = driver.repair?.(
      [
        at([], 'nodes', 'CREATE_FAILED'),
        at(['nodes'], '0', 'CREATE_COMPLETE'),
        at(['nodes'], '2', 'CREATE_FAILED'),
        at(['nodes', '2'], 'wait_condition', 'CREATE_FAILED'),
        at(['nodes', '10'], 'wait_condition', 'CREATE_FAILED'),
        at(['nodes', '0'], 'wait_condition', 'CREATE_COMPLETE'),
        at(['masters', '0'], 'wait_condition', 'CREATE_COMPLETE'),
      ],
      inputFor(driver),
    );
    const { update_max_batch_size: _all, ...removed } = parameters ?? {};
    expect(Object.values(removed)).toEqual(['2,10']);
  });

  it('takes all masters away when one of several failed, and tells the new ones where to meet', () => {
    const resources = ['0', '1', '2'].flatMap((name) => [
      { path: ['masters'], name, status: name === '1' ? 'CREATE_FAILED' : 'CREATE_COMPLETE' },
    ]);
    const input = inputFor(driver, {
      masterCount: 3,
      masterLbEnabled: true,
      discoveryUrl: 'http://fresh.example/x',
    });
    expect(driver.repair?.(resources, input)).toMatchObject({
      masters_to_remove: '0,1,2',
      heat_params: expect.stringContaining('fresh.example'),
    });
    expect(driver.repair?.(resources.slice(0, 1), input)).toEqual({});
  });
});
