import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCloud, type TestCloud } from '../engine/cloud.js';
import type { SeenMessage } from '../servers/chat.js';
import { shownAs } from '../servers/chat.js';
import { startFakeSlack } from '../servers/slack/server.js';
import { seen, seenUnder, startWorld, type World, withConsole } from './world.js';

const template = (name: string, image = 'Fedora-Atomic-26-20170723.0.x86_64') =>
  `/magnum cluster-template-create ${name} --image ${image} --keypair testkey --external-network public --flavor m1.small --coe swarm`;

/** A clock that shows this in the morning, at lunch and so on, of a day that is not near. */
const day = (time: string) => `2027-03-01T${time}:00Z`;

describe.each(Object.entries(withConsole))('a channel that wants to hear: %s', (_, startChat) => {
  let world: World;
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await startCloud(0.02);
    world = await startWorld(startChat, { ...cloud.env, STUCK_SECONDS: '1.5' });
    world.setClock(day('12:00'));
    await world.ann.say('#ops', template('t'));
    await seen(world.ann, '#ops', /^Cluster template t created$/);
    await world.ann.say('#ops', template('silent', 'silent-guest'));
    await seen(world.ann, '#ops', /^Cluster template silent created$/);
  }, 60_000);
  afterAll(async () => {
    await world?.stop();
    await cloud?.stop();
  });

  const titles = (channel: string) => world.bob.messages(channel).map(({ title }) => title);
  const count = (channel: string, title: string) => titles(channel).filter((each) => each === title).length;

  /** Types a command in #ops, or elsewhere, and waits for the answer with this title. */
  async function ask(command: string, title: RegExp, channel = '#ops'): Promise<SeenMessage> {
    const { ann } = world;
    const before = new Set(ann.messages().map(shownAs));
    await ann.say(channel, `/magnum ${command}`);
    return ann.until(`an answer to ${command}`, () =>
      ann.messages().find((each) => title.test(each.title) && !before.has(shownAs(each))),
    );
  }

  /** A cluster that no hypervisor has room for; waits until #ops, where it is asked, hears its end. */
  async function fails(name: string): Promise<SeenMessage> {
    await world.ann.say('#ops', `/magnum cluster-create ${name} --cluster-template t --flavor m1.nohost`);
    return seen(world.ann, '#ops', new RegExp(`^CREATE_FAILED · ${name}$`));
  }

  it('says so, and lists who hears what', async () => {
    const told = await ask('alert-subscribe failed --channel random --except CREATE_COMPLETE', /is told$/);
    expect(told.title).toBe('#random is told');
    expect(told.text).toContain('CREATE_FAILED, UPDATE_FAILED, DELETE_FAILED, ROLLBACK_FAILED');
    const list = await ask('alert-list', /^Subscriptions to demo$/);
    expect(list.text).toContain('#random');
    expect(list.text).toContain('at once');
  });

  it('hears once of what fails elsewhere, however many subscriptions say so', async () => {
    await ask('alert-subscribe --channel #random', /^#random is told$/);
    await fails('one');
    await seen(world.bob, '#random', /^CREATE_FAILED · one$/);
    expect(count('#ops', 'CREATE_FAILED · one')).toBe(1);
    await fails('two');
    await seen(world.bob, '#random', /^CREATE_FAILED · two$/);
    expect(count('#random', 'CREATE_FAILED · one')).toBe(1);
  });

  it('leaves old posts without buttons once the cluster moved on', async () => {
    const { ann, bob } = world;
    const alert = await seen(bob, '#random', /^CREATE_FAILED · one$/);
    expect(alert.buttons).toContain('Try again');
    await ann.press('Try again', await seen(ann, '#ops', /^CREATE_FAILED · one$/));
    await seen(ann, '#ops', /^Cluster one failed again$/);
    const again = await ann.until('the second alert', () => {
      const all = bob.messages('#random').filter(({ title }) => title === 'CREATE_FAILED · one');
      return all.length === 2 && all[1];
    });
    const old = await bob.until('the first alert without its buttons', () =>
      bob.messages('#random').find(({ id, buttons }) => id === alert.id && buttons.length === 0),
    );
    expect(old.text).toContain('Since then: ');
    const card = await seen(ann, '#ops', /^Cluster one could not be created$/);
    await ann.until('its own card and its thread without buttons', () => {
      const reply = ann
        .messages()
        .find(({ thread, title }) => thread === card.id && /^Failed after/.test(title));
      const now = ann.messages().find(({ id }) => id === card.id);
      return reply?.buttons.length === 0 && now?.buttons.length === 0;
    });
    expect(again.buttons).toContain('Try again');
  });

  it('does not hear of a cluster that it does not want, and hears of the rest', async () => {
    const answer = await ask('alert-unsubscribe --cluster two --channel random', /any more$/);
    expect(answer.text).toContain('2 subscriptions to all clusters go on without two.');
    await ask('cluster-retry two', /^(Retrying cluster two|Cluster two failed again)$/);
    await world.ann.until('the second end of two', () => count('#ops', 'CREATE_FAILED · two') === 2);
    await fails('three');
    await seen(world.bob, '#random', /^CREATE_FAILED · three$/);
    expect(count('#random', 'CREATE_FAILED · two')).toBe(1);
  });

  it('hears nothing after it ended its subscriptions, and is told when there are none', async () => {
    const { ann } = world;
    const question = await ask('alert-unsubscribe --channel random', /^Which of them is to end\?$/);
    await ann.press('All of them', question);
    const answer = await ann.until('that they ended', () =>
      ann.messages().findLast(({ title }) => title === '#random is not told any more'),
    );
    expect(answer.text).toContain('2 subscriptions ended.');
    await ask('alert-unsubscribe --channel random', /^Nothing to end$/);
    await ask('alert-list', /^No channel has subscribed to demo$/);
    const [before] = [titles('#random').length];
    await fails('four');
    await ask('alert-subscribe --cluster three --channel random', /^#random is told$/);
    await fails('five');
    await ask('cluster-retry three', /^(Retrying cluster three|Cluster three failed again)$/);
    await world.bob.until('three alone', () => count('#random', 'CREATE_FAILED · three') === 2);
    expect(
      titles('#random')
        .slice(before)
        .filter((title) => /four|five/.test(title)),
    ).toEqual([]);
    await ask('alert-unsubscribe --channel random', /^#random is not told any more$/);
  });

  it('ends one of several: by what it was asked for with, by its id, or by a button', async () => {
    const { ann } = world;
    await ask('alert-subscribe failed --channel random', /^#random is told$/);
    await ask('alert-subscribe stuck --channel random', /^#random is told$/);
    await ask('alert-subscribe stuck --cluster three --channel random', /^#random is told$/);
    await ask('alert-unsubscribe drift --channel random', /^Nothing to end$/);
    const exact = await ask(
      'alert-unsubscribe stuck --channel random',
      /^#random is not told that any more$/,
    );
    expect(exact.text).toContain('1 subscription ended.');
    const list = await ask('alert-list', /^Subscriptions to demo$/);
    const [, id = ''] = /stuck of three[^\n]* id (\w{8})/.exec(list.text) ?? [];
    await ask('alert-unsubscribe --id 00000000', /^Nothing to end$/);
    await ask('alert-subscribe drift --channel random', /^#random is told$/);
    await ask(`alert-unsubscribe --id ${id}`, /^#random is not told that any more$/);
    const question = await ask('alert-unsubscribe --channel random', /^Which of them is to end\?$/);
    expect(question.text).toMatch(/CREATE_FAILED.*drift/s);
    expect(question.text).not.toContain('three');
    const before = new Set(ann.messages().map(shownAs));
    await ann.press(question.buttons.find((each) => each.startsWith('drift')) ?? '', question);
    await ann.until('that it ended', () =>
      ann.messages().find((one) => /not told that any more$/.test(one.title) && !before.has(shownAs(one))),
    );
    await ask('alert-unsubscribe --channel random', /^#random is not told any more$/);
  });

  it.skipIf(_ === 'the console')('is told who ended what somebody else had it told', async () => {
    const { ann, bob } = world;
    await ask('alert-subscribe stuck --channel random', /^#random is told$/);
    const before = titles('#random').length;
    await bob.say('#ops', '/magnum alert-unsubscribe stuck --channel random');
    const told = await seen(ann, '#random', /^bob ended what ann had this channel told: stuck$/);
    expect(told.private).toBeFalsy();
    expect(titles('#random').slice(before)).toEqual([told.title]);
  });

  // The console has a channel of every name.
  const nowhere = ['alert-subscribe --channel nowhere', 'I see no channel nowhere.'];

  it.each([
    ['alert-subscribe BROKEN', 'There is no status BROKEN.'],
    ...(_ === 'the console' ? [] : [nowhere]),
    ['alert-subscribe --digest often', 'often is no digest.'],
    ['alert-subscribe --quiet 25:00-07:00', '25:00-07:00 are no quiet hours.'],
    ['alert-subscribe failed --except failed', 'so nothing would be told.'],
    ['alert-subscribe --except all', 'so nothing would be told.'],
    ['alert-subscribe --except CREATE_COMPLET', 'There is no status CREATE_COMPLET.'],
    ['alert-subscribe --except MAKE_BROKEN', 'There is no status MAKE_BROKEN. Say CREATE_COMPLETE,'],
    ['alert-subscribe --except nothing', 'Cluster nothing could not be found.'],
    ['alert-subscribe --time-zone Europe/Atlantis', 'There is no time zone Europe/Atlantis.'],
    ['alert-subscribe --cluster nothing', 'Cluster nothing could not be found.'],
  ])('is answered with what would be accepted: %s', async (command = '', sentence = '') => {
    const answer = await ask(command, /^(That is not accepted|No such cluster)$/);
    expect(answer.text).toContain(sentence);
  });

  it('says that nothing is more urgent where all is told at once', async () => {
    const answer = await ask('alert-subscribe failed --channel random --urgent', /^#random is told$/);
    expect(answer.text).toContain('Nothing is held back here, so all is told at once');
    await ask('alert-unsubscribe --channel random', /^#random is not told any more$/);
  });

  it('reads what it held as one card at the hour, also over a restart', async () => {
    await ask('alert-subscribe failed --channel random --digest hourly', /^#random is told$/);
    world.setClock(day('13:10'));
    await fails('six');
    await fails('seven');
    await world.restart();
    expect(titles('#random').filter((title) => /six|seven|since the last digest/.test(title))).toEqual([]);
    world.setClock(day('14:00'));
    const digest = await seen(world.bob, '#random', /^2 alerts since the last digest$/);
    expect(digest.text).toContain('2 × CREATE_FAILED');
    expect(digest.text).toContain('six');
    expect(digest.text).toContain('No hypervisor has room for a server of this flavor.');
    expect(digest.text).not.toContain('ResourceInError');
    expect(digest.text).toContain('seven');
    await ask('alert-unsubscribe --channel random', /^#random is not told any more$/);
  });

  it('is left in peace in quiet hours, but for what is urgent', async () => {
    await ask(
      'alert-subscribe DELETE_COMPLETE --channel random --quiet 22:00-07:00 --time-zone Europe/Paris',
      /^#random is told$/,
    );
    await ask(
      'alert-subscribe failed --channel random --quiet 22:00-07:00 --time-zone Europe/Paris --urgent',
      /^#random is told$/,
    );
    world.setClock(day('23:00'));
    await world.ann.say('#ops', '/magnum cluster-delete seven');
    await world.ann.until('a form', () => world.ann.form());
    await world.ann.fill({ name: 'seven' });
    await seen(world.ann, '#ops', /^DELETE_COMPLETE · seven$/);
    await fails('eight');
    await seen(world.bob, '#random', /^CREATE_FAILED · eight$/);
    expect(count('#random', 'DELETE_COMPLETE · seven')).toBe(0);
    world.setClock('2027-03-02T06:00:00Z');
    const digest = await seen(world.bob, '#random', /^1 alert in quiet hours$/);
    expect(digest.text).toContain('DELETE_COMPLETE');
    expect(digest.text).toContain('seven');
    await ask('alert-unsubscribe --all --channel random', /^#random is not told any more$/);
  });

  it('is told once that a build does not move and what it waits for, in its thread and where it was subscribed', async () => {
    const { ann, bob } = world;
    await ask('alert-subscribe stuck --channel random', /^#random is told$/);
    await ann.say('#ops', '/magnum cluster-create quiet --cluster-template silent');
    const card = await seen(ann, '#ops', /^Creating cluster quiet$/);
    const stuck = await seenUnder(ann, card, /^Stuck · quiet$/, 20_000);
    expect(stuck.text).toContain('OS::Heat::WaitCondition');
    expect(stuck.text).toContain('has not said yet that it is ready');
    await seen(bob, '#random', /^Stuck · quiet$/);
    await ann.say('#ops', '/magnum cluster-delete quiet');
    await ann.until('a form', () => ann.form());
    await ann.fill({ name: 'quiet' });
    await seen(ann, '#ops', /^DELETE_COMPLETE · quiet$/);
    expect(bob.messages().filter(({ title }) => title === 'Stuck · quiet')).toHaveLength(2);
  }, 40_000);

  it('reads in old posts of a cluster that it is gone, also where they never had a button', async () => {
    const { ann } = world;
    await ann.say('#ops', '/magnum cluster-create ten --cluster-template t');
    const card = await seen(ann, '#ops', /^(Creating cluster ten|Cluster ten is ready)$/);
    const alert = await seen(ann, '#ops', /^CREATE_COMPLETE · ten$/);
    await ann.say('#ops', '/magnum cluster-delete ten');
    await ann.until('a form', () => ann.form());
    await ann.fill({ name: 'ten' });
    await seen(ann, '#ops', /^DELETE_COMPLETE · ten$/);
    for (const { id } of [card, alert]) {
      await ann.until('what came after it', () =>
        ann
          .messages('#ops')
          .some((each) => each.id === id && each.text.includes('Since then: Cluster ten is deleted.')),
      );
    }
  });

  it('is asked for in plain words, shown as a command, and done at a press', async () => {
    const { ann } = world;
    await ann.say('#ops', '@magnum tell us here when something fails');
    const preview = await ann.until('the command it became', () =>
      ann.messages().findLast(({ buttons }) => buttons.includes('Do it')),
    );
    expect(preview.text).toContain('alert-subscribe CREATE_FAILED UPDATE_FAILED DELETE_FAILED');
    await ann.press('Do it', preview);
    await seen(ann, '#ops', /^This channel is told$/);
    await fails('nine');
    expect(count('#ops', 'CREATE_FAILED · nine')).toBe(1);
  });
});

describe('a channel that an operator named, and that has subscribed as well', () => {
  let world: World;
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await startCloud(0.02);
    world = await startWorld(() => startFakeSlack({ mode: 'socket' }), {
      ...cloud.env,
      ALERT_CHANNEL: '#random',
    });
    world.setClock(day('12:00'));
    await world.ann.say('#ops', template('t'));
    await seen(world.ann, '#ops', /^Cluster template t created$/);
  }, 60_000);
  afterAll(async () => {
    await world?.stop();
    await cloud?.stop();
  });

  it.each([
    ['at once', 'alert-subscribe failed --channel random'],
    ['every hour', 'alert-subscribe failed --channel random --digest hourly'],
  ])('hears one thing once: %s', async (_when, command) => {
    const { ann, bob } = world;
    world.setClock(day('12:00'));
    const name = `c${command.length}`;
    await ann.say('#ops', `/magnum ${command}`);
    await seen(ann, '#ops', /^#random is told$/);
    await ann.say('#ops', `/magnum cluster-create ${name} --cluster-template t --flavor m1.nohost`);
    await seen(bob, '#random', new RegExp(`^CREATE_FAILED · ${name}$`));
    world.setClock(day('13:00'));
    await ann.say('#ops', `/magnum cluster-create ${name}-2 --cluster-template t --flavor m1.nohost`);
    await seen(bob, '#random', new RegExp(`^CREATE_FAILED · ${name}-2$`));
    const told = bob.messages('#random').map(({ title, text }) => `${title} ${text}`);
    expect(told.filter((each) => each.includes(`CREATE_FAILED · ${name} `))).toHaveLength(1);
    expect(told.filter((each) => each.includes('since the last digest'))).toEqual([]);
    await ann.say('#ops', '/magnum alert-unsubscribe --channel random');
    await seen(ann, '#ops', /^#random is not told any more$/);
  });
});
