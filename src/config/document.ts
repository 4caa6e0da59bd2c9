import { settings } from './config.js';

/** The document of all settings, as Markdown: `docs/settings.md` is this text. */
export function settingsDocument(): string {
  const sections = Object.entries(settings).map(([title, rows]) => {
    const lines = rows.map(
      ({ name, meaning, default: usual, secret }) =>
        `| \`${name}\` | ${cell(meaning)}${secret ? ' (secret)' : ''} | ${usual ? cell(usual) : ''} |`,
    );
    return [`## ${title}`, '', '| name | meaning | default |', '|---|---|---|', ...lines].join('\n');
  });
  return [
    '# Settings',
    '',
    'Everything is set by environment variables, or by a file `.env` in the folder that the program is started in;',
    'the environment wins. An empty value is no value. What is wrong or half set stops the start, with one sentence',
    'for each problem.',
    '',
    sections.join('\n\n'),
    '',
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
