import { afterAll, expect, it } from 'vitest';
import {
  type CloudUnderTest,
  gone,
  rememberStacks,
  settled,
  stackRequest,
  uniqueName,
  until,
} from './cloud-under-test.js';
import { FAILING, GROUND, PORT, WORD } from './templates.js';

/** The life of one stack. */
export function stackContract(test: () => CloudUnderTest): void {
  const stacks = rememberStacks(() => test().cloud);
  afterAll(() => stacks.deleteAll());

  it('creates a stack, shows it by name and by id, and tells its outputs when asked', async () => {
    const { heat } = test().cloud;
    const name = uniqueName('word');
    const parameters = { length: 11, salt: 'do-not-show-this' };
    const tags = ['magnum', name];
    const stack = await stacks.create(stackRequest({ name, template: WORD, parameters, tags }));

    const done = await settled(test().cloud, stack);
    expect(done).toMatchObject({ ...stack, status: 'CREATE_COMPLETE', tags, updatedAt: null });
    expect(done.statusReason).toBe('Stack CREATE completed successfully');
    expect(Date.parse(done.createdAt)).not.toBeNaN();
    expect(done.outputs.word).toMatch(/^[A-Za-z0-9]{11}$/);
    expect(done.parameters).toMatchObject({ length: '11', salt: '******', 'OS::stack_name': name });

    expect(await heat.show(name, { outputs: true })).toEqual(done);
    expect((await heat.show(name))?.outputs).toEqual({});
  });

  it('tells what happened to each resource, oldest first, with those of nested stacks', async () => {
    const { heat } = test().cloud;
    const before = Date.now();
    const template = {
      heat_template_version: '2018-03-02',
      resources: {
        group: {
          type: 'OS::Heat::ResourceGroup',
          properties: {
            count: 2,
            resource_def: { type: 'OS::Heat::RandomString', properties: { length: 5 } },
          },
        },
      },
    };
    const stack = await stacks.create(stackRequest({ name: uniqueName('told'), template }));
    expect((await settled(test().cloud, stack)).status).toBe('CREATE_COMPLETE');
    const events = await heat.events(stack, 4);
    const said = (path: string) =>
      events.filter((each) => [...each.path, each.name].join('/') === path).map(({ status }) => status);
    const made = ['CREATE_IN_PROGRESS', 'CREATE_COMPLETE'];
    expect(said('group')).toEqual(made);
    expect(said('group/0')).toEqual(made);
    expect(said('group/1')).toEqual(made);
    expect(events).toHaveLength(6);
    for (const { at } of events) expect(Math.abs(Date.parse(at) - before)).toBeLessThan(120_000);
    expect(await heat.events({ id: crypto.randomUUID(), name: 'nobody' }, 4)).toEqual([]);
  });

  it('refuses a name that is taken, even while the first is being created', async () => {
    const request = stackRequest({ name: uniqueName('twice'), template: WORD });
    const stack = await stacks.create(request);
    const conflict = {
      code: 'openstack.conflict',
      service: 'heat',
      status: 409,
      detail: `The Stack (${request.name}) already exists.`,
      requestId: expect.stringMatching(/^req-/),
    };
    await expect(test().cloud.heat.create(request)).rejects.toMatchObject(conflict);
    await settled(test().cloud, stack);
    await expect(test().cloud.heat.create(request)).rejects.toMatchObject(conflict);
  });

  it('lists the stacks of the ids it is given, a hundred at once, and leaves out what is not there', async () => {
    const { heat } = test().cloud;
    const one = await stacks.create(
      stackRequest({ name: uniqueName('one'), template: WORD, tags: ['a', 'b'] }),
    );
    const two = await stacks.create(stackRequest({ name: uniqueName('two'), template: WORD }));
    const unknown = Array.from({ length: 98 }, () => crypto.randomUUID());
    const listed = await heat.listByIds([one.id, ...unknown, two.id]);
    expect(listed.map(({ id, name }) => ({ id, name }))).toEqual(expect.arrayContaining([one, two]));
    expect(listed).toHaveLength(2);
    expect(listed.find(({ id }) => id === one.id)?.tags).toEqual(['a', 'b']);
    expect(listed.find(({ id }) => id === two.id)?.tags).toEqual([]);
    expect(await heat.listByIds([])).toEqual([]);
  });

  it('changes the parameters it is told and keeps everything else', async () => {
    const { cloud } = test();
    const request = {
      name: uniqueName('update'),
      template: WORD,
      parameters: { salt: 'kept' },
      tags: ['kept'],
    };
    const stack = await stacks.create(stackRequest(request));
    const before = await settled(cloud, stack);

    await cloud.heat.update(stack, { parameters: { length: 20 }, disableRollback: true });
    expect(await cloud.heat.show(stack.id)).toMatchObject({ status: expect.stringMatching(/^UPDATE_/) });
    const after = await settled(cloud, stack);
    expect(after).toMatchObject({ id: stack.id, status: 'UPDATE_COMPLETE', tags: ['kept'] });
    expect(after.statusReason).toBe('Stack UPDATE completed successfully');
    expect(after.createdAt).toBe(before.createdAt);
    expect(Date.parse(after.updatedAt ?? '')).not.toBeNaN();
    expect(after.parameters).toMatchObject({ length: '20' });
    expect(after.outputs.word).toHaveLength(20);
  });

  it('takes an update while it is still being created, and ends as the update says', async () => {
    const { cloud } = test();
    const stack = await stacks.create(stackRequest({ name: uniqueName('early'), template: WORD }));
    await cloud.heat.update(stack, { parameters: { length: 5 }, disableRollback: true });
    const { status, outputs } = await settled(cloud, stack);
    expect(status).toBe('UPDATE_COMPLETE');
    expect(outputs.word).toHaveLength(5);
  });

  it('ignores a parameter in an update that the template does not have', async () => {
    const { cloud } = test();
    const stack = await stacks.create(stackRequest({ name: uniqueName('unknown'), template: WORD }));
    const { outputs } = await settled(cloud, stack);
    await cloud.heat.update(stack, { parameters: { nonsense: 1 }, disableRollback: true });
    expect(await settled(cloud, stack)).toMatchObject({ status: 'UPDATE_COMPLETE', outputs });
  });

  it('refuses a parameter out of its range and leaves the stack as it is', async () => {
    const { cloud } = test();
    const stack = await stacks.create(stackRequest({ name: uniqueName('range'), template: WORD }));
    const before = await settled(cloud, stack);
    const update = cloud.heat.update(stack, { parameters: { length: 65 }, disableRollback: true });
    await expect(update).rejects.toMatchObject({
      code: 'openstack.bad_request',
      detail: "Parameter 'length' is invalid: 65 is out of range (min: 1, max: 64)",
    });
    expect(await settled(cloud, stack)).toEqual(before);
  });

  it('deletes a stack; deleting it again is no error', async () => {
    const { cloud } = test();
    const stack = await stacks.create(stackRequest({ name: uniqueName('delete'), template: WORD }));
    await settled(cloud, stack);
    await cloud.heat.delete(stack);
    await cloud.heat.delete(stack);
    await gone(cloud, stack);
    await cloud.heat.delete(stack);
    expect(await cloud.heat.show(stack.name)).toBeNull();
    // By its id Heat still tells how it ended.
    expect(await cloud.heat.show(stack.id)).toMatchObject({ status: 'DELETE_COMPLETE' });
  });

  it('keeps a stack of which something is still in use, names that, and deletes it once nothing uses it', async () => {
    const { cloud } = test();
    const ground = await stacks.create(stackRequest({ name: uniqueName('ground'), template: GROUND }));
    const { status, outputs } = await settled(cloud, ground);
    expect(status).toBe('CREATE_COMPLETE');
    const parameters = { network: outputs.network };
    const guest = await stacks.create(
      stackRequest({ name: uniqueName('guest'), template: PORT, parameters }),
    );
    expect((await settled(cloud, guest)).status).toBe('CREATE_COMPLETE');

    for (let twice = 0; twice < 2; twice++) {
      await cloud.heat.delete(ground);
      const left = await settled(cloud, ground);
      expect(left.status).toBe('DELETE_FAILED');
      const inUse = `Conflict: resources.subnet: Unable to complete operation on subnet ${outputs.subnet}: One or more ports have an IP allocation from this subnet.`;
      expect(left.statusReason).toContain(`Resource DELETE failed: ${inUse}`);
      const resources = await cloud.heat.resources(ground, 5);
      const found = resources.filter((one) => one.status.endsWith('_FAILED'));
      expect(found).toEqual([
        expect.objectContaining({
          name: 'subnet',
          type: 'OS::Neutron::Subnet',
          status: 'DELETE_FAILED',
          physicalId: outputs.subnet,
          statusReason: expect.stringContaining(inUse),
        }),
      ]);
    }
    await cloud.heat.delete(guest);
    await gone(cloud, guest);
    await cloud.heat.delete(ground);
    await gone(cloud, ground);
  });

  it('tells what an update failed with that it has undone', async () => {
    const { cloud } = test();
    const stack = await stacks.create(stackRequest({ name: uniqueName('undone'), ...FAILING }));
    expect((await settled(cloud, stack)).status).toBe('CREATE_COMPLETE');
    expect(await cloud.heat.failures(stack, 4)).toEqual([]);
    for (let twice = 0; twice < 2; twice++) {
      await cloud.heat.update(stack, { parameters: { count: 1 }, disableRollback: false });
      // For a moment Heat shows the failure alone.
      await until('the update to be undone', async () => {
        const { status } = await settled(cloud, stack);
        expect(['UPDATE_FAILED', 'ROLLBACK_COMPLETE']).toContain(status);
        return status === 'ROLLBACK_COMPLETE' ? true : null;
      });
      const failures = await cloud.heat.failures(stack, 4);
      const told = failures.filter(({ status }) => status.endsWith('_FAILED'));
      expect(told).toHaveLength(failures.length);
      const outermost = told.find(({ path }) => path.length === 0);
      expect(outermost).toMatchObject({ name: 'nodes', status: 'UPDATE_FAILED', type: '' });
      // Heat words the way to the server otherwise where a stack is updated; the sandbox words it one way.
      expect(outermost?.statusReason).toMatch(
        /^(WaitConditionTimeout: resources\.nodes\.|resources\.nodes: Resource CREATE failed: WaitConditionTimeout: )resources\[0\]\.resources\.wait: 0 of 1 received$/,
      );
      // The way to the server is in the reason, whether or not Heat still has the events of the nested stacks.
      for (const { path } of told) expect(['', 'nodes', 'nodes/0']).toContain(path.join('/'));
    }
    await cloud.heat.update(stack, { parameters: { length: 9 }, disableRollback: true });
    expect((await settled(cloud, stack)).status).toBe('UPDATE_COMPLETE');
    expect(await cloud.heat.failures(stack, 4), 'what failed before').toEqual([]);
  });

  it('gives a deleted name away again', async () => {
    const { cloud } = test();
    const request = stackRequest({ name: uniqueName('again'), template: WORD });
    const first = await stacks.create(request);
    await cloud.heat.delete(first);
    await gone(cloud, first);
    const second = await stacks.create(request);
    expect(second.id).not.toBe(first.id);
    expect(await cloud.heat.show(request.name)).toMatchObject({ id: second.id });
  });

  it('knows nothing of a stack that was never made', async () => {
    const { heat } = test().cloud;
    const stack = { id: crypto.randomUUID(), name: uniqueName('none') };
    expect(await heat.show(stack.name)).toBeNull();
    expect(await heat.show(stack.id)).toBeNull();
    await heat.delete(stack);
    const missing = { code: 'openstack.not_found', status: 404, service: 'heat' };
    await expect(heat.resources(stack, 5)).rejects.toMatchObject(missing);
    await expect(heat.update(stack, { parameters: {}, disableRollback: true })).rejects.toMatchObject(
      missing,
    );
  });
}
