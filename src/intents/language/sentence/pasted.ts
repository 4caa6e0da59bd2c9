/**
 * What was pasted from elsewhere is not said by who speaks: lines that quote (`> …`) are left out, and a block of
 * code becomes a quotation. A certificate request in a block stays as it is. Null when nothing else was said.
 */
export function withoutPasted(message: string): string | null {
  const inline = message.replace(/```(?:[a-z]+\n)?([\s\S]*?)```/g, (block, code: string) =>
    block.includes('-----BEGIN') ? block : ` \`${code.replaceAll('`', ' ').replace(/\s+/g, ' ').trim()}\` `,
  );
  const own = inline.split('\n').filter((line) => !/^\s*(?:>|&gt;|》)/.test(line));
  const text = own.filter((line) => !isLogLine(line)).join('\n');
  return text.trim() === '' ? null : text;
}

/** "fix(infra): scale in …", "commit message: …": what a change of code is called. A cluster may well be called ci or test. */
const isCommit =
  /^\s*(?:(?:fix|feat|chore|docs|refactor|perf|revert|style)(?:\([^)]*\))?|(?:ci|build|test)\([^)]*\))!?:\s|^\s*commit ?(?:message|msg|信息|消息|说明)?\s*[:：]/i;

/** `<bob> delete ci`, `[10:32] bob: delete ci`: a line of a chat that was copied. */
function isLogLine(line: string): boolean {
  return (
    isCommit.test(line) ||
    /^\s*(?:\[?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?\]?\s+)?<[\w .-]+>\s/i.test(line) ||
    /^\s*\[?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?\]?\s+[\w.-]+:\s/i.test(line)
  );
}
