const english =
  /^(?:and |so )?(?:how(?:'?s| is| are)|what(?:'?s| is) (?:the status|up|happening) (?:of|with)|what about|status of|where is|show(?: me)?|is)(?: the| my)?(?: request| approval)? ?(#\d{1,6}|q-\d{1,6}|(?<=request |approval )\d{1,6})(?: doing| going| standing| through| approved| decided| done)?(?: yet| now)?[.?!]*$/i;
const chinese =
  /^(?:看一?看|那)?(?:我的)?(?:申请|请求|审批)?\s*(#\d{1,6}|q-\d{1,6}|(?<=申请\s*|请求\s*|审批\s*)\d{1,6})\s*(?:号)?(?:申请|请求)?(?:现在)?(?:怎么样了?|咋样了?|如何了?|到哪(?:一步)?了|批了(?:吗|没)?|通过了(?:吗|没)?|的?状态|的?进展|好了(?:吗|没)|呢)[。?？!！]*$/iu;

/** The request that is asked after: "how is #61", "Q-61 怎么样了"; undefined for other words. */
export function requestAskedAfter(message: string): string | undefined {
  const said = message.trim();
  return english.exec(said)?.[1] ?? chinese.exec(said)?.[1];
}
