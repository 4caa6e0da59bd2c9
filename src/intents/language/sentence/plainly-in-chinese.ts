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

const named = '([a-z0-9][\\w.-]*)';
/** Everyday ways to ask in which "了" tells of nothing. */
const asked: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:请|麻烦)?(?:别再?|不要再?|不用再?)(?:给我们?|往这里|在这里)?(?:推送?|发送?|报)\s*(?:(.+?)\s*的)?(?:消息|通知|告警|提醒)(?:了|啦)?[。！!]?$/u,
    '退订 $1 的告警',
  ],
  [
    /^(?:这里|这边|本频道|这个频道|群里)?(?:不要|别|不用|不想要|不需要)(?:再)?(?:有|来)?(?:告警|通知|提醒)(?:了|啦)?[。！!]?$/u,
    '退订告警',
  ],
  [
    /^(?:请|麻烦|把)?(?:删除?|删掉|去掉)\s*(.+?)\s*的(?:告警|通知|提醒)(?:订阅)?(?:了|吧)?[。！!]?$/u,
    '退订 $1 的告警',
  ],
  [/(?:叫|喊|吱|知会)(我们?)?一声/gu, '通知我'],
  [/(?:删掉|删了)(?=(?:的话|后|之后|以后|时))/gu, '删除'],
  [/扔了(?=吧|[。！!]?$)/gu, '删了'],
  [/^有(?:没有)?(?:挂|挂了|挂掉|坏|坏了|坏掉)的(?:吗|么|没有?)?[？?]?$/u, '有失败的集群吗'],
  [/^(?:请|麻烦)?把(?:这个|那个)?集群(?:给)?(?:删了|删掉|删除)(?:吧)?[。！!]?$/u, '删除集群'],
  [/(?:给我们?)?(?:多给|加|多加|再给|再加)(?:一)?点(?:集群)?(?:额度|配额)/gu, '申请增加集群配额'],
  [
    /^(.*(?:额度|配额)(?:不够用?|不足|用完|太少)了?[,，])\s*(?:请|麻烦)?(?:给我们?)?(?:多给|再给|多加|加|再加)(?:一)?点(?:吧)?[。！!]?$/u,
    '$1申请增加配额',
  ],
  [
    new RegExp(`^(?:请)?给\\s*${named}\\s*限(?:制)?(?:到|为)?\\s*(${number})\\s*个集群[。！!]?$`, 'iu'),
    '把 $1 的配额设为 $2',
  ],
  [
    new RegExp(
      `^${named}\\s*的\\s*CA\\s*(?:证书)?(?:泄露|泄漏|暴露|外泄)了?[,，。]\\s*(?:赶紧|马上|快|请)?换(?:一?[套个份])?新的[。！!]?$`,
      'iu',
    ),
    '轮换 $1 的 CA',
  ],
  [new RegExp(`^${named}\\s*(${number})\\s*(?:台|个节点|台机器)就够了[。！!]?$`, 'iu'), '把 $1 调到 $2 台'],
  [
    new RegExp(`^让\\s*${named}\\s*(?:有|跑)\\s*(${number})\\s*(?:台|个节点|台机器)[。！!]?$`, 'iu'),
    '把 $1 调到 $2 台',
  ],
  [
    new RegExp(`^(?:给\\s*)?${named}\\s*(?:多|加|增加)(?:上)?几(?:个|台)(?:节点|机器)[。！!]?$`, 'iu'),
    '给 $1 扩容',
  ],
  [new RegExp(`^${named}\\s*(?:新建|加|增加|添加|建)(?:一?个)?节点组[。！!]?$`, 'iu'), '给 $1 建一个节点组'],
  [/\b(master|worker)\s*组/giu, '$1 节点组'],
  [
    new RegExp(
      `^${named}\\s*(?:以后|今后|从现在起)?\\s*(?:的\\s*)?(master)?\\s*规格(?:以后|今后)?用\\s*(\\S+?)[。！!]?$`,
      'iu',
    ),
    '把 $1 的 $2规格改成 $3',
  ],
  [/^(?:先)?看看\s*(.*(?:建|创建).*?)\s*会怎么?样[,，]\s*(?=(?:先)?(?:别|不要)真)/u, '$1，'],
  [/(?<=(?:额度|配额).*[,，]\s*)给\s*(?=[^,，。]{2,20}用[。！!]?$)(.+?)用[。！!]?$/u, '用于 $1'],
];

/** "…变成 3 个了": that it has become so. */
const isTold = /了[\s。！!.]*$/;

/** A message in Chinese in plain words, with the number alone that is wanted; what is told stays as it is. */
export function plainlyInChinese(message: string): string {
  const plain = asked.reduce((said, [word, other]) => said.replace(word, other), message);
  if (isTold.test(plain)) return plain;
  return [...otherWords, ...formerNumbers].reduce((said, [word, other]) => said.replace(word, other), plain);
}
