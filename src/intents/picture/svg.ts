import { hasHan } from '../language/text/han.js';

/** Says what stands in a picture in the language of its card; names are not given to it. */
export type Say = (text: string) => string;

/** Small pieces of SVG. Every text and attribute is escaped. */

/** A child of an element: another element, or nothing. */
export type Piece = string | readonly Piece[];

/** An element with its attributes and what is in it. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...inside: Piece[]
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return `<${name}${written.join('')}>${joined(inside)}</${name}>`;
}

function joined(piece: Piece): string {
  return typeof piece === 'string' ? piece : piece.map(joined).join('');
}

/** A line of text at a point, which is its baseline. */
export function text(
  x: number,
  y: number,
  said: string,
  attributes: Readonly<Record<string, string | number>> = {},
): string {
  return element('text', { x, y, ...attributes }, escaped(said));
}

/** The first `most` characters, with … where something was cut. */
export function cutTo(said: string, most: number): string {
  const letters = [...said];
  return letters.length <= most ? said : `${letters.slice(0, most - 1).join('')}…`;
}

/** How wide a line of small text is about, in the drawing's units: Chinese letters are as wide as they are high. */
export function widthOf(said: string): number {
  return [...said].reduce((width, letter) => width + (hasHan(letter) ? 12 : 6), 0);
}

function escaped(said: string): string {
  return said
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
