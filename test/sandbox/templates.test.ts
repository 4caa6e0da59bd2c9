import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { type Client, login, outputsOf, settled } from './client.js';

const hot = (rest: Record<string, unknown>) => ({ heat_template_version: '2018-08-31', ...rest });
const value = (inner: unknown, more: object = {}) => ({
  type: 'OS::Heat::Value',
  properties: { value: inner },
  ...more,
});

interface Event {
  resource_name: string;
  resource_status: string;
}

describe('templates and environments', () => {
  let sandbox: Sandbox;
  let demo: Client;
  let made = 0;
  beforeAll(async () => {
    sandbox = await startSandbox({ statePath: null, pace: 0 });
    demo = await login(sandbox);
  });
  afterAll(() => sandbox.close());

  const create = async (request: Record<string, unknown>) => {
    made += 1;
    const name = `t${made}`;
    const answer = await demo.heat('POST', '/stacks', { stack_name: name, ...request });
    expect(answer.body).toHaveProperty('stack');
    return settled(demo, name);
  };
  const eventsOf = async (name: string, id: string): Promise<string[]> => {
    const { events } = (await demo.heat('GET', `/stacks/${name}/${id}/events?sort_dir=asc`)).body as {
      events: Event[];
    };
    return events.map((one) => `${one.resource_name} ${one.resource_status}`);
  };

  it('make resources in the order of what they need, and delete them the other way round', async () => {
    const template = hot({
      resources: {
        last: value({ get_attr: ['middle', 'value'] }),
        middle: value(1, { depends_on: 'first' }),
        first: value(2),
      },
    });
    const stack = await create({ template });
    const order = (await eventsOf(stack.stack_name, stack.id)).filter((one) =>
      one.endsWith('CREATE_COMPLETE'),
    );
    expect(order.slice(0, 3)).toEqual([
      'first CREATE_COMPLETE',
      'middle CREATE_COMPLETE',
      'last CREATE_COMPLETE',
    ]);
    await demo.heat('DELETE', `/stacks/${stack.stack_name}/${stack.id}`);
    await settled(demo, stack.id);
    const gone = (await eventsOf(stack.stack_name, stack.id)).filter((one) =>
      one.endsWith('DELETE_COMPLETE'),
    );
    expect(gone.slice(0, 3)).toEqual([
      'last DELETE_COMPLETE',
      'middle DELETE_COMPLETE',
      'first DELETE_COMPLETE',
    ]);
  });

  it('take parameters from the request, then environments from the right, then parameter_defaults, then the template', async () => {
    const parameters = Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e'].map((name) => [name, { type: 'string', default: 'template' }]),
    );
    const outputs = Object.fromEntries(
      Object.keys(parameters).map((name) => [name, { value: { get_param: name } }]),
    );
    const stack = await create({
      template: hot({ parameters, outputs }),
      files: {
        'one.env.yaml': 'parameters: {b: one, c: one}\nparameter_defaults: {d: default}\n',
        'two.env.yaml': 'parameters: {b: two}\n',
      },
      environment_files: ['one.env.yaml', 'two.env.yaml'],
      parameters: { a: 'request', e: null },
    });
    expect(outputsOf(stack)).toEqual({ a: 'request', b: 'two', c: 'one', d: 'default', e: 'template' });
  });

  it('put a nested template, or nothing, in the place of a type', async () => {
    const template = hot({
      resources: {
        thing: { type: 'Our::Thing', properties: { word: 'hi' } },
        extra: { type: 'Our::Extra', properties: { any: 1 } },
      },
      outputs: {
        said: { value: { get_attr: ['thing', 'said'] } },
        extra: { value: { get_attr: ['extra', 'whatever'] } },
      },
    });
    const files = {
      'thing.yaml':
        'heat_template_version: 2018-08-31\nparameters: {word: {type: string}}\noutputs: {said: {value: {get_param: word}}}\n',
    };
    const environment = { resource_registry: { 'Our::Thing': 'thing.yaml', 'Our::Extra': 'OS::Heat::None' } };
    expect(outputsOf(await create({ template, files, environment }))).toEqual({ said: 'hi', extra: null });
  });

  it('leave out what a condition switches off', async () => {
    const template = hot({
      parameters: { tls: { type: 'boolean', default: false } },
      conditions: { secure: { equals: [{ get_param: 'tls' }, true] } },
      resources: {
        key: value('k', { condition: 'secure' }),
        port: value({ if: ['secure', { get_attr: ['key', 'value'] }, 'plain'] }),
      },
      outputs: { port: { value: { get_attr: ['port', 'value'] } } },
    });
    const plain = await create({ template });
    expect(outputsOf(plain)).toEqual({ port: 'plain' });
    const { resources } = (await demo.heat('GET', `/stacks/${plain.stack_name}/${plain.id}/resources`))
      .body as { resources: unknown[] };
    expect(resources).toHaveLength(1);
    expect(outputsOf(await create({ template, parameters: { tls: true } }))).toEqual({ port: 'k' });
  });

  it('replace a resource when a property changes that cannot be updated, and update it when it can', async () => {
    const template = (length: number, inner: number) =>
      hot({
        resources: { word: { type: 'OS::Heat::RandomString', properties: { length } }, number: value(inner) },
        outputs: {
          word: { value: { get_attr: ['word', 'value'] } },
          number: { value: { get_attr: ['number', 'value'] } },
        },
      });
    const before = await create({ template: template(8, 1) });
    const path = `/stacks/${before.stack_name}/${before.id}`;
    expect((await demo.heat('PUT', path, { template: template(8, 2) })).status).toBe(202);
    const updated = outputsOf(await settled(demo, before.id));
    expect(updated).toEqual({ word: outputsOf(before).word, number: 2 });
    await demo.heat('PUT', path, { template: template(9, 2) });
    expect(outputsOf(await settled(demo, before.id)).word).toHaveLength(9);
  });

  it('go back to what was before when an update fails and rollback is wanted', async () => {
    const template = (size: number) =>
      hot({
        resources: {
          disk: { type: 'OS::Cinder::Volume', properties: { size, name: 'disk' } },
          n: value(size),
        },
        outputs: { n: { value: { get_attr: ['n', 'value'] } } },
      });
    const stack = await create({ template: template(1) });
    const two = hot({
      resources: {
        disk: { type: 'OS::Cinder::Volume', properties: { size: 1, name: 'disk' } },
        n: value(2),
        big: { type: 'OS::Cinder::Volume', properties: { size: 2000 } },
      },
    });
    await demo.heat('PUT', `/stacks/${stack.stack_name}/${stack.id}`, {
      template: two,
      disable_rollback: false,
    });
    const after = await settled(demo, stack.id);
    expect(after.stack_status).toBe('ROLLBACK_COMPLETE');
    expect(outputsOf(after)).toEqual({ n: 1 });
  });

  it('refuse a volume over the quota when it is made', async () => {
    const stack = await create({
      template: hot({ resources: { disk: { type: 'OS::Cinder::Volume', properties: { size: 1001 } } } }),
    });
    expect(stack.stack_status).toBe('CREATE_FAILED');
    expect(stack.stack_status_reason).toContain(
      'resources.disk: VolumeSizeExceedsAvailableQuota: Requested volume',
    );
  });

  it('work as a stack of their own, as text', async () => {
    const inner = JSON.stringify(
      hot({ parameters: { x: { type: 'string' } }, outputs: { y: { value: { get_param: 'x' } } } }),
    );
    const template = hot({
      resources: {
        inner: { type: 'OS::Heat::Stack', properties: { template: inner, parameters: { x: 'z' } } },
      },
      outputs: { y: { value: { get_attr: ['inner', 'outputs', 'y'] } } },
    });
    expect(outputsOf(await create({ template }))).toEqual({ y: 'z' });
  });
});
