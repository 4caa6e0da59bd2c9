import type { Token } from '../text/token.js';

/** The name as it exists, if this is one of that kind; else as it was typed. */
export function spelt(token: Token | undefined, kind?: keyof NonNullable<Token['names']>): string {
  if (!token) return '';
  return (kind && token.names?.[kind]) ?? token.text;
}
