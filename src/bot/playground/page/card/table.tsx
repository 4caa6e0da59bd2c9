import type { Table } from '../../../../card/card.js';
import { t } from '../state/language.js';

/** From so many characters on what stands in a cell is a sentence, which takes several lines. */
const longCell = 30;

/** A table; one that is wider than the card is scrolled, with the keys too. */
export function CardTable({ columns, rows, title }: Table & { title: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keys
    <div class="table" role="group" tabIndex={0} aria-label={t(`${title}, table`)}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {columns.map((column, j) => (
                <td key={column}>
                  <span class={(row[j]?.length ?? 0) > longCell ? 'long' : ''}>{row[j]}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
