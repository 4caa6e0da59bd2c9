import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller } from '../api/client.js';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import { seen, startWorld, type World, withConsole } from './world.js';

const template =
  '/magnum cluster-template-create t --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --coe swarm';

describe.each(Object.entries(withConsole))(
  'what happens to a cluster though nobody asked for anything: %s',
  (_, startChat) => {
    let world: World;
    let cloud: TestCloud;
    beforeAll(async () => {
      cloud = await startCloud(0.02);
      world = await startWorld(startChat, { ...cloud.env, SWEEP_SECONDS: '0.3' });
      const { ann, channel } = world;
      await ann.say(channel, template);
      await seen(ann, channel, /^Cluster template t created$/);
      await ann.say(channel, '/magnum cluster-create swarm --cluster-template t --node-count 1');
      await seen(ann, channel, /^CREATE_COMPLETE · swarm$/, 60_000);
      await ann.say(channel, '/magnum alert-subscribe drift health');
      await seen(ann, channel, /is told$/);
    }, 90_000);
    afterAll(async () => {
      await world?.stop();
      await cloud?.stop();
    });

    const titles = (title: string) =>
      world.ann.messages(world.channel).filter((message) => message.title === title);

    /** Asks Heat for something behind the program's back, with the first stack that there is. */
    async function behindItsBack(method: 'DELETE' | 'PATCH', body?: object): Promise<string> {
      const { stacks } = (await cloud.demo.heat('GET', '/stacks')).body as {
        stacks: { id: string; stack_name: string }[];
      };
      const [stack] = stacks;
      if (!stack) throw new Error('Heat has no stack');
      const answer = await cloud.demo.heat(method, `/stacks/${stack.stack_name}/${stack.id}`, body);
      expect(answer.status).toBeLessThan(300);
      return stack.id;
    }

    it('somebody changes the number of nodes in Heat: it is told once, and a resize brings it back in line', async () => {
      const { ann, channel } = world;
      await behindItsBack('PATCH', { existing: true, parameters: { number_of_nodes: 2 } });
      const told = await seen(ann, channel, /^Not as it was · swarm$/, 30_000);
      expect(told.text).toContain('number_of_nodes is 2 in the stack, and 1 here');
      await ann.press('Show', told);
      const shown = await seen(ann, channel, /^swarm$|^Cluster swarm$/);
      expect(shown.text).toContain('number_of_nodes is 2 in the stack');
      await ann.say(channel, '/magnum cluster-resize swarm 3');
      await seen(ann, channel, /^Cluster swarm is updated$/, 60_000);
      expect(titles('Not as it was · swarm')).toHaveLength(1);
    });

    it('somebody suspends its stack: it is told what that is and how it is undone, and that it is as it was again', async () => {
      const { ann, channel } = world;
      const action = async (name: 'suspend' | 'resume') => {
        const { stacks } = (await cloud.demo.heat('GET', '/stacks')).body as {
          stacks: { id: string; stack_name: string }[];
        };
        const [stack] = stacks;
        const path = `/stacks/${stack?.stack_name}/${stack?.id}/actions`;
        expect((await cloud.demo.heat('POST', path, { [name]: null })).status).toBeLessThan(300);
        return stack?.stack_name;
      };
      const before = titles('Not as it was · swarm').length;
      const name = await action('suspend');
      const told = await ann.until(
        'the alert',
        () => titles('Not as it was · swarm').slice(before).at(0),
        30_000,
      );
      expect(told.text).toContain('The stack is SUSPEND_COMPLETE: its servers are suspended.');
      expect(told.text).toContain(`openstack stack resume ${name}`);
      expect(told.text).not.toContain('resize');
      await action('resume');
      await seen(ann, channel, /^As it was again · swarm$/, 30_000);
    });

    it('an auto-healer says that it is ill, and that it is well again', async () => {
      const { ann, channel } = world;
      const api = caller(`http://127.0.0.1:${world.config.program.PORT}`, cloud.demo.token);
      const report = async (status: string, reason: object) => {
        const answer = await api('PATCH', '/v1/clusters/swarm', {
          body: [
            { op: 'replace', path: '/health_status', value: status },
            { op: 'replace', path: '/health_status_reason', value: JSON.stringify(reason) },
          ],
        });
        expect(answer.body).toMatchObject({ uuid: expect.any(String) });
      };
      await report('UNHEALTHY', { api: 'ok', 'node-1.Ready': 'False' });
      const ill = await seen(ann, channel, /^UNHEALTHY · swarm$/);
      expect(ill.text).toContain('Cluster swarm does not answer as it should.');
      expect(ill.text).toContain('node-1');
      await report('HEALTHY', { api: 'ok', 'node-1.Ready': 'True' });
      const well = await seen(ann, channel, /^HEALTHY · swarm$/);
      expect(well.text).toContain('Cluster swarm and its nodes are well again.');
    });

    it('somebody deletes its stack: it is told once, and “Try again” builds it anew', async () => {
      const { ann, channel } = world;
      const before = await behindItsBack('DELETE');
      const told = await seen(ann, channel, /^UPDATE_FAILED · swarm$/, 30_000);
      expect(told.text).toContain('Cluster swarm has lost its stack: somebody deleted it in Heat.');
      expect(told.text).toContain(`Stack with id ${before} not found in Heat.`);
      const updated = titles('Cluster swarm is updated').length;
      await ann.press('Try again', told);
      await ann.until(
        'the cluster, built anew',
        () =>
          titles('UPDATE_COMPLETE · swarm').length > 1 || titles('Cluster swarm is updated').length > updated,
        60_000,
      );
      expect(await cloud.stacks()).toHaveLength(1);
      expect(titles('UPDATE_FAILED · swarm')).toHaveLength(1);
    });
  },
);
