import { expect } from 'vitest';
import type { SeenForm, SeenMessage } from '../servers/chat.js';
import { shownAs } from '../servers/chat.js';
import type { World } from './world.js';

/** What people do when they have certificates signed. */

/** The file of this name that came to ann alone; waits for it. */
export async function fileFor(
  { ann }: World,
  pattern: RegExp,
  after: readonly SeenMessage[] = [],
): Promise<string> {
  const message = await ann.until(`a file ${pattern}`, () =>
    ann
      .messages()
      .findLast(
        (one) => one.files.some(({ name }) => pattern.test(name)) && !after.some(({ id }) => id === one.id),
      ),
  );
  expect(message.private).toBe(true);
  const file = message.files.find(({ name }) => pattern.test(name));
  return file?.content ?? '';
}
/** Says what opens the form of ca-sign. Where the platform was too late for it, a button opens it. */
export async function openForm({ ann, channel }: World, line = '/magnum ca-sign swarm'): Promise<SeenForm> {
  const before = new Set(ann.messages().map(shownAs));
  const left = ann.form();
  await ann.say(channel, line);
  const button = () =>
    ann.messages().find((one) => !before.has(shownAs(one)) && one.buttons.includes('Sign for swarm'));
  const fresh = () => ann.form() !== null && JSON.stringify(ann.form()) !== JSON.stringify(left);
  await ann.until('the form, or the button that opens it', () => fresh() || button());
  const late = button();
  if (late) await ann.press('Sign for swarm', late);
  return ann.until('the form ca-sign', ann.form);
}
