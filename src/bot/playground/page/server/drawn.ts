import DataLoader from 'dataloader';
import { type DrawnPlatform, mostDrawn } from '../../drawings.js';
import { person } from '../state/person.js';

/** Messages that are wanted at the same moment are asked for together: a page has hundreds of them. */
const loaders: Readonly<Record<DrawnPlatform, DataLoader<string, object | null>>> = {
  slack: loaderOf('slack'),
  discord: loaderOf('discord'),
};

function loaderOf(platform: DrawnPlatform): DataLoader<string, object | null> {
  return new DataLoader((messages) => ask(messages, platform), { cache: false, maxBatchSize: mostDrawn });
}

/** A message as a platform would be sent it; null when it is gone, or the server cannot be asked. */
export function drawn(message: string, platform: DrawnPlatform): Promise<object | null> {
  return loaders[platform].load(message);
}

async function ask(messages: readonly string[], platform: DrawnPlatform): Promise<(object | null)[]> {
  const body = JSON.stringify({ key: person().key, messages, platform });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch('/playground/drawn', { method: 'POST', headers, body }).catch(() => null);
  const found: Readonly<Record<string, object>> = response?.ok ? await response.json().catch(() => ({})) : {};
  return messages.map((message) => found[message] ?? null);
}
