import { Preformatted } from '../parts/preformatted.js';
import type { Piece } from './pieces.js';

/** Pieces of text as they would look. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map(({ text, style }, at) => {
        const key = `${at} ${style ?? ''}`;
        if (style === 'bold') return <strong key={key}>{text}</strong>;
        if (style === 'code') return <code key={key}>{text}</code>;
        if (style === 'block') return <Preformatted key={key}>{text}</Preformatted>;
        if (style === 'mention')
          return (
            <span key={key} class="mention">
              {text}
            </span>
          );
        return <span key={key}>{text}</span>;
      })}
    </>
  );
}
