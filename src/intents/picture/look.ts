/** How pictures look: on a ground of their own, so that they can be read in a dark chat as in a light one. */
export const colours = {
  ground: '#f7f9fc',
  frame: '#d5dce6',
  line: '#dfe5ed',
  strong: '#17212f',
  text: '#3c4a5d',
  weak: '#64748b',
  network: '#0f8b8d',
  masters: '#6d4fc4',
  nodes: '#2369d1',
  waits: '#c98a12',
  failed: '#c62f2f',
  free: '#e4e9f0',
} as const;

/** The font that is shipped with the program; its family as the files name it. */
export const family = 'Inter';

/** Width of every picture, in units of its drawing. */
export const width = 880;
export const margin = 28;

/** For text that may stand on lines: the ground around each letter. */
export const halo = { stroke: colours.ground, 'stroke-width': 4, 'paint-order': 'stroke' } as const;
