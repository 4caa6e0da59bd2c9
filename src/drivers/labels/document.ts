import type { Driver } from '../driver.js';
import { meanings } from './meanings.js';

/** The document of all labels, as Markdown: `docs/labels.md` is this text. Drivers that take the same ones share a table. */
export function labelsDocument(drivers: readonly Driver[]): string {
  const tables = new Map<string, string[]>();
  for (const driver of drivers) {
    const table = tableOf(driver);
    tables.set(table, [...(tables.get(table) ?? []), `\`${driver.name}\``]);
  }
  return [
    '# Labels',
    '',
    'Made by `npm run documents` from the drivers’ own declarations; a test fails when it is stale. A label that is not in a driver’s table is',
    'stored, and told as ignored, with the one that was probably meant. An empty default is nothing.',
    '',
    ...[...tables].flatMap(([table, names]) => [`## ${names.join(', ')}`, '', table, '']),
  ].join('\n');
}

function tableOf(driver: Driver): string {
  const rows = Object.keys(driver.labels.shape)
    .sort()
    .map((label) => {
      const usual = driver.labelDefaults[label];
      return `| \`${label}\` | ${cell(meanings[label] ?? '')} | ${cell(accepted(driver, label))} | ${usual ? `\`${usual}\`` : ''} |`;
    });
  return ['| label | meaning | accepted | default |', '|---|---|---|---|', ...rows].join('\n');
}

/** What a label's own check says that it takes, from its refusal of what no label takes. */
function accepted(driver: Driver, label: string): string {
  const result = driver.labels.shape[label]?.safeParse('\u0000');
  const refusal = result?.error?.issues[0]?.message ?? '';
  return refusal.replace(/^.*?(supported values are: |expecting )/, '').replace(/, unspecified$/, '');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
