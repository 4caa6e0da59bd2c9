/** One part of a MIME multipart document, decoded. */
export interface MimePart {
  readonly type: string;
  readonly filename: string | null;
  readonly text: string;
}

function headersOf(part: string): { headers: Map<string, string>; body: string } {
  const end = /\r?\n\r?\n/.exec(part);
  const head = end ? part.slice(0, end.index) : part;
  const body = end ? part.slice(end.index + end[0].length) : '';
  const unfolded = head.replace(/\r?\n[ \t]+/g, ' ');
  const headers = new Map<string, string>();
  for (const line of unfolded.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body };
}

function decoded(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** The parts of a document, parts within parts unfolded; a text that is no MIME is one part itself. */
export function mimeParts(document: string): MimePart[] {
  if (!/^(content-type|mime-version):/i.test(document.trimStart()))
    return [{ type: 'text/plain', filename: null, text: document }];
  const { headers, body } = headersOf(document.trimStart());
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary && type.toLowerCase().startsWith('multipart/')) {
    const pieces = body.split(
      new RegExp(`(?:^|\\r?\\n)--${boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`),
    );
    return pieces
      .slice(1)
      .filter((piece) => !piece.startsWith('--'))
      .flatMap((piece) => mimeParts(piece.replace(/^[ \t]*\r?\n/, '')));
  }
  const filename = /filename="?([^";]+)"?/i.exec(headers.get('content-disposition') ?? '')?.[1] ?? null;
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  return [{ type: type.split(';')[0]?.trim() ?? 'text/plain', filename, text: decoded(body, encoding) }];
}
