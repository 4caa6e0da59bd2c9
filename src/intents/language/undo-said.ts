const courtesy =
  /^(?:(?:no|wait|oh|oops|sorry|please|actually|ok|哦|不对|请)[,，\s]+)+|[,，]?\s*(?:please|pls|吧|一下)?[\s.!。！]*$/giu;
const undo =
  /^(?:(?:undo|revert|reverse|roll ?back)(?: (?:it|that|this|everything|(?:that|the|my|this)(?: last| previous)? (?:change|one|thing|step|resize|scaling|action|command)))?|(?:take|roll|change|put|set|bring) (?:it|that|this) back(?: (?:(?:to )?(?:how|what|where|as) it was|again|to normal))?|(?:go )?back to (?:how|what|where) it was|撤销(?:掉)?(?:它|刚才的?|上一步|上次的?)?(?:操作|更改|改动)?|撤回(?:刚才的?|上一步)?(?:操作)?|把?(?:刚才的?|上一步)?(?:操作|更改|改动)?(?:撤销|撤回|还原)(?:掉|了)?|回滚|还原|(?:把它)?(?:改|变|调|恢复|退)回(?:去|原样|原来的?(?:样子)?)|恢复(?:原状|原样|成原来的样子))$/i;

/** "Undo that", "revert", "改回去": what was done last is to be as it was before. */
export function saysUndo(message: string): boolean {
  return undo.test(message.trim().replace(courtesy, ''));
}

const backTo =
  /^(?:(?:go|put it|set it|bring it|change it|scale it|take it) )?back to (\d+|[a-z]+)(?: nodes?| workers?)?$|^(?:把它)?(?:改|变|调|恢复|退)(?:回|回到|到)\s*([\d一二两三四五六七八九十]+)\s*个?(?:节点)?$/i;

/** "Back to 2", "恢复到 2 个": how many there were, as it was said; undefined for other words. */
export function backToSaid(message: string): string | undefined {
  const found = backTo.exec(message.trim().replace(courtesy, ''));
  return found?.[1] ?? found?.[2];
}
