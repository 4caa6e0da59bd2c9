import { describe, expect, it } from 'vitest';
import { drivers } from '../../src/drivers/registry.js';
import { callsIn, nestings, parametersRead, parseTemplate } from './hot.js';
import { inputFor, speaksTls, variantsOf } from './inputs.js';

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

describe.each(drivers.map((driver) => [driver.name, driver] as const))('the templates of %s', (_, driver) => {
  const files = driver.files();
  const texts = Object.entries(files).filter(([key]) => key.endsWith('.yaml'));
  const templates = new Map(texts.map(([key, text]) => [key, parseTemplate(text)]));
  const each = [...templates];
  const root = templates.get(driver.template);
  const inputs = [inputFor(driver), ...variantsOf(driver).map(([, changes]) => inputFor(driver, changes))];

  it('has the flavor that the driver says where nobody says one, in further groups too', () => {
    const nothingSaid = inputFor(driver, { flavor: null, masterFlavor: null });
    const flavorsOf = (key: string, parameters: Readonly<Record<string, unknown>>) =>
      Object.entries(templates.get(key)?.parameters ?? {})
        .filter(([name]) => name.endsWith('_flavor'))
        .map(([name, { default: value }]) => parameters[name] ?? value);
    const usual = driver.usualFlavor;
    expect(flavorsOf(driver.template, driver.parameters(nothingSaid))).toEqual([usual, usual]);
    const { nodeGroup } = driver;
    if (!nodeGroup) return;
    const joined = Object.fromEntries(nodeGroup.outputs.map((name) => [name, name.endsWith('s') ? [] : 'x']));
    const outputs = { ...joined, api_addresses: '' };
    expect(flavorsOf(nodeGroup.template, nodeGroup.parameters(nothingSaid, outputs))).toEqual([usual]);
  });

  it.each(each)('%s declares exactly the parameters that it reads', (_key, template) => {
    const { parameters, ...rest } = template;
    expect(sorted(parametersRead(rest))).toEqual(sorted(Object.keys(parameters)));
  });

  it.each(each)(
    '%s declares exactly the conditions that it uses',
    (_key, { conditions, resources, ...rest }) => {
      const chosen = callsIn([resources, rest])
        .filter(({ name, argument }) => name === 'if' && Array.isArray(argument))
        .map(({ argument }) => String((argument as unknown[])[0]));
      const held = Object.values(resources).flatMap(({ condition }) =>
        condition ? [String(condition)] : [],
      );
      const within = JSON.stringify(conditions);
      const used = Object.keys(conditions).filter((name) =>
        within.replace(`"${name}":`, '').includes(`"${name}"`),
      );
      expect(sorted([...chosen, ...held, ...used])).toEqual(sorted(Object.keys(conditions)));
    },
  );

  it.each(each)(
    '%s gives nested templates what they demand, and nothing they do not know',
    (_key, template) => {
      for (const nesting of nestings(template)) {
        const nested = templates.get(nesting.template);
        expect(nested, nesting.template).toBeDefined();
        const declared = Object.entries(nested?.parameters ?? {});
        const demanded = declared
          .filter(([, { default: value }]) => value === undefined)
          .map(([name]) => name);
        expect(declared.map(([name]) => name)).toEqual(
          expect.arrayContaining(Object.keys(nesting.properties)),
        );
        expect(Object.keys(nesting.properties)).toEqual(expect.arrayContaining(demanded));
      }
    },
  );

  it.each(each)('%s reads only outputs that nested templates have', (_key, template) => {
    const read = callsIn([template.resources, template.outputs]).filter(({ name }) => name === 'get_attr');
    for (const nesting of nestings(template)) {
      const names = read
        .map(({ argument }) => argument as string[])
        .filter(([resource]) => resource === nesting.resource)
        .map(([, output]) => output ?? '');
      expect(Object.keys(templates.get(nesting.template)?.outputs ?? {})).toEqual(
        expect.arrayContaining(names),
      );
    }
  });

  it('put out nothing that nobody reads', () => {
    const read = each.flatMap(([, template]) =>
      nestings(template).flatMap(({ resource, template: key }) =>
        callsIn([template.resources, template.outputs])
          .filter(
            ({ name, argument }) =>
              name === 'get_attr' && Array.isArray(argument) && argument[0] === resource,
          )
          .map(({ argument }) => `${key} ${String((argument as unknown[])[1])}`),
      ),
    );
    const own = [
      'api_address',
      'master_addresses',
      'node_addresses',
      ...(driver.nodeGroup?.outputs ?? []),
    ].map((name) => `${driver.template} ${name}`);
    if (driver.nodeGroup) own.push(`${driver.nodeGroup.template} node_addresses`);
    const declared = each.flatMap(([key, { outputs }]) =>
      Object.keys(outputs).map((name) => `${key} ${name}`),
    );
    expect(sorted(declared.filter((name) => !name.endsWith(' OS::stack_id')))).toEqual(
      sorted([...read, ...own]),
    );
  });

  it('are all reached from the root, as are the user data documents', () => {
    const reached = new Set<string>();
    const visit = (key: string): void => {
      reached.add(key);
      const template = templates.get(key);
      if (template) for (const nesting of nestings(template)) visit(nesting.template);
      for (const nesting of template ? nestings(template) : []) {
        if (typeof nesting.properties.boot === 'string') reached.add(nesting.properties.boot);
      }
    };
    visit(driver.template);
    if (driver.nodeGroup) visit(driver.nodeGroup.template);
    expect(sorted(reached)).toEqual(sorted(Object.keys(files)));
  });

  it('get from the driver every parameter that has no default, and none that is unknown', () => {
    for (const input of inputs) {
      const given = driver.parameters(input);
      const scaled = {
        ...driver.scale(3, ['a', 'b']),
        ...driver.repair?.([failed('masters'), failed('nodes')], input),
      };
      expect(Object.keys(root?.parameters ?? {})).toEqual(
        expect.arrayContaining(Object.keys({ ...given, ...scaled })),
      );
      const demanded = Object.entries(root?.parameters ?? {}).filter(([, one]) => one.default === undefined);
      expect(Object.keys(given)).toEqual(expect.arrayContaining(demanded.map(([name]) => name)));
      expect(Object.values(given)).not.toContain(null);
    }
  });

  it('hide every parameter that holds a secret', () => {
    const secrets = { password: 'hunter2-hunter2', trustId: 'trust-9f8e7d', token: 'token-3c2b1a' };
    const trustee = { domainName: 'magnum', userId: 'u', userName: 'n', ...secrets };
    const cases = [inputFor(driver, { trustee }), inputFor(driver, { clusterToken: secrets.token })];
    const holding = cases.flatMap((input) =>
      Object.entries(driver.parameters(input)).filter(([, value]) =>
        Object.values(secrets).some((secret) => String(value).includes(secret)),
      ),
    );
    // Servers that ask nothing of the cloud are given nothing to ask with.
    expect(holding.length).toBe(speaksTls(driver) ? 2 : 0);
    for (const [name] of holding) expect(root?.parameters[name]?.hidden, name).toBe(true);
    for (const [, { parameters }] of each) {
      expect(parameters.heat_params?.hidden ?? true).toBe(true);
    }
  });

  it('stay far below what Heat takes in one request', () => {
    const body = JSON.stringify({
      template: files[driver.template],
      files,
      parameters: driver.parameters(inputFor(driver)),
    });
    expect(body.length).toBeLessThan(256 * 1024);
  });
});

const failed = (group: string) => ({ name: 'wait_condition', path: [group, '0'], status: 'CREATE_FAILED' });
