import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';
import { hasHan } from '../language/text/han.js';
import { colours, family, width } from './look.js';
import { element, type Piece } from './svg.js';

const require = createRequire(import.meta.url);
const latin = ['inter/400Regular/Inter_400Regular', 'inter/600SemiBold/Inter_600SemiBold'].map(fontFile);
/** Ten times as large: read only where there is something to write with it. */
const chinese = [...latin, fontFile('noto-sans-sc/400Regular/NotoSansSC_400Regular')];

/** Pixels for each unit, so that small text is sharp where the screen has them. */
const zoom = 1.5;

/** A drawing of a height, on the ground that all have. */
export function drawing(height: number, ...inside: Piece[]): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': family,
    },
    element('rect', {
      x: 0.5,
      y: 0.5,
      width: width - 1,
      height: height - 1,
      rx: 12,
      fill: colours.ground,
      stroke: colours.frame,
    }),
    inside,
  );
}

/** An SVG as a PNG in base64. Drawn by a thread of libuv's pool: only packing it takes time here, a few milliseconds. */
export async function paint(svg: string): Promise<string> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: zoom },
    font: {
      fontFiles: hasHan(svg) ? chinese : latin,
      loadSystemFonts: false,
      defaultFontFamily: family,
    },
  });
  return image.asPng().toString('base64');
}

function fontFile(name: string): string {
  return require.resolve(`@expo-google-fonts/${name}.ttf`);
}
