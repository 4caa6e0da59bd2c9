import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeenMessage } from '../servers/chat.js';
import { chatServers, formOf, seen, startWorld, type World } from './world.js';

/** A question has buttons as long as it is open: once it was answered one line says what was decided, also where the answer is a card for all. */
describe.each(Object.entries(chatServers))('a question that was answered: %s', (_, startChat) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(startChat);
    await world.ann.say(
      world.channel,
      '/magnum cluster-template-create k8s --coe kubernetes --image fedora-coreos --keypair testkey --external-network public --flavor m1.small',
    );
    await seen(world.ann, world.channel, /^Cluster template k8s created$/);
  });
  afterAll(async () => {
    await world?.stop();
  });

  const asked = (label: string) =>
    world.ann.until(`a question with the button ${label}`, () =>
      world.ann.messages(world.channel).findLast(({ buttons }) => buttons.includes(label)),
    );
  const now = ({ id }: SeenMessage) => world.ann.messages().find((one) => one.id === id);
  const said = (text: string) =>
    world.ann.until(`"${text}"`, () => world.ann.messages().some((one) => one.text.includes(text)));

  it('by a press says what was confirmed, and is not done twice', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '@magnum create a cluster called ci from k8s with 1 node');
    const question = await asked('Do it');
    const held = ann.hold('Do it', question);
    await ann.press('Do it', question);
    await seen(ann, channel, /^CREATE_COMPLETE · ci$/);
    await ann.until('one line', () => now(question)?.title === 'Confirmed: cluster-create ci');
    expect(now(question)).toMatchObject({ text: '', buttons: [] });
    await ann.pressHeld(held);
    await said('This was done already.');
    expect(ann.messages(channel).filter(({ title }) => title === 'CREATE_COMPLETE · ci')).toHaveLength(1);
  });

  it('has no buttons either where a question follows, or a refusal', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '@magnum scale ci');
    const question = await asked('Never mind');
    await ann.press('Never mind', question);
    await said('Nothing was done.');
    await ann.until('no button', () => now(question)?.buttons.length === 0);
  });

  it('has none either where it was not what was meant', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '@magnum scale ci to 2');
    const question = await asked('Do it');
    await ann.press('Not what I meant', question);
    await said('I kept what you wrote');
    await ann.until('no button', () => now(question)?.buttons.length === 0);
  });

  it('by a form says what was confirmed', async () => {
    const { ann, channel } = world;
    await ann.say(channel, '@magnum delete ci');
    await formOf(ann, 'Delete ci');
    await ann.fill({ name: 'prod' });
    await ann.until('what is wrong', () =>
      JSON.stringify([ann.form(), ann.messages()]).includes('Type ci exactly'),
    );
    await formOf(ann, 'Delete ci');
    await ann.fill({ name: 'ci' });
    await seen(ann, channel, /^DELETE_COMPLETE · ci$/);
    await ann.until(
      'no button that opens the form',
      () => !ann.messages().some(({ buttons }) => buttons.some((each) => each.startsWith('Delete ci'))),
    );
  });
});
