/** A piece of text with the form that a platform gives it. */
export interface Piece {
  readonly text: string;
  readonly style?: 'bold' | 'code' | 'mention' | 'block';
}

/** Discord's marks as this bot writes them (`bot/discord/render/text.ts`): bold, code, blocks of code, mentions, and what is escaped. */
export function discordPieces(markdown: string): Piece[] {
  return pieces(
    markdown,
    /\\(?<literal>[^\p{L}\p{N}\s])|```\n(?<block>[\s\S]*?)\n```|`(?<code>[^`]+)`|<@(?<mention>\d+)>|<t:(?<time>\d+):(?<relative>[fR])>|\*\*(?<bold>(?:\\[\s\S]|[^*\\])+)\*\*/gu,
    discordPieces,
  );
}

/** Slack's mrkdwn as this bot writes it (`bot/slack/render/text.ts`): bold, code, mentions, and three characters that are escaped. */
export function slackPieces(mrkdwn: string): Piece[] {
  return pieces(
    mrkdwn,
    /&(?<entity>amp|lt|gt);|`(?<code>[^`]+)`|<@(?<mention>[UW][A-Z0-9]+)>|<!date\^(?<time>\d+)\^[^|>]*\|[^>]*>|(?<![\p{L}\p{N}])\*(?<bold>[^*]+)\*/gu,
    slackPieces,
  );
}

/** A moment as a client shows it by its own clock; `R`: how far it is. */
function clock(seconds: number, style?: string): string {
  const at = new Date(seconds * 1000);
  if (style !== 'R') return at.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return distance(at.getTime() - Date.now());
}

const minute = 60_000;
const units = [
  { unit: 'day', milliseconds: 24 * 60 * minute },
  { unit: 'hour', milliseconds: 60 * minute },
  { unit: 'minute', milliseconds: minute },
  { unit: 'second', milliseconds: 1_000 },
] as const;

/** How far away a moment is, in the largest unit of which it is one at least: `in 3 days`, `4 seconds ago`. */
function distance(milliseconds: number): string {
  const { unit, milliseconds: one } =
    units.find((each) => Math.abs(milliseconds) >= each.milliseconds) ?? units[3];
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(
    Math.round(milliseconds / one),
    unit,
  );
}

/** An element of Slack's rich text, of the kinds that this bot sends. */
export interface RichElement {
  readonly type: 'text' | 'user' | 'date';
  readonly text?: string;
  readonly user_id?: string;
  /** Seconds since 1970, of a date. */
  readonly timestamp?: number;
  readonly style?: { readonly bold?: boolean; readonly code?: boolean };
}

/** An element of Slack's rich text as a client shows it. */
export function richPiece({ text = '', user_id: user, timestamp, style }: RichElement): Piece {
  if (user !== undefined) return { text: `@${user}`, style: 'mention' };
  if (timestamp !== undefined) return { text: clock(timestamp) };
  if (style?.code) return { text, style: 'code' };
  return style?.bold ? { text, style: 'bold' } : { text };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

function pieces(marked: string, marks: RegExp, inner: (text: string) => Piece[]): Piece[] {
  const found: Piece[] = [];
  const plain = (text: string) => {
    const last = found.at(-1);
    if (text === '') return;
    if (last && last.style === undefined) found[found.length - 1] = { text: last.text + text };
    else found.push({ text });
  };
  const said = (text: string) =>
    inner(text)
      .map((piece) => piece.text)
      .join('');
  let end = 0;
  for (const { index, 0: whole, groups = {} } of marked.matchAll(marks)) {
    plain(marked.slice(end, index));
    end = index + whole.length;
    const { literal, entity, block, code, mention, bold, time, relative } = groups;
    if (literal !== undefined) plain(literal);
    else if (entity !== undefined) plain(entities[entity] ?? whole);
    else if (block !== undefined) found.push({ text: block, style: 'block' });
    else if (code !== undefined)
      found.push({ text: inner === slackPieces ? said(code) : code, style: 'code' });
    else if (mention !== undefined) found.push({ text: `@${mention}`, style: 'mention' });
    else if (time !== undefined) plain(clock(Number(time), relative));
    else if (bold !== undefined) found.push({ text: said(bold), style: 'bold' });
  }
  plain(marked.slice(end));
  return found;
}
