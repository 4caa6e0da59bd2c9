import { stringify } from 'yaml';
import { asText, isMap } from '../../hot/values.js';
import type { Store } from '../../state/store.js';

const BOUNDARY = '===============sandbox==';

/** The text of a software config; a mapping (StructuredConfig, CloudConfig) as YAML. */
export function configText(config: unknown): string {
  if (typeof config === 'string') return config;
  return config === null || config === undefined ? '' : stringify(config);
}

function mimeTypeOf(text: string): string {
  if (text.startsWith('#cloud-config')) return 'text/cloud-config';
  if (text.startsWith('#!')) return 'text/x-shellscript';
  if (text.startsWith('#include')) return 'text/x-include-url';
  if (text.startsWith('#cloud-boothook')) return 'text/cloud-boothook';
  return 'text/plain';
}

function isMultipart(text: string): boolean {
  return /^Content-Type: multipart\//im.test(text.slice(0, 500));
}

/** Several texts as one MIME multipart document; parts that are multipart themselves are unfolded. */
export function multipart(parts: readonly { text: string; subtype?: string; filename?: string }[]): string {
  const rendered = parts.flatMap(({ text, subtype, filename }) => {
    if (isMultipart(text)) return innerParts(text);
    const disposition = filename ? `\nContent-Disposition: attachment; filename="${filename}"` : '';
    const type = subtype ? `text/${subtype}` : mimeTypeOf(text);
    return [
      `Content-Type: ${type}; charset="utf-8"\nMIME-Version: 1.0\nContent-Transfer-Encoding: 8bit${disposition}\n\n${text}`,
    ];
  });
  return [
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"\nMIME-Version: 1.0\n`,
    ...rendered.map((part) => `--${BOUNDARY}\n${part}\n`),
    `--${BOUNDARY}--\n`,
  ].join('\n');
}

function innerParts(text: string): string[] {
  const boundary = /boundary="?([^"\n;]+)"?/i.exec(text)?.[1];
  if (!boundary) return [];
  return text
    .split(`--${boundary}`)
    .slice(1)
    .filter((part) => !part.startsWith('--'))
    .map((part) => part.replace(/^\r?\n/, '').trimEnd());
}

/** The user data that Nova gets from a server's properties: a config's text stands for its id. */
export function renderUserData(store: Store, properties: Record<string, unknown>): string {
  const given = asText(properties.user_data);
  const config = store.configs.get(given);
  const text = config ? configText(config.config) : given;
  if (properties.user_data_format === 'RAW' || text === '') return text;
  return multipart([{ text, filename: 'user-data' }]);
}

/** The parts of an OS::Heat::MultipartMime: each a text, or the id of another config. */
export function mimeParts(
  store: Store,
  parts: unknown,
): { text: string; subtype?: string; filename?: string }[] {
  return (Array.isArray(parts) ? parts : []).filter(isMap).map((part) => {
    const config = store.configs.get(asText(part.config));
    return {
      text: config ? configText(config.config) : asText(part.config),
      ...(typeof part.subtype === 'string' && part.subtype ? { subtype: part.subtype } : {}),
      ...(typeof part.filename === 'string' && part.filename ? { filename: part.filename } : {}),
    };
  });
}
