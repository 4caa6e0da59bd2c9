import { isOne, type Token } from '../text/token.js';
import type { Said } from './said.js';
import { search } from './search.js';

/** "for the networking lab": a driver is one that is known, or called one. */
export function isDriver(value: Token | undefined, tokens: readonly Token[]): boolean {
  return (
    isOne(value, ['DRV.net', 'ENT']) ||
    value?.lower === 'docker' ||
    tokens.some(({ lower }) => /driver|驱动|插件/.test(lower))
  );
}

/** Drivers that are named, with or without the word for what they drive. */
export function takeDrivers(tokens: readonly Token[], said: Said): void {
  const drivers = [
    ['DRV.net', 'networkDriver', 'A.netdriver'],
    ['DRV.vol', 'volumeDriver', 'A.voldriver'],
    ['DRV.sto', 'dockerStorageDriver', 'A.stodriver'],
  ] as const;
  for (const [value, slot, noun] of drivers) {
    search(tokens, value, ([driver]) => {
      said.slots[slot] = driver?.lower.replaceAll(' ', '');
    });
    if (said.slots[slot]) search(tokens, noun, () => {});
  }
  search(tokens, 'VAL.bm', () => {
    said.slots.serverType = 'bm';
  });
}
