const most =
  /^(?:make it |to |up to |say |a total of |[加改提升]?到|共|总共)?\s*(\d{1,4})(?: clusters?(?: in all| in total)?)?\s*(?:个(?:集群)?)?(?:吧)?[.!。！]*$/i;
const more =
  /^(?:just |maybe |about )?(\d{1,4}) more(?: clusters?)?(?: please)?[.!]*$|^(?:再|多|再多|要再)?(?:加|多要?|增加|多给)\s*(\d{1,4})\s*个?(?:集群)?(?:吧)?[。！]*$/i;

/** How many clusters there may be, or how many more, where nothing else is said: "30", "20 more clusters", "加 5 个". Null for other words. */
export function limitSaid(
  message: string,
): { readonly hardLimit: number } | { readonly hardLimitChange: number } | null {
  const said = message.trim();
  const [, english, chinese] = more.exec(said) ?? [];
  const change = english ?? chinese;
  if (change !== undefined) return { hardLimitChange: Number(change) };
  const total = most.exec(said)?.[1];
  return total === undefined ? null : { hardLimit: Number(total) };
}
