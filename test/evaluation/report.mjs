/** Counts and tables of the evaluation. */

function canonical(value) {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${key}:${canonical(value[key])}`)
    .join(',')}}`;
}

function percent(part, whole) {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}

/** Every slot as it should be; a row that asks for nothing and does not say why is content with any reason. */
function fits(slots, { intent, slots: wanted }) {
  if (intent === 'none' && wanted.reason === undefined) return true;
  return canonical(slots) === canonical(wanted);
}

/** Intent right; intent and every slot right; messages that ask for nothing found; what nobody asked for and would destroy. */
export function count(rows, read, riskOf) {
  let intents = 0;
  let exact = 0;
  let none = 0;
  let found = 0;
  let dangerous = 0;
  for (const row of rows) {
    const got = read(row);
    if (got.intent === row.intent) intents++;
    if (got.intent === row.intent && got.slots && fits(got.slots, row)) exact++;
    if (row.intent === 'none') {
      none++;
      if (got.intent === 'none') found++;
    }
    const risk = riskOf(got.intent);
    if ((risk === 'destructive' || risk === 'privileged') && got.intent !== row.intent) dangerous++;
  }
  const slots = rows.some((row) => read(row).slots) ? percent(exact, rows.length) : '-';
  return [percent(intents, rows.length), slots, percent(found, none), String(dangerous)];
}

/** A Markdown table. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}
