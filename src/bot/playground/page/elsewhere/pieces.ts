/** A piece of text with the form that a platform gives it. */
export interface Piece {
  readonly text: string;
  readonly style?: 'bold' | 'code' | 'mention' | 'block';
}

/** Discord's marks as this bot writes them (`bot/discord/render/text.ts`): bold, code, blocks of code, mentions, and what is escaped. */
export function discordPieces(markdown: string): Piece[] {
  return pieces(
    markdown,
    /\\(?<literal>[^\p{L}\p{N}\s])|```\n(?<block>[\s\S]*?)\n```|`(?<code>[^`]+)`|<@(?<mention>\d+)>|\*\*(?<bold>(?:\\[\s\S]|[^*\\])+)\*\*/gu,
    discordPieces,
  );
}

/** Slack's mrkdwn as this bot writes it (`bot/slack/render/text.ts`): bold, code, mentions, and three characters that are escaped. */
export function slackPieces(mrkdwn: string): Piece[] {
  return pieces(
    mrkdwn,
    /&(?<entity>amp|lt|gt);|`(?<code>[^`]+)`|<@(?<mention>[UW][A-Z0-9]+)>|(?<![\p{L}\p{N}])\*(?<bold>[^*]+)\*/gu,
    slackPieces,
  );
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
    const { literal, entity, block, code, mention, bold } = groups;
    if (literal !== undefined) plain(literal);
    else if (entity !== undefined) plain(entities[entity] ?? whole);
    else if (block !== undefined) found.push({ text: block, style: 'block' });
    else if (code !== undefined)
      found.push({ text: inner === slackPieces ? said(code) : code, style: 'code' });
    else if (mention !== undefined) found.push({ text: `@${mention}`, style: 'mention' });
    else if (bold !== undefined) found.push({ text: said(bold), style: 'bold' });
  }
  plain(marked.slice(end));
  return found;
}
