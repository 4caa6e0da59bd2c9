const english =
  /^(?:and |then |also |please |can you |could you |will you )*(?:tell|ping|notify|message|alert|poke|shout at|let) (?:me|us)(?: know)?(?: here)? (?:when|once|as soon as|if) (?:it'?s|it is|this is|that is|that'?s|it|it has|they'?re|they are|everything is|the cluster is)(?: all)? (?:done|ready|finished|finishes|is done|up|complete|completed|over|there|through|been made)(?:,? (?:please|pls|thanks))?[.!?]*$/i;
const chinese =
  /^(?:请|麻烦)?(?:等?它?这?个?(?:集群)?)?(?:完成|好|建好|弄好|搞定|做完|做好|结束|就绪|可用|扩完|扩好|起来)了?(?:的话|之后|以后|后|时|的时候|就|再|请|麻烦|记得)*(?:告诉|通知|提醒|喊|叫|说|知会)(?:一?下|一声)?(?:我|我们|大家)?(?:一?下|一声)?(?:吧|哦|啊)?[。！!]*$|^(?:告诉|通知|提醒|喊|叫)(?:我|我们)(?:一声)?(?:什么时候|何时|当)(?:它)?(?:好|完成|就绪)了?[。！!]*$/;

/** "Tell me when it's done": of what was begun, or is about to be. */
export function asksToBeTold(message: string): boolean {
  const said = message.trim();
  return english.test(said) || chinese.test(said);
}
