/** A PEM block, as text; `label` is what stands after BEGIN. */
export function writePem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/**
 * The bytes of the only PEM block with one of these labels. Chats turn line breaks into spaces and copying adds
 * words around it: both are let pass. Null when there is none, or several.
 */
export function readPem(labels: readonly string[], text: string): Buffer | null {
  const wanted = labels.join('|');
  const blocks = [...text.matchAll(new RegExp(`-----BEGIN (${wanted})-----([^-]*)-----END \\1-----`, 'g'))];
  const body = blocks.length === 1 ? (blocks[0]?.[2] ?? '').replace(/\s+/g, '') : '';
  return /^[A-Za-z0-9+/]+={0,2}$/.test(body) ? Buffer.from(body, 'base64') : null;
}
