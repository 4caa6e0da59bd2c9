import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StackRef, StackResource } from '../../src/openstack/cloud.js';
import {
  type CloudUnderTest,
  gone,
  rememberStacks,
  settled,
  stackRequest,
  uniqueName,
  until,
} from './cloud-under-test.js';
import { GROUP, GROUP_FILES } from './templates.js';

/** Nested stacks in a group that grows and shrinks. The tests build on each other, in order. */
export function groupContract(test: () => CloudUnderTest): void {
  const stacks = rememberStacks(() => test().cloud);
  const request = stackRequest({
    name: uniqueName('group'),
    template: GROUP,
    files: GROUP_FILES,
    // The later file wins: with the first alone Contract::Word would be nothing.
    environmentFiles: ['none.env.yaml', 'word.env.yaml'],
    parameters: { count: 1, prefix: 'node' },
    tags: ['group'],
  });
  let stack: StackRef;
  let firstWord: unknown;
  beforeAll(async () => {
    stack = await stacks.create(request);
  });
  afterAll(() => stacks.deleteAll());

  it('creates the group and what is nested in it, each resource in its place at any time', async () => {
    const { cloud } = test();
    const places = new Set<string>();
    await until('the group is created', async () => {
      for (const place of names(await cloud.heat.resources(stack, 5))) places.add(place);
      const now = await cloud.heat.show(stack.id);
      return now?.status === 'CREATE_IN_PROGRESS' ? null : true;
    });
    const all = ['lonely', 'nodes', 'nodes/0', 'nodes/0/inner', 'nodes/0/inner/word'];
    expect(all).toEqual(expect.arrayContaining([...places]));
    const { status, outputs } = await settled(cloud, stack);
    expect(status).toBe('CREATE_COMPLETE');
    expect(outputs).toMatchObject({
      lonely: expect.stringMatching(/^\w{12}$/),
      names: ['node-0'],
      words: [expect.stringMatching(/^\w{32}$/)],
      refs: [expect.stringMatching(/./)],
      first: 'node-0',
      sentence: '1 of node',
    });
    firstWord = [outputs.words].flat()[0];
  });

  it('tells every resource with the names above it, as deep as asked', async () => {
    const { heat } = test().cloud;
    const tree = await heat.resources(stack, 5);
    expect(names(tree)).toEqual(['lonely', 'nodes', 'nodes/0', 'nodes/0/inner', 'nodes/0/inner/word']);
    expect(types(tree)).toEqual({
      lonely: 'OS::Heat::RandomString',
      nodes: 'OS::Heat::ResourceGroup',
      'nodes/0': 'node.yaml',
      'nodes/0/inner': 'Contract::Word',
      'nodes/0/inner/word': 'OS::Heat::RandomString',
    });
    for (const resource of tree) {
      expect(resource.status).toBe('CREATE_COMPLETE');
      expect(resource.physicalId).not.toBe('');
      expect(Date.parse(resource.updatedAt)).not.toBeNaN();
    }
    expect(names(await heat.resources(stack, 0))).toEqual(['lonely', 'nodes']);
    expect(names(await heat.resources(stack, 1))).toEqual(['lonely', 'nodes', 'nodes/0']);
  });

  it('does not list nested stacks by themselves', async () => {
    const { heat } = test().cloud;
    const tree = await heat.resources(stack, 5);
    const group = tree.find((resource) => resource.name === 'nodes');
    expect(await heat.show(group?.physicalId ?? '')).toMatchObject({ status: 'CREATE_COMPLETE' });
  });

  it('grows from 1 to 3 and keeps the first', async () => {
    const { cloud } = test();
    await cloud.heat.update(stack, { parameters: { count: 3 }, disableRollback: true });
    const { status, outputs, tags } = await settled(cloud, stack);
    expect(status).toBe('UPDATE_COMPLETE');
    expect(tags).toEqual(['group']);
    expect(outputs).toMatchObject({ names: ['node-0', 'node-1', 'node-2'], sentence: '3 of node' });
    expect([outputs.words].flat()).toHaveLength(3);
    expect([outputs.words].flat()[0]).toBe(firstWord);
    const inner = names(await cloud.heat.resources(stack, 5)).filter((name) => name.endsWith('/inner/word'));
    expect(inner).toEqual(['nodes/0/inner/word', 'nodes/1/inner/word', 'nodes/2/inner/word']);
  });

  it('shrinks from 3 to 1 by dropping the highest', async () => {
    const { cloud } = test();
    await cloud.heat.update(stack, { parameters: { count: 1 }, disableRollback: true });
    const { status, outputs } = await settled(cloud, stack);
    expect(status).toBe('UPDATE_COMPLETE');
    expect(outputs).toMatchObject({ names: ['node-0'], words: [firstWord] });
    expect(names(await cloud.heat.resources(stack, 1))).toEqual(['lonely', 'nodes', 'nodes/0']);
  });

  it('is deleted with all that is nested in it', async () => {
    const { cloud } = test();
    const group = (await cloud.heat.resources(stack, 0)).find((resource) => resource.name === 'nodes');
    await cloud.heat.delete(stack);
    await gone(cloud, stack);
    expect(await cloud.heat.show(group?.physicalId ?? '')).toMatchObject({ status: 'DELETE_COMPLETE' });
  });
}

function names(tree: readonly StackResource[]): string[] {
  return tree.map((resource) => [...resource.path, resource.name].join('/')).sort();
}

function types(tree: readonly StackResource[]): Record<string, string> {
  return Object.fromEntries(tree.map(({ path, name, type }) => [[...path, name].join('/'), type]));
}
