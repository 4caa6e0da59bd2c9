import type { ChatServer, ChatUser } from '../chat.js';
import { type PlaygroundUser, playgroundUser } from './person.js';

/** The playground as people use it: the product's own pages, spoken to as a browser does. */
export interface PlaygroundChat extends ChatServer {
  /** Where the program listens; any path of it. */
  deliverTo(url: string): void;
}

/** People on the product's own playground. It has no outages of its own, so `fail` is not for it. */
export async function startPlaygroundChat(): Promise<PlaygroundChat> {
  const people = new Map<string, PlaygroundUser>();
  let origin = '';
  let latest: PlaygroundUser | null = null;
  const user = (name: string, how?: { locale?: string }): ChatUser => {
    const known = people.get(name);
    if (known) return known;
    const around = {
      origin: () => origin,
      onSaid: () => {
        latest = made;
      },
      formOf: (other: string) => people.get(other)?.openForm() ?? null,
    };
    const made = playgroundUser(name, around, how?.locale);
    people.set(name, made);
    return made;
  };
  return {
    platform: 'playground',
    env: { PLAYGROUND: 'on' },
    deliverTo(url) {
      origin = new URL(url).origin;
    },
    channelId: (name) => channelOf(name),
    user,
    fail() {
      throw new Error('The playground is part of the program: it has no outages of its own.');
    },
    dropConnections() {
      for (const person of people.values()) person.drop();
    },
    async redeliver() {
      await latest?.repeat();
    },
    async stop() {
      await Promise.all([...people.values()].map((person) => person.stop()));
    },
  };
}

/** `#ops`, where scenarios take place, is the playground's own first channel. */
export function channelOf(name: string): string {
  const plain = name.replace(/^#/, '');
  return plain === 'ops' ? 'clusters' : plain;
}
