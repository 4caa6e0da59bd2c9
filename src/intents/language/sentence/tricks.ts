/**
 * Texts that talk to the bot about its own instructions, play a part for it, or hide an order in data. They ask
 * for nothing, whatever else they say.
 */
const tricks: readonly RegExp[] = [
  /\b(ignore|disregard|forget|override|overrule|bypass|skip|drop|discard|neglect|circumvent)\b.{0,40}\b(instructions?|rules?|prompts?|guidelines?|polic(y|ies)|restrictions?|safety|safeguards?|guardrails?|confirmations?|checks?|approvals?|training|everything (above|before)|context|commands? (above|before)|orders|permissions?|limitations?)\b/i,
  /\b(all|any|your|the|my) (previous|prior|earlier|above|preceding|former|initial|original) (instructions?|messages?|prompts?|rules?|orders?|context|text)\b/i,
  /\b(system|developer|hidden|initial|secret|original) (prompt|message|instructions?|mode|override)\b/i,
  /\byour (own )?(instructions?|prompt|rules|guidelines|programming|training|source code|system|restrictions|directives?|configuration file|weights)\b/i,
  /\b(you are|you're|you will be|be) (now|from now on|no longer)\b/i,
  /\byou are (an?|the) (\w+ )?(assistant|ai|bot|agent|model|administrator|admin|program|script|system|expert|hacker|terminal|shell)\b/i,
  /\bfrom now on,? (you|act|treat|every|all)\b/i,
  /\b(pretend|act as|act like|role-?play|behave (as|like)|imagine you|simulate being|take the role|play the role)\b/i,
  /\b(jailbreak|DAN|do anything now|god mode|admin mode|root mode|debug mode|maintenance mode|developer mode|sudo mode|unrestricted|uncensored)\b/,
  /\b(jailbroken|prompt injection)\b/i,
  /(^|[\s\n;>#*])\s*(system|assistant|developer|user|human|ai|admin|instructions?)\s*(prompt|override|message|note|command)?\s*[:>\]]\s*\S/i,
  /<\/?\s*(system|assistant|user|instructions?|prompt|im_start|im_end|s|inst|tool|function|admin|command|script)[^>]{0,40}>/i,
  /\[\/?(system|inst|assistant|admin|instructions?)\]/i,
  /<\|[^|]{0,30}\|>/,
  /\b(reveal|print|show|repeat|output|leak|display|tell me|give me|dump|recite|what (is|are|were|does)) (me )?(your|the) ((full|entire|whole|complete|exact|first|original|initial) )?(system|initial|hidden|secret|original|prompt|instructions|guidelines|directives|text above|words above|lines above)\b/i,
  /\b(decode|base64|rot13|hex|unicode|backwards|reversed|in reverse|spelled backwards)\b.{0,60}\b(and|then|execute|run|do|follow|perform|it|this|that)\b/i,
  /\b(execute|run|perform|follow|obey|eval|evaluate|interpret|process) (the |this |these |that |those |any |what )?(following|command|code|instructions?|orders?|below|above|script|shell|payload|text|string|sql|python|query)\b/i,
  /\b(no|without|skip(ping)?|bypass(ing)?|disable|disabling|avoid(ing)?|suppress(ing)?|turn off|auto-?) ?(any |the |all |further |asking for |need for |a |my |your )*(confirm(ation)?s?|confirming|approvals?|safety|verification|validation)\b/i,
  /\b(ignore|disregard|forget) (the |everything |all |anything |what |that is )?(above|before|previous)\b/i,
  /\bdelete from\b.*\bwhere\b|\bselect\b.*\bfrom\b.*\bwhere\b/i,
  /\bas (an?|the) (unrestricted |unlimited |powerful |evil )?(ai|assistant|bot|agent|language model)\b/i,
  /\bwithout (asking|confirming|checking|question(s|ing)?|a question)\b/i,
  /\b(new|updated|real|actual|true|following|special|secret|additional) (instructions?|orders?|directives?|rules?|system prompt)\b/i,
  /\b(i am|i'm|this is|as|speaking as|on behalf of) (the |your |an? )?(admin(istrator)?|root|developer|creator|owner|openai|anthropic|superuser|operator|ceo|security team|system administrator|maintainer)\b.{0,80}\b(so|and|you|must|i|please|hereby|order|command|grant|approve|delete|authori[sz]e)\b/i,
  /\b(trust me|i have permission|i am authori[sz]ed|already (been )?(approved|authori[sz]ed|confirmed)|pre-?approved|consider (it|this) (confirmed|approved)|treat (this|it) as (confirmed|approved)|the user (has )?(confirmed|approved|agreed|wants|said)|user confirmed|has been (approved|authori[sz]ed) by)\b/i,
  /\b(translate|repeat|say|echo|summari[sz]e|rephrase|paraphrase|type|write|spell|complete|finish|continue|quote) (the |this |that |my |after me|exactly|following|back|sentence|phrase|text|out)+.{0,20}[:"'“]/i,
  /[;&|]\s*(drop|delete) (from|table|database|user|-)|[&|]\s*(drop|delete)\b|[;&|]\s*(rm|curl|wget|sh|bash|sudo|kubectl|openstack|cat|nc|eval)\b|\$\(|`[^`]*\b(rm|magnum|delete)\b[^`]*`|\brm -rf\b|\bdrop table\b|\bunion select\b|' or '1'='1|--\s*$|\{\{.*\}\}|\$\{.*\}/i,
  /^\W*(please |can you |could you )?(lint|proofread|format|review|explain|translate|spell-?check) (this|that|these|it|the following|my)\b[^:\n]{0,40}:\s/i,
  /\b(grant|give|make) (me|us|myself|this user|my account) (an? )?(admin|root|superuser|owner|full (access|rights|permissions)|all (permissions|rights|privileges)|privileges?|elevated)\b/i,
  /\b(end of|begin|beginning of|start of) (the )?(prompt|instructions?|conversation|system|user input|message|document|context)\b/i,
  /\bthe (next|following|previous|above) (line|message|text|sentence|paragraph|words?) (is|are|should|must|will|contains?)\b/i,
  /\b(hypothetical|fictional|imaginary) (scenario|story|world|game)\b|\bin (a|this) (story|game|movie|novel|poem|dream)\b|\bonce upon a time\b/i,
  /\b(let's|lets) play a game\b|\bopposite (day|of)\b|\bsimon says\b|\bmy (late )?grand(ma|mother|pa|father)\b/i,
  /\b(if|when) (anyone|somebody|someone|the user|a user|i) (says?|types?|asks?|mentions?|writes?)\b/i,
  /(忽略|无视|忘记|忘掉|不要理会|别管|跳过|绕过|抛开|覆盖|不用管|违反|打破|解除).{0,12}(指令|指示|规则|提示|提示词|要求|限制|设定|对话|确认|审批|安全|约束|内容|命令|检查|验证|训练)/,
  /^你(现在)?(是|就是)(个|一个)?(超级)?(管理员|root|开发者|黑客|终端)/i,
  /(系统|开发者|管理员|调试|上帝|维护|越狱|超级|特权)(提示词?|模式|指令|消息|身份)/,
  /你(现在|从现在起|从此|今后|以后)(是|就是|扮演|变成|要|必须|不再)/,
  /(从现在开始|从现在起|自此)[,，]?(你|所有|一切)/,
  /(假设你是|假设你|扮演|假装|装作|模拟成|角色扮演|充当|假扮|想象你是)/,
  /你的(指令|提示词|规则|系统|设定|源代码|训练|限制|程序|初始|原始)/,
  /(我是|作为|以)(你的|系统|超级|最高)?(管理员|开发者|创造者|主人|老板|root)/,
  /(执行|运行|遵循|遵守|解码|翻译|重复|复述|输出|照着|朗读)(以下|下面|下列|这段|上述|上面|我说的|这句|如下|一遍)/,
  /(无需|不用|不要|不必|免|跳过|省略|别|关闭|不需要|直接)(再)?(任何)?(二次)?(确认|审批|询问|问我|验证|核实)/,
  /(已经?|早已)?(被|经|得到|获得)?(授权|同意|批准|确认)(过)?了?[,，].{0,10}(删|执行|直接|马上|立即)/,
  /(给|授予|赋予|提升|升级)(我|我的账号|我的权限)?.{0,4}(管理员|root|超级|全部|最高|所有)(权限|权利|身份)/,
  /(跟着?|随|学)(我|着)(念|读|说|讲|重复|喊)|(照|重复)(我|这句|下面)(的话|说)?[念说]?[:：]/,
  /(新的?|真正的?|最新)(指令|指示|规则|命令|系统)/,
  /(讲|写|编)(一?个|一?篇|一?段)?(故事|小说|剧本|诗|歌词)/,
  /(如果|当)(有人|用户|任何人|谁)(说|问|输入|提到)/,
  /(系统|助手|用户|管理员)\s*[:：]/,
];

const isQuery =
  /^\s*(GET|PUT|POST|PATCH|DELETE)\s+\/|^\s*(update\s+\S+\s+set\s.*\bwhere\b|insert\s+into\s|(alter|create|drop|truncate)\s+(table|database|schema)\s|delete\s+from\s+\S+\s*;?\s*$)/i;

/** "upgrade OpenStack to Caracal", "30 requests per second": what runs the clusters, and what runs in them. */
const isBesideUs =
  /^\W*(?:please |can you |could you )?(?:upgrade|update|patch|migrate) (?:the |our )?(?:openstack|magnum|nova|neutron|heat|keystone|cinder|glance)(?: cloud)? (?:to|from)\b|\b(?:requests?|calls|queries|connections) (?:per|a|\/) ?(?:second|minute|hour)\b|\b\d+ ?[rq]ps\b/i;

/** True for a line of another tool, pasted: "openstack coe cluster delete prod". */
export function isOfOtherTool(message: string): boolean {
  if (isQuery.test(message) || isBesideUs.test(message)) return true;
  return /^\s*[$#]?\s*(openstack (coe|server|stack|volume|network)|kubectl|helm|eksctl|terraform) ([a-z-]+ )?(create|delete|remove|update|apply|destroy|scale|resize|rotate|upgrade)\b/i.test(
    message,
  );
}

/** True for a text that tries to trick. */
export function isTrick(message: string): boolean {
  const text = message.replace(/-----BEGIN[\s\S]*?-----END [A-Z ]+-----/g, '').normalize('NFKC');
  return tricks.some((pattern) => pattern.test(text));
}
