import { computed, effect, signal } from '@preact/signals';
import { countUnread, type Marks, markSeen } from '../messages/unread.js';
import { channelMessages, channels, hello, loaded, threads } from './chat.js';
import { me } from './person.js';
import { channel, thread } from './place.js';
import { readKept } from './remembered.js';

const kept = 'read';
const marks = signal<Marks>(readKept(localStorage, kept, {}));
effect(() => localStorage.setItem(kept, JSON.stringify(marks.value)));
addEventListener('storage', ({ key }) => {
  if (key === kept) marks.value = readKept(localStorage, kept, {});
});

const visible = signal(document.visibilityState === 'visible');
document.addEventListener('visibilitychange', () => {
  visible.value = document.visibilityState === 'visible';
});

/** Up to where the open channel had been read when one began to look; null when nothing in it was new. */
export const seenBefore = signal<string | null>(null);

let looking: string | null = null;

// On a first visit all that was there counts as read; later, what is open and looked at does.
effect(() => {
  const name = channel.value;
  const list = channelMessages.value;
  if (!loaded.value || !visible.value) {
    looking = null;
    return;
  }
  let next = withFirstVisit(marks.peek());
  if (looking !== name) {
    const mark = next[name];
    seenBefore.value = mark && countUnread(list, mark, me.peek()) > 0 ? mark : null;
    looking = name;
  }
  next = markSeen(next, name, list);
  const root = thread.value;
  marks.value = root ? markSeen(next, root, threads.value.get(root) ?? []) : next;
});

function withFirstVisit(known: Marks): Marks {
  let next = known;
  for (const { name } of hello.value?.channels ?? []) {
    if (!(name in next))
      next = { ...markSeen({ ...next, [name]: '0' }, name, channels.peek().get(name) ?? []) };
  }
  return next;
}

/** How many messages of others came to each channel since it was looked at. */
export const unread = computed(() => {
  const counts: Record<string, number> = {};
  for (const [name, list] of channels.value) {
    const count = loaded.value ? countUnread(list, marks.value[name], me.value) : 0;
    if (count > 0) counts[name] = count;
  }
  return counts;
});

/** Whether a thread has replies of others that one has not seen. */
export function hasNews(root: string): boolean {
  return countUnread(threads.value.get(root) ?? [], marks.value[root], me.value) > 0;
}

effect(() => {
  const count = Object.values(unread.value).reduce((sum, each) => sum + each, 0);
  document.title = `${count > 0 ? `(${count}) ` : ''}#${channel.value} · Magnum playground`;
});
