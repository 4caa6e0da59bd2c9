import { enoughSaid } from './number-words.js';

const opener =
  /^(?:(?:yes|yep|ok|okay|sure|fine|great)[,.]? (?:but|just)|(?:好的?|可以|行)[,，]?\s*(?:不过|但是?)|no|nope|nah|sorry|oops|wait|rather|actually|hm+|u[hm]+|oh|ah|on second thoughts?|(?:i )?(?:mean|meant|wanted|said)|(?:that'?s |that is |this is )?(?:the )?wrong (?:one|cluster|name|template|number)|not that (?:one|cluster|template)|make (?:it|that)|let'?s (?:say|do|go with|make it|try|use|take)|go with|(?:that'?s |it'?s |way )*too (?:many|much|few|little|big|small|large)|better|just|only|[啊哦噢呃额嗯哎唉]|不对|不是(?:这个|那个)(?:集群|模板)?|不是|不|[搞弄选]?错了?(?:集群|模板|名字)了?|[搞弄选]错了|错了|我(?:刚才)?说的?是|我[要想]的是|说错了|应该是|太[多少大小]了?|[多少]了|[行好]吧(?=[\s,，])|那(?:就|还是)|算了(?=[\s,，]*(?:还是|就|改|换))|还是|改成|换成|只要|就)(?![a-z])[\s,，:：!。.-]*/i;
const mostWords = 6;

/** "Not ci, prod", "prod, not ci": the one that is meant, and the one that is not. */
const notOther = [
  /^(?:(?:on|for|in|of|use|with|try|do) )?(?:the )?([\w.-]+)(?: cluster)?(?:,? please)?,? (?:and )?not (?:on |for |in )?(?:the )?[\w.-]+(?:,? please)?[.!]*$/i,
  /^(?:it'?s )?not (?:the )?[\w.-]+[,，;]? (?:but |it'?s )?(?:the )?([\w.-]+)[.!]*$/i,
  /^([\w.-]+),? (?:and )?not [\w.-]+[.!]*$/i,
  /^不是\s*[\w.-]+\s*[,，]?\s*(?:而)?是\s*([\w.-]+)[。！]*$/,
  /^(?:是|要)?\s*([\w.-]+)\s*[,，]?\s*不是\s*[\w.-]+[。！]*$/,
];

/** "Prod instead", "on prod rather": what is put in the place of what was said. */
const inPlace =
  /^(?:(?:can|could) (?:you|we) )?(?:(?:do|make|use|take|try) (?:it |that )?)?(?:(?:on|for|in|with|of) )?(?:the )?(.+?),? (?:instead|rather)(?:,? please)?[.!]*$/i;

/** What words say that take something back, without the words that do: "no, prod", "不对,我说的是 prod". Null where nothing is taken back. */
export function takenBack(message: string): string | null {
  const said = message.trim();
  for (const form of notOther) {
    const meant = form.exec(said)?.[1];
    if (meant) return meant;
  }
  let rest = said;
  for (let round = 0; round < 5 && opener.test(rest); round++) rest = rest.replace(opener, '');
  rest = inPlace.exec(rest)?.[1] ?? rest;
  const number = enoughSaid(rest);
  if (number !== undefined) return number;
  return rest === '' || rest === said ? null : rest;
}

/** The same, where no more is said than what is corrected. */
export function correctedWith(message: string): string | null {
  const rest = takenBack(message);
  return rest !== null && rest.split(/\s+/).length <= mostWords ? rest : null;
}
