/** Short things that are said to what the bot showed last, whole messages and nothing more. */

const yes =
  /^(yes|yep|yeah|ok|okay|sure|please|go|do it|do that|go ahead|go for it|make it so|confirmed?|yes,? (please|do it|go ahead)|please do( it)?|好|好的|好吧|是|是的|行|可以|确认|执行|就这样|做吧|去做吧|没问题)[.!。！]*$/i;
const misread =
  /^(no,? )?((that|this|it)('s| is| was)? ?n[o']t (what|the (one|cluster)( that)?) i (meant|mean|said|asked( for)?|wanted|want)|(that|this)('s| is| was)? (wrong|a misreading)|you (got|understood|read) (me|that|it|this) wrong|you misunderstood( me)?|not what i (meant|said|asked for))[.!]*$|^(不是|不是这|我不是)(个|这个)?意思[。！]*$|^(你)?(理解|弄|搞)错了?[。！]*$/i;

/** "Do it": said to a change that is shown. */
export function saysYes(message: string): boolean {
  return yes.test(message.trim());
}

/** "That is not what I meant": said of how the last words were read. */
export function saysMisread(message: string): boolean {
  return misread.test(message.trim());
}
