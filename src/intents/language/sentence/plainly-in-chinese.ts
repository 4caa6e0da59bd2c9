const number = '[\\d一二两三四五六七八九十百]+';
const ofNodes = '\\s*个?\\s*(?:工作)?(?:节点)?';
/** Numbers that there are, or that are not wanted, before the one that is: only that one counts. */
const formerNumbers: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`从\\s*${number}${ofNodes}\\s*(?:扩|增|加|升|提|涨)(?:成|到|至|为)`, 'g'), '扩到'],
  [new RegExp(`从\\s*${number}${ofNodes}\\s*(?:缩|减|降)(?:成|到|至|为)`, 'g'), '缩到'],
  [new RegExp(`从\\s*${number}${ofNodes}\\s*(?:改|调|换)(?:成|到|至|为)`, 'g'), '调到'],
  [new RegExp(`(?:现在|目前|当前)(?:是|有)?\\s*${number}${ofNodes}\\s*[,，]\\s*`, 'g'), ''],
  [new RegExp(`不要\\s*${number}${ofNodes}\\s*[,，]\\s*`, 'g'), ''],
];

/** Other words for the same: "建一个集群 用 swarm 三个节点", where a space or nothing stands for a comma; "撤回 Q-1". */
const otherWords: readonly (readonly [RegExp, string])[] = [
  // "叫 demo1,…,名字改成 demo2": of what is new, the last name counts.
  [
    /((?:建|创建|新建|起|搭)(?:一?个)?(?:新的?)?(?:集群|节点组|模板)\s*)(?:叫|名叫|名为)?\s*[\w.-]+((?:[,，].*)?)[,，]\s*(?:把)?名字?(?:再)?(?:改成|改为|换成|改叫|改作)\s*([\w.-]+)/u,
    '$1 $3 $2',
  ],
  [/(?<=集群)\s*(?=用\s*[a-z])/giu, '，'],
  [
    /^(?:请|麻烦)?(?:撤回|撤销|收回)(?:我的)?(?:申请|请求)?\s*(?:Q-?)?(\d+)(?:\s*号)?(?:申请|请求)?[。！]?$/iu,
    '撤回我的申请 $1',
  ],
];

/** "…变成 3 个了": that it has become so. */
const isTold = /了[\s。！!.]*$/;

/** A message in Chinese in plain words, with the number alone that is wanted; what is told stays as it is. */
export function plainlyInChinese(message: string): string {
  if (isTold.test(message)) return message;
  return [...otherWords, ...formerNumbers].reduce(
    (said, [word, other]) => said.replace(word, other),
    message,
  );
}
