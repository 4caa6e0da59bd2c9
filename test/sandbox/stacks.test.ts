import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { type Client, login, outputsOf, settled, show } from './client.js';

const node = `
heat_template_version: 2018-08-31
parameters: {flavor: {type: string}, network: {type: string}, name: {type: string}}
resources:
  server:
    type: OS::Nova::Server
    properties:
      name: {get_param: name}
      image: debian-12
      flavor: {get_param: flavor}
      networks: [{network: {get_param: network}}]
outputs:
  OS::stack_id: {value: {get_resource: server}}
  address: {value: {get_attr: [server, first_address]}}
`;

const cluster = `
heat_template_version: 2018-08-31
parameters:
  count: {type: number, default: 2}
  removals: {type: comma_delimited_list, default: []}
  flavor: {type: string, default: m1.small, constraints: [{custom_constraint: nova.flavor}]}
  secret: {type: string, hidden: true, default: abc}
resources:
  network: {type: OS::Neutron::Net}
  subnet:
    type: OS::Neutron::Subnet
    properties: {network: {get_resource: network}, cidr: 10.1.0.0/24}
  nodes:
    type: OS::Heat::ResourceGroup
    depends_on: subnet
    properties:
      count: {get_param: count}
      removal_policies: [{resource_list: {get_param: removals}}]
      resource_def:
        type: node.yaml
        properties: {flavor: {get_param: flavor}, network: {get_resource: network}, name: n%index%}
outputs:
  refs: {value: {get_attr: [nodes, refs]}}
  refs_map: {value: {get_attr: [nodes, refs_map]}}
  addresses: {value: {get_attr: [nodes, address]}}
  first: {value: {get_attr: [nodes, resource.0.address]}}
  missing: {value: {get_attr: [nodes, resource.7.address]}}
`;

describe('a stack in the sandbox', () => {
  let sandbox: Sandbox;
  let demo: Client;
  const create = (name: string, parameters: Record<string, unknown> = {}, more: object = {}) =>
    demo.heat('POST', '/stacks', {
      stack_name: name,
      template: cluster,
      files: { 'node.yaml': node },
      parameters,
      ...more,
    });
  const patch = async (name: string, parameters: Record<string, unknown>) => {
    const { id } = await show(demo, name);
    return demo.heat('PATCH', `/stacks/${name}/${id}`, { existing: true, parameters });
  };
  const serverNames = async () =>
    ((await demo.call('GET', '/compute/v2.1/servers')).body.servers as { name: string }[])
      .map((one) => one.name)
      .sort();

  beforeEach(async () => {
    sandbox = await startSandbox({ statePath: null, pace: 0 });
    demo = await login(sandbox);
  });
  afterEach(() => sandbox.close());

  it('is created, shows its outputs and hides hidden parameters', async () => {
    const made = await create('c1', {}, { tags: 'a,b', timeout_mins: 5 });
    expect(made.status).toBe(201);
    const stack = await settled(demo, 'c1');
    expect(stack).toMatchObject({
      stack_status: 'CREATE_COMPLETE',
      stack_status_reason: 'Stack CREATE completed successfully',
      tags: ['a', 'b'],
      updated_time: null,
    });
    expect(stack.parameters).toMatchObject({
      count: '2',
      flavor: 'm1.small',
      secret: '******',
      'OS::stack_name': 'c1',
    });
    const outputs = outputsOf(stack);
    expect(outputs.addresses).toEqual(['10.1.0.3', '10.1.0.4']);
    expect(outputs.first).toBe('10.1.0.3');
    expect(stack.outputs.find((one) => one.output_key === 'missing')).toMatchObject({
      output_value: null,
      output_error: "Member '7' not found in group resource 'nodes'.",
    });
    expect(await serverNames()).toEqual(['n0', 'n1']);
  });

  it('grows, shrinks from the top, and never uses a removed number again', async () => {
    await create('c1', { count: 3 });
    await settled(demo, 'c1');
    await patch('c1', { count: 2, removals: '1' });
    expect((await settled(demo, 'c1')).stack_status).toBe('UPDATE_COMPLETE');
    expect(await serverNames()).toEqual(['n0', 'n2']);
    await patch('c1', { count: 3, removals: '' });
    await settled(demo, 'c1');
    expect(await serverNames()).toEqual(['n0', 'n2', 'n3']);
    await patch('c1', { count: 1 });
    await settled(demo, 'c1');
    expect(await serverNames()).toEqual(['n0']);
  });

  it('is deleted with all it made, and can still be looked at by id', async () => {
    const made = await create('c1');
    const { id } = made.body.stack as { id: string };
    await settled(demo, 'c1');
    expect((await demo.heat('DELETE', `/stacks/c1/${id}`)).status).toBe(204);
    const gone = await settled(demo, id);
    expect(gone).toMatchObject({
      stack_status: 'DELETE_COMPLETE',
      stack_status_reason: 'Stack DELETE completed successfully',
    });
    expect((await demo.heat('GET', '/stacks/c1')).status).toBe(404);
    expect((await demo.heat('GET', `/stacks?id=${id}`)).body.stacks).toEqual([]);
    expect((await demo.heat('DELETE', `/stacks/c1/${id}`)).status).toBe(404);
    expect(await serverNames()).toEqual([]);
    const networks = (await demo.call('GET', '/network/v2.0/networks')).body.networks as { name: string }[];
    expect(networks.map((one) => one.name).sort()).toEqual(['private', 'public']);
  });

  it('fails with the deepest reason when a server finds no host', async () => {
    await create('c1', { flavor: 'm1.nohost', count: 1 });
    const stack = await settled(demo, 'c1');
    expect(stack.stack_status).toBe('CREATE_FAILED');
    expect(stack.stack_status_reason).toBe(
      'Resource CREATE failed: ResourceInError: resources.nodes.resources[0].resources.server: Went to status ERROR due to "Message: No valid host was found. There are not enough hosts available., Code: 500"',
    );
    const { resources } = (await demo.heat('GET', `/stacks/c1/${stack.id}/resources?nested_depth=5`))
      .body as {
      resources: {
        resource_name: string;
        parent_resource?: string;
        resource_status: string;
        resource_status_reason: string;
      }[];
    };
    expect(resources.find((one) => one.resource_name === 'server')).toMatchObject({
      parent_resource: '0',
      resource_status: 'CREATE_FAILED',
      resource_status_reason:
        'ResourceInError: resources.server: Went to status ERROR due to "Message: No valid host was found. There are not enough hosts available., Code: 500"',
    });
    await patch('c1', { flavor: 'm1.small' });
    expect((await settled(demo, 'c1')).stack_status).toBe('UPDATE_COMPLETE');
  });

  it('is refused a second time under the same name', async () => {
    await create('c1');
    const again = await create('c1');
    expect(again.status).toBe(409);
    expect(again.body.error).toMatchObject({
      type: 'StackExists',
      message: 'The Stack (c1) already exists.',
    });
  });

  it('is rolled back when that is wanted', async () => {
    await create('c1', { flavor: 'm1.nohost', count: 1 }, { disable_rollback: false });
    expect((await settled(demo, 'c1')).stack_status).toBe('ROLLBACK_COMPLETE');
    expect(await serverNames()).toEqual([]);
  });
});
