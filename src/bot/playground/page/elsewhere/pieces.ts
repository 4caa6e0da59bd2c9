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
  const hours = Math.round((at.getTime() - Date.now()) / 3_600_000);
  return new Intl.RelativeTimeFormat().format(hours, 'hour');
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
