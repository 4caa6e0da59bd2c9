import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { type Client, login, outputsOf, request, type ShownStack, settled, show } from './client.js';

const template = `
heat_template_version: 2018-08-31
parameters:
  count: {type: number, default: 1}
  timeout: {type: number, default: 300}
resources:
  handle: {type: OS::Heat::WaitConditionHandle}
  wait: {type: OS::Heat::WaitCondition, properties: {handle: {get_resource: handle}, count: {get_param: count}, timeout: {get_param: timeout}}}
  after: {type: OS::Heat::Value, depends_on: wait, properties: {value: done}}
outputs:
  endpoint: {value: {get_attr: [handle, endpoint]}}
  token: {value: {get_attr: [handle, token]}}
  curl: {value: {get_attr: [handle, curl_cli]}}
  data: {value: {get_attr: [wait, data]}}
  after: {value: {get_attr: [after, value]}}
`;

const others = `
heat_template_version: 2018-08-31
resources:
  signed_handle: {type: OS::Heat::WaitConditionHandle, properties: {signal_transport: CFN_SIGNAL}}
  signed: {type: OS::Heat::WaitCondition, properties: {handle: {get_resource: signed_handle}, timeout: 300}}
  aws_handle: {type: AWS::CloudFormation::WaitConditionHandle}
  aws: {type: AWS::CloudFormation::WaitCondition, properties: {Handle: {get_resource: aws_handle}, Timeout: 300}}
  config: {type: OS::Heat::SoftwareConfig, properties: {group: script, config: "true", outputs: [{name: answer}]}}
  deployment: {type: OS::Heat::SoftwareDeployment, properties: {config: {get_resource: config}, server: vm, signal_transport: HEAT_SIGNAL}}
outputs:
  signed: {value: {get_attr: [signed_handle, signal]}}
  aws: {value: {get_resource: aws_handle}}
  answer: {value: {get_attr: [deployment, answer]}}
`;

describe('what Heat waits for', () => {
  let sandbox: Sandbox;
  let demo: Client;
  let stack: ShownStack;
  const create = async (text: string, parameters: Record<string, unknown> = {}) => {
    await demo.heat('POST', '/stacks', { stack_name: 'w', template: text, parameters });
    stack = await show(demo, 'w');
  };
  const output = (name: string) => String(outputsOf(stack)[name]);
  const signal = (body: unknown, token = output('token')) =>
    request('POST', output('endpoint'), body, { 'X-Auth-Token': token });

  beforeEach(async () => {
    sandbox = await startSandbox({ statePath: null, pace: 0 });
    demo = await login(sandbox);
  });
  afterEach(() => sandbox.close());

  it('is counted by id, and its data comes out', async () => {
    await create(template, { count: 2 });
    await signal({ status: 'SUCCESS', id: 'a', data: 1 });
    await signal({ status: 'SUCCESS', id: 'a', data: 2 });
    expect((await show(demo, 'w')).stack_status).toBe('CREATE_IN_PROGRESS');
    await signal({ id: 'b' });
    const done = await settled(demo, 'w');
    expect(done.stack_status).toBe('CREATE_COMPLETE');
    expect(outputsOf(done)).toMatchObject({ data: '{"a": 2, "b": null}', after: 'done' });
  });

  it('takes a body that is no JSON for success, and no status it does not know', async () => {
    await create(template);
    await signal({ status: 'MAYBE' });
    expect((await show(demo, 'w')).stack_status).toBe('CREATE_IN_PROGRESS');
    const answer = await fetch(output('endpoint'), {
      method: 'POST',
      headers: { 'X-Auth-Token': output('token') },
      body: 'up!',
    });
    expect([answer.status, await answer.text()]).toEqual([200, 'null']);
    expect((await settled(demo, 'w')).stack_status).toBe('CREATE_COMPLETE');
  });

  it('fails the stack with the reason of a FAILURE, and what comes after is never begun', async () => {
    await create(template);
    await signal({ status: 'FAILURE', reason: 'no disk' });
    const failed = await settled(demo, 'w');
    expect(failed.stack_status_reason).toBe(
      'Resource CREATE failed: WaitConditionFailure: resources.wait: no disk',
    );
    const { resource } = (await demo.heat('GET', `/stacks/w/${failed.id}/resources/after`)).body as {
      resource: { resource_status: string };
    };
    expect(resource.resource_status).toBe('INIT_COMPLETE');
  });

  it('is over when its time is up', async () => {
    await create(template, { timeout: 1 });
    expect((await settled(demo, 'w')).stack_status_reason).toBe(
      'Resource CREATE failed: WaitConditionTimeout: resources.wait: 0 of 1 received',
    );
  });

  it('is signalled with its own token and no other, which opens nothing else', async () => {
    await create(template);
    expect(output('curl')).toContain(`-H 'X-Auth-Token: ${output('token')}'`);
    expect((await signal({}, 'wrong')).status).toBe(401);
    const elsewhere = await request(
      'GET',
      output('endpoint').replace('/resources/handle/signal', ''),
      undefined,
      { 'X-Auth-Token': output('token') },
    );
    expect(elsewhere.status).toBe(401);
  });

  it('may be a pre-signed URL, an AWS handle or a deployment', async () => {
    await create(others);
    const { alarm_url: url } = JSON.parse(output('signed')) as { alarm_url: string };
    const put = (to: string, body: unknown) =>
      fetch(to, { method: 'PUT', headers: { 'Content-Type': '' }, body: JSON.stringify(body) });
    expect((await put(url.replace('Signature=', 'Signature=x'), {})).status).toBe(403);
    expect(await (await put(url, { status: 'SUCCESS' })).text()).toBe('<resource>signed_handle</resource>');
    expect((await put(output('aws'), { Status: 'SUCCESS', UniqueId: '1', Data: 'x' })).status).toBe(200);
    const deployed = { deploy_status_code: 0, answer: '42' };
    await demo.heat('POST', `/stacks/w/${stack.id}/resources/deployment/signal`, deployed);
    expect(outputsOf(await settled(demo, 'w')).answer).toBe('42');
  });

  it('is aborted when the time of the stack is up', async () => {
    await demo.heat('POST', '/stacks', {
      stack_name: 'w',
      template,
      parameters: { count: 2 },
      timeout_mins: 1,
    });
    stack = await show(demo, 'w');
    const later = Date.now() + 61_000;
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => later);
    await signal({ id: 'one of two' });
    expect(await settled(demo, 'w')).toMatchObject({
      stack_status: 'CREATE_FAILED',
      stack_status_reason: 'Timed out',
    });
    clock.mockRestore();
    const { resource } = (await demo.heat('GET', `/stacks/w/${stack.id}/resources/wait`)).body as {
      resource: { resource_status_reason: string };
    };
    expect(resource.resource_status_reason).toBe(
      `CREATE aborted (Task create from HeatWaitCondition "wait" Stack "w" [${stack.id}] Timed out)`,
    );
  });

  it('is given up when the stack is deleted', async () => {
    await create(template);
    await demo.heat('DELETE', `/stacks/w/${stack.id}`);
    expect((await settled(demo, stack.id)).stack_status).toBe('DELETE_COMPLETE');
    const { events } = (await demo.heat('GET', `/stacks/w/${stack.id}/events`)).body as {
      events: { resource_name: string; resource_status: string; resource_status_reason: string }[];
    };
    expect(events.find((one) => one.resource_status === 'CREATE_FAILED')).toMatchObject({
      resource_name: 'wait',
      resource_status_reason: 'CREATE aborted (user triggered cancel)',
    });
  });
});
