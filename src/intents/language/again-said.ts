const again =
  /^(?:(?:and|ok|okay|please|yes|now)[,\s]+)*(?:(?:do )?(?:the )?same(?: thing)? (?:again|once more)|(?:do (?:it|that) )?(?:once more|one more time|again)|repeat(?: that| it)?|再(?:来|做|试|执行)(?:一)?(?:次|遍)|(?:同样的?|照样)(?:再)?来(?:一)?(?:次|遍)|重复(?:一)?(?:次|遍)|重来(?:一)?(?:次|遍))(?:[,\s]*please|吧)?[.!。！]*$/i;

/** "Same again", "once more", "再来一次": what was said last is said again. */
export function saysAgain(message: string): boolean {
  return again.test(message.trim());
}
