import { cancelPhrases } from './lexicon/lexicon.js';

/** Short things that are said to what the bot showed last, whole messages and nothing more. */

const yes =
  /^(?:(?:yes|yep|yeah|ok|okay|sure|great|perfect|good|fine|thanks|thank you|alright|all right|cool|nice|right|lovely|so)[\s,.!]+)*(?:yes|yep|yeah|yup|ya|ok|okay|sure|please|go|go on|fine|(?:please )?(?:do (?:it|that)|go ahead|go for it|make it so|proceed|confirm|ship it|send it|submit(?: it)?|let'?s (?:do it|go))|confirmed|i'?m sure|i am sure|approved|agreed|lgtm|(?:that )?(?:looks|sounds) good(?: to me)?|please do(?: it)?)(?:[\s,]+(?:then|now|please|pls|plz|thanks|thank you|thx))*[.!]*$|^(?:(?:好的?|行|可以|嗯|对|没错|是的?)[,，\s]*)*(?:好|好的|好吧|是|是的|行|可以|没错|确认|确定|执行|就这样|就这么[办定做]|同意|批准|做吧|去做吧|没问题|开始|继续|来吧|建吧|创建吧|提交)吧?[.!。！]*$/i;
const misread =
  /^(no,? )?((that|this|it)('s| is| was)? ?n[o']t (what|the (one|cluster)( that)?) i (meant|mean|said|asked( for)?|wanted|want)|(that|this)('s| is| was)? (wrong|a misreading)|you (got|understood|read) (me|that|it|this) wrong|you misunderstood( me)?|not what i (meant|said|asked for))[.!]*$|^(这)?(不是|不是这|我不是)(我的?|个|这个)?意思[。！]*$|^(你)?(理解|弄|搞)错了?[。！]*$/i;

const no =
  /^((please |oh,? |hmm+,? |um+,? |wait,? |actually,? |sorry,? )?(no|nope|nah|no way|not (now|yet|today|really|sure( yet)?)|no,? (thanks|thank you|wait|stop|don'?t|not (now|yet))|wait|stop|hold (on|it)|hang on|better not|(i'?d )?rather not|don'?t( do (it|that))?|do not( do (it|that))?|skip( it| that)?|(?:no,? )?(?:leave|keep) (?:it|them|that)(?: alone| as it is| for now)?|let'?s not)( please| then|,? thanks)?|不|不了|不要|不要了|不用|不用了|不行|不做|别|先别|先不|别做|算了|等等|等一下|等会儿?|先等等|暂时不要|还是别|(?:还是)?留着(?:它)?吧?|保留(?:它)?吧?|别动(?:它)?|不(?:扩|缩|删|建|改|升级?|弄|搞|做)了)[.!。！~]*$/i;

const later = /\b(sure|wait|hold|hang|yet)\b|等|先/i;

/** "No thanks", "不要了": said to a question, which is dropped by it. "Wait" and "not sure" leave it standing. */
export function declines(message: string): boolean {
  return saysNo(message) && !later.test(message);
}

const discarding =
  /^(?:please |just )?(?:delete|drop|remove|scrap|kill|discard|bin|trash|forget|cancel) (?:it|that|this|the draft)(?: again)?(?:,? please)?[.!]*$|^(?:把它)?(?:删掉|删了|取消|去掉)(?:它)?(?:吧)?[。！]*$|^(?:不|别)(?:建|创建|要建)了?(?:吧)?[。！]*$/i;

/** "Delete it", said of something new that is not made yet: it is not to be made. */
export function discards(message: string): boolean {
  return discarding.test(message.trim());
}

const another =
  /^(?:(?:no|hm+|oh|oops|wait|sorry|actually|uh|um|ah|argh|ok|okay)[\s,.!]+)*(?:not (?:that|this)(?: one| cluster| template)?|(?:that'?s |it'?s )?(?:the )?wrong (?:one|cluster|template)|(?:i (?:meant|mean|want|wanted) )?the other one)[.!]*$|^(?:(?:不对?|等等|哦|啊|嗯|呃|哎)[,，]?\s*)*不是(?:这个|那个|它)(?:集群|模板)?[。！]*$|^(?:(?:哦|啊|嗯|呃|哎|等等|不对)[,，]?\s*)*[搞弄选]?错(?:了)?(?:集群|模板)了?[。！]*$|^(?:是|要)?另一个(?:集群)?[。！]*$/i;

/** "Not that one", "wrong cluster": said to a change of something else than was meant. */
export function saysAnother(message: string): boolean {
  return another.test(message.trim());
}

const beginsToLeave =
  /^(?:oh,? )?(?:never ?mind|nvm|forget (?:it|that|about it)|cancel(?: that| it)?|算了|取消|不要了|别弄了)(?:[\s,，.。;；!！]+|$)/i;

/** "算了，不缩了": begins by leaving what is asked. */
export function beginsByLeaving(message: string): boolean {
  return beginsToLeave.test(message.trim());
}

/** What is said after that: "never mind, show prod". */
export function afterLeaving(message: string): string | null {
  if (!beginsByLeaving(message)) return null;
  const rest = message
    .trim()
    .replace(beginsToLeave, '')
    .replace(/^(?:and|just|then)\s+/i, '');
  return rest === '' ? null : rest;
}

const complaint =
  /^(?:hmm,? )?(?:(?:that'?s |it'?s |way )*too (?:few|many|small|big|little|much)|太[少多小大]了?)[\s,，.。:!！]+/i;

/** What is wanted after "too few" or "太少了"; null where none is said. */
export function afterComplaint(message: string): string | null {
  const rest = message.trim().replace(complaint, '');
  return rest === '' || rest === message.trim() ? null : rest;
}

const complains =
  /^(?:hm+,? |wow,? |no,? |oh,? )?that'?s (?:quite )?a lot[.!]*$|^(?:hmm+,? |wow,? |no,? )?(?:(?:that'?s|it'?s|this is|that is|way)(?: way)? )?(?:a bit )?too (?:many|much|few|little|big|small|large|expensive)(?: nodes?)?[.!]*$|^有点(?:多|少|大|小|贵)了?[吧。！]*$|^(?:有点|这?也?)?太(?:多|少|大|小|贵)了?[吧。！]*$/i;

/** "That's too much", "太贵了", and no more: what is shown is not wanted so. */
export function complainsOnly(message: string): boolean {
  return complains.test(message.trim());
}

const onlyNumber =
  /^(?:ok,? |hm+,? )?(\d+|one|two|three|four|five|six|seven|eight|nine|ten|[一二两三四五六七八九十]+)\s*(?:个|台)?\s*(?:nodes?|workers?|节点)?(?:,? (?:please|pls)|吧)?[.!。！]*$/i;

/** "3", "四个吧": a number that is said beside something shown, which is to have so many; undefined for other words. */
export function numberAlone(message: string): string | undefined {
  return onlyNumber.exec(message.trim())?.[1];
}

const wonders =
  /^(?:huh|what|which(?: ones?)?|options|什么|啥|哪些)?\s*[?？]+$|^(?:huh|what|which|which ones?|options|什么|啥|哪些)[.!。]*$|^(?:and |so |ok(?:ay)?,? )?(?:which|what)(?: (?:ones?|options?|choices?))? (?:are|is|do|can|could)\b.*\b(?:available|there|have|choose|pick|take|possible|options?|choices?)\b[^.]*$|^(?:what|which) (?:versions?|ones?) (?:are|is) there[?.]*$|^(?:都|那)?有(?:哪些|什么|啥)(?:可选的?|可以选的?|选项|选择)?(?:吗|呢)?[?？。]*$/i;

/** "Which ones are there?": asks for what may be answered. */
export function wondersWhich(message: string): boolean {
  return wonders.test(message.trim());
}

/** "Never mind", "forget it", "取消": said in place of what is asked for, to leave it. */
export function leaves(message: string): boolean {
  const said = message
    .trim()
    .toLowerCase()
    .replace(/[\s.!。！~]+$/, '');
  return (
    cancelPhrases.has(said) ||
    cancelPhrases.has(said.replace(/^(?:oh|ok|no|please|哦|那|还是),? ?|,? ?(?:please|thanks|吧|了)$/g, ''))
  );
}

const noReason =
  /^(?:(?:there(?:'s| is) |i have |for |with )?no (?:particular |special |real )?reasons?|no idea|nothing(?: special)?|none|n\/?a|(?:just )?because|i don'?t know|dunno|whatever|[-.?]+|(?:没有?|无)(?:什么)?(?:理由|原因)|无|没有|不知道|不为什么|随便)[.!。！]*$/i;

/** "No reason", "没理由": said where one is asked for. */
export function saysNoReason(message: string): boolean {
  return noReason.test(message.trim());
}

/** "No thanks", "hold on": said to a change that is shown. */
export function saysNo(message: string): boolean {
  return no.test(message.trim());
}

/** "Do it": said to a change that is shown. */
export function saysYes(message: string): boolean {
  return yes.test(message.trim());
}

/** "That is not what I meant": said of how the last words were read. */
export function saysMisread(message: string): boolean {
  return misread.test(message.trim());
}
