import type { NoneReason } from './reading.js';

/**
 * What makes of an order something else, whatever the words before it were read as: for what destroys or acts for others a doubt
 * is a no, as whoever meant it can say it plainly. Each is tried on the whole message, in lower case.
 */
export const doubts: readonly (readonly [NoneReason, RegExp])[] = [
  // What is spared is not what goes: "everything except prod", "除了 prod 都删掉".
  [
    'multiple',
    /\b(except|excluding|besides|apart from|other than|all but|anything but|everything but|nothing but|whichever|whatever)\b/,
  ],
  ['multiple', /\b(delete|remove|destroy|drop|kill|nuke|wipe) not\b/],
  ['multiple', /除了|除外|以外|不是.{0,12}(删|轮换|批)/],
  ['multiple', /\b(delete|remove|destroy|drop|kill|nuke|wipe|approve|deny)\b[^.;!?]* or \b/],
  ['multiple', /(删|批|拒).{0,12}(还是|或者?).{0,8}/],
  // "One worker fewer in ci would save money": what would come of it, and no word that asks for it.
  [
    'hypothetical',
    /^(?!.*\b(please|pls|plz|can you|could you|would you|will you|let'?s|i want|we want|i need|we need|so (scale|add|remove|drop|shrink|grow|cut|take))\b)[^.!?;:]*\b(nodes?|workers?|machines?|fewer|smaller|bigger|larger|less)\b[^.!?;:]*\b(would|could|might|may|should|will|'d|'ll)( (also|only|just|probably|surely|easily|already|not|never|really|certainly|maybe|even|at least))* (save|cost|hurt|break|pay|free|suffice|solve|kill us|make (no|sense|a|the|us|it|things)|speed|cut|reduce|lower|raise|be (enough|plenty|overkill|cheaper|better|wiser|safer|faster|slower|too|a (waste|shame|mistake|relief)))\b/,
  ],
  [
    'hypothetical',
    /^(?!.*(请|帮|麻烦|吧)).*(能|可以|可能|会|就|该)(再)?(省|节省|节约|浪费|多花|少花|更快|更省|够用?了)/,
  ],
  [
    'report',
    /^(?!.*[扩缩加减调升降改设要想让给变增删]).*(个|台)(节点|机器)?[，,]?\s*(已经|就|也|完全)?够(了|用|用了)[。！!\s]*$/,
  ],
  // "Would prod survive on one node?": what somebody wonders, and no word to whoever could do it.
  [
    'hypothetical',
    /^\s*(so |but |and |hm+,? |well,? )?would (?!you\b|u\b|ya\b|someone\b|somebody\b|anyone\b|anybody\b|love\b|like\b|appreciate\b|it be (ok|okay|possible|great|nice)\b|be (great|nice|good|lovely|cool|awesome)\b)/,
  ],
  ['negated', /除非/],
  // "Between two and three", "同意 42 的意见", "delete it all": no number, no request and no cluster.
  ['out-of-scope', /(?<![\w.-])\d+\s?[-~–]\s?\d+\s?[个台]/],
  ['report', /(同意|赞成|支持)\s*\S{1,8}\s*的(意见|看法|观点|说法|想法|建议)/],
  ['multiple', /\b(delete|remove|destroy|drop|kill|wipe|nuke) (it|this|that|them|us) all\b\W*$/],
  // A face that says no, and what is said without meaning it.
  ['negated', /👎|🙅|🚫|❌|⛔|🛑|🤡|🙄/u],
  [
    'report',
    /\bwhat (could|can) (possibly )?go wrong\b|^\s*yeah,? (let'?s|do|just)\b|\b(oh|ah),? (please )?do (delete|remove|destroy|drop|kill)\b|\bi (love|adore|enjoy|live for|can'?t wait for) \w+|\b(nobody|who) needs (customers?|users?|money|sleep|data|backups?|prod(uction)?)\b|\bburn (the |our )?(money|budget)\b|真棒[，,]|又把/,
  ],
  [
    'negated',
    /\b(on|under|in) no (account|circumstances?|conditions?|case|event|way)\b|\bat no (time|point|stage)\b|\bby no means\b/,
  ],
  [
    'hypothetical',
    /\b(dunno|no idea|not sure|unsure|beats me|who knows|or something|or whatever)\b|随便|不确定|拿不准/,
  ],
  ['report', /\b(sing|sings|singing|sang|chants?|chanting|hums?|humming)\b|唱/],
  ['hypothetical', /[真好太多]想(?!要)|早就?该|,? right\s*\?*$|^\s*clear\b(?! out\b)/],
  ['report', /做梦|休想|我(保证|发誓|承诺|答应)|呵呵|嘻嘻|嘿嘿/],
  ['out-of-scope', /'s (spend|spending|costs?|bill|budget|usage|latency|noise|memory|traffic|load)\b/],
  // What is meant is put under a condition behind it.
  [
    'hypothetical',
    /\b(delete|remove|destroy|drop|kill|wipe|rotate|approve|deny|reject|shrink|scale|resize|add|take)\b[^.!?;]*\s(when|once|whenever|as soon as|if|unless|in case|the (moment|minute|second)|should (?!be\b))\b(?! (you'?re|you are) (done|ready|free)| you (get|have) (a )?(chance|time|minute|moment)| you (can|could|please|would)| possible| not| okay| ok\b| that's| it'?s (ok|okay|not too)| (i|we) may)[^.!?;]*$/,
  ],
  // A time of day is no request.
  [
    'out-of-scope',
    /\b(approve|deny|reject|accept|decline)\W+(the |at )?\d{1,2}:\d\d\b|\b(approve|deny|reject)\W+\d{4}-\d\d/,
  ],
  // "Take two off ci and add them to prod": what is taken goes elsewhere.
  [
    'multiple',
    /\b(take|remove|get|drop|move)\b.*\band (add|put|give|move|attach|throw|mix|stir) (them|it|those)\b/,
  ],
  ['out-of-scope', /\broom \d+\b/],
  // Pages that tell of it.
  [
    'out-of-scope',
    /\b(page|article|docs?|documentation|guide|wiki|manual|tutorial|section|chapter|link|runbook|readme)s? (on|about|for|to how|that|which|where)\b/,
  ],
  [
    'negated',
    /\bbut (no|not|alas|sadly|i can'?t|we can'?t|i won'?t|we won'?t)\b|\b(told|answered|said to) (\w+ ){0,2}no\b/,
  ],
  // Of who does it, of whoever would, of oneself.
  [
    'report',
    /\b(people|someone|somebody|those|anyone|anybody|folks|engineers?|colleagues?|a person|men|women) who\b|\bmyself\b/,
  ],
  [
    'report',
    /^\s*(just )?let me (delete|remove|destroy|drop|kill|wipe|rotate|shrink|scale|resize|approve|deny)\b/,
  ],
  [
    'smalltalk',
    /\b(delete|remove|destroy|drop|kill|scale|resize|shrink|rotate|approve|wipe) (me|us|him|her|yourself|myself)\b(?! (the|a|an|my|our|this|that|cluster|template|node|all|both|\S+-)\b)/,
  ],
  ['report', /\b(stays?|stayed|remains?|remained|sits|sat|stands|stood|holds|hovers) at\b/],
  [
    'report',
    /(?<!因为.*)(保持|现在|目前|一共|总共|共有|只有|还有|仍有|有)\s*(\d+|[一二两三四五六七八九十]+)\s*(个|台)(?!.*([扩缩加减调升降改设要想让给变增]|不够))/,
  ],
  ['hypothetical', /提醒我们?(去)?(删|扩|缩|轮换|批|升级)/],
  // Of programs.
  ['report', /^\s*(while|for|until|if|do|try|unless|foreach)\b[^.!?]*[;:{]|^\s*[!+~$%&*^][a-z]/],
  ['report', /(?<!\b(number|count|size)\b.*)\b(is|are|was|were|not) to be \w+(ed|n)\b|\bbe my guest\b/],
  ['negated', /\bin (your|my|his|her|our|their) (mind|head|heart|dreams?|imagination|sleep)\b/],
  ['multiple', /\b(delete|remove|destroy|drop|kill|wipe)\b[^.;!?]*[\w-]\*/],
  // What would come of it, and what would be better.
  [
    'hypothetical',
    /\band (they|he|she|you|we|it|somebody|someone)('ll| will|'d| would) (just|only|simply|probably|surely|be|never)\b|与其/,
  ],
  // Taken back in the same breath.
  [
    'negated',
    /\b(delete|remove|destroy|drop|kill|nuke|wipe|rotate|approve|deny|rm)\b.*\b(keep (it|them|that)|leave (it|them|that)|second thoughts?|hold on|hang on|(?<!no )wait|nah|nope|just kidding|changed my mind|not yet|don'?t(?! (\w+ )?(need|use|want|require)\b)|disregard (that|it|this)|ignore (that|it|this)|strike that|scratch that|cancel that|forget (that|it))\b/,
  ],
  ['negated', /(删|轮换|批|拒|缩|移除).*(留着|等一下|等等|先别|别删|还是别|算了|开玩笑|保持原样|不用了)/],
  [
    'negated',
    /\b(undo|revert|cancel|abort|stop) (the |this |that )?(delet|remov|destr|rotat)|撤销|取消.{0,8}删/,
  ],
  // Somebody's words, and what such words were.
  [
    'report',
    /[!?,.–—-]\s*["”']?\s*(said|says|joked|quipped|cried|laughed|sneered|mumbled|announced|grumbled|muttered|whispered|shouted|yelled|screamed|replied|answered|insisted|begged|demanded|growled|snapped|barked|sighed|moaned|roared|murmured|repeated|squawked|hissed|groaned|quoth|wrote|sang|typed) (the|a|an|our|my|his|her|their|some\w*|one|\w+\W*$|\w+,)/,
  ],
  [
    'report',
    /^\W*(delete|remove|destroy|drop|kill|wipe|nuke|rotate|approve|deny|reject|shrink|scale|resize)\b[^,;.!?–—]*(?<!\b(which|that|it|and|because|as|since|who|what))\s(was|is) (the|his|her|their|my|our|what)\b/,
  ],
  [
    'negated',
    /^[^,;.!?]*\b(nobody|no one|no sane \w+)\b(?![^,;.!?]*\b(so|and|please|just)\b)[^,;.!?]*\b(delete|remove|destroy|drop|kill|wipe|nuke|rotate|approve|deny|reject|shrink|scale|resize)\b/,
  ],
  [
    'report',
    /\b(somebody|someone|people|everybody|everyone|a (man|woman|guy)) (shouting|yelling|screaming)\b/,
  ],
  ['report', /[?？].{0,12}(做过|换过|删过|批过|缩过|轮换过|做完|办完)/],
  ['hypothetical', /^\s*等.+(就|再|才).{0,8}(删|缩|轮换|批)/],
  // Told, and not asked.
  [
    'report',
    /^[^,;.!?–—]*\b(finished|completed|succeeded|ended|went (through|well|fine|smoothly))\b[^,;.!?]*\b(ago|yesterday|earlier|already|today|this (morning|afternoon|week)|last (night|week|\w+day))\b/,
  ],
  [
    'report',
    /\b(delet\w*|remov\w*|destr\w*|rotat\w*) (of \S+ )?(failed(?! (cluster|one|bay|node))|fails|failing|took|takes|is stuck|errored|hung)\b|\bdelete of\b/,
  ],
  [
    'report',
    /\b(unable|failing|failed|trying|tried|struggl(ed|ing)|managed) to (delete|remove|destroy|rotate|approve)\b/,
  ],
  [
    'report',
    /(删除?|轮换|批准?)[^,，。]{0,14}(失败|出错|报错|超时|卡住)|(已经?|刚刚?|正在)(被)?(删|轮换|批)|删除?[^,，。]{0,10}中\s*$/,
  ],
  [
    'report',
    /差点|险些|已经?被?(批准|通过|拒绝|删|轮换)|批准了\s*\d|批了吗|批了没|^\s*\S+\s*[>＞]\s|\bis what \w+ (wants?|said|asked)\b/,
  ],
  [
    'report',
    /\b(say|type|write|typing|typed|wrote|enter|the command is)\s+["'`]?(delete|remove|destroy|approve|rotate)\b|命令是|输入.{0,4}删/,
  ],
  [
    'report',
    /\b(scaling|resizing|removing|deleting|destroying|shrinking|rotating)\b.*\b(fails|failed|hung|hangs|errors|errored|breaks|broke|is slow|was slow|(times|timed) out|(did|does)( not|n'?t) work)\b|\b(remove|delete|destroy|rotate) (is|was|button|does|did|isn'?t|doesn'?t)\b/,
  ],
  // Said in a story, a poll or a dare, or of what it would save.
  [
    'report',
    /\b(goes|went)\s*[,.:"“”]|\b(was|were) like\s*[,:"“”]|\b(whisper|murmur|mutter|shout|yell|scream|sigh|gasp|hiss|growl)(s|ed)\b|\b(chapter|verse|episode|scene|act) \d|\b(story|tale|tutorial|lesson|poem|lyrics|legend) (of|in|about|on)\b|^\s*(poll|vote|survey|quiz)\b[^:]{0,12}:|\/ ?keep\b/,
  ],
  [
    'report',
    /小说|低声|台词|剧本|据传|据说|听说|看着呢|^\s*(谢谢|感谢|多谢|辛苦)(你|您|大家|你们)?(帮|把|昨天|刚才|上次)/,
  ],
  ['report', /(删|缩|批|轮换|扩).{0,20}比.{0,20}(麻烦|容易|难|简单|快|慢|贵|便宜|安全|好|危险)/],
  [
    'hypothetical',
    /\b(like|love) to see (you|him|her|them|anyone|anybody|somebody|someone) (try|do)\b|\bdare (you|anyone|anybody)\b|\b(would|could|might) (save|cost|break|cause|mean|free)\b/,
  ],
  [
    'hypothetical',
    /凭什么|谁说的|真的假的|不会吧|何必|干嘛|能省|省多少|要不是|(删|批|拒|驳|轮换|撤销)(?!.*(请|麻烦|帮|劳驾|可否|能否|能不能|好不好|行不行|可以|吗|吧))[^。！!？?]*[？?]\s*$/,
  ],
  [
    'negated',
    /\bnot\s*!+\W*$|^\s*no \w+ing\b|\bn0t (delete|remove|destroy|drop|kill|nuke|wipe|rotate|approve|deny|reject|shrink)\b/,
  ],
  [
    'report',
    /^\s*(cutting|dropping|taking|shrinking|scaling|removing|deleting|destroying|reducing|trimming|bringing|killing|wiping)\b/,
  ],
  [
    'report',
    /\b(get|have|let|make|ask|tell|beg|remind) (the|our|my|your|their|some) (\w+ ){1,2}(to )?(delete|remove|destroy|drop|kill|shrink|scale|rotate|approve|deny|reject)\b/,
  ],
  [
    'report',
    /\b(?!i |we |you )\w+ (wants?|wanted|needs?|expects?) \S+ (deleted|removed|destroyed|dropped|killed|gone|shrunk|scaled|rotated|approved|denied|rejected)\b/,
  ],
  ['negated', /[,;] ?undo\b/],
  ['report', /^\s*(\/\/|\/\*|<!--|#\s|--\s|;;)/],
  [
    'out-of-scope',
    /\bgroup('s|s)? (chat|photo|picture|description|call|name|channel|meeting|mail)\b|\b(noise|priority|description|expectations?|severity)\b|\b(cut|trim|drop|remove|take|shave) (\w+ )?(minutes?|hours?|seconds?|sentences?|words?|lines?|pages?)\b/,
  ],
  ['hypothetical', /了(吗|没|没有)\s*[?？]?\s*$|该.{0,6}(删|轮换|批|缩|换).{0,6}了?(吧|呀|啊)?\s*[?？]/],
  [
    'report',
    /\b(oh|ha),? (what a )?(great|brilliant|wonderful|fantastic|lovely|perfect|bright) (idea|plan)\b|\bgenius\W*$/,
  ],
  ['hypothetical', /真希望|但愿|巴不得|恨不得|要是.{0,12}就好/],
  [
    'report',
    /\b(chore|feat|fix|refactor|revert|docs|test|build|perf|style)(\([^)]{1,20}\))?!?: |\bgit log\b/,
  ],
  ['hypothetical', /够.{0,4}(吗|么|不够)|[扛撑]得住(吗|么|不)|合适(吗|么|还是|不)/],
  ['report', /(挺好|正常|稳定|好好的|没问题|没事|在用)[^。！]{0,6}[，,].{0,8}(删|销毁)/],
  // "ci: delete pending": how an operation is; "… was the plan": an order that is spoken of.
  [
    'report',
    /^\s*[\w.-]+: (delete|remove|scale|scale down|shrink|rotate|resize|approve|deny)\w* (pending|stuck|in progress|complete[d]?|done|ongoing|queued|running|blocked|waiting)\b/,
  ],
  [
    'report',
    /(?<!\b(?:it|that|this) )\b(was|were) (just )?(the|my|our|his|her|their|a) (\w+ )?(thought|plan|idea|typo|mistake|proposal)\b/,
  ],
  [
    'report',
    /(删|缩|批|拒|轮换).{0,14}是(个|一个|一次)?(错误|误操作|失误|笔误|玩笑)|^\s*(工单|单子|ticket)\s*#?\d*\s*[:：]/,
  ],
  ['out-of-scope', /\b(kill|squash|drop) the (rumou?r|idea|plan|meeting|topic|talk|story|joke)\b/],
  // A rule, and what somebody commits.
  [
    'report',
    /(规定|制度|规矩|政策|规范|流程|守则)[^，。,]{0,8}[:：]|(删|缩容?|批|轮换|扩容?)\S{0,4}(必须|要先|得先|都要|一律|须)/,
  ],
  ['report', /^\s*\[?patch\b[^\]]*\]|^\s*\[[^\]]{1,20}\] ?[\w./-]+: /],
  ['out-of-scope', /旋转|转.{0,3}度/],
  ['out-of-scope', /批.{0,3}\d+\s*(天|日|小时|元|块|万|人|份)|打.{0,3}分|评分/],
  ['out-of-scope', /\bscales? (of|from) \d+ (to|through|-) \d+/],
  // "asked to nuke ci", "the error was: reject request 12".
  [
    'report',
    /^\s*(?!need|want)\w{2,}(ed|ing) to (delete|remove|destroy|drop|kill|nuke|wipe|rotate|approve|deny|reject)\b/,
  ],
  [
    'report',
    /\b(was|were|mentions?|mentioned|reads)\s*:\s*(delete|remove|destroy|drop|kill|nuke|wipe|rotate|approve|deny|reject)\b/,
  ],
  ['negated', /\b(no wait|wait|no|sorry|actually|but),? not [\w.-]+[.!]*\s*$/],
  [
    'negated',
    /\b(i|we) (refuse|object|disagree|decline to)\b|\bwhat (i|we|nobody|no one) (do not|don'?t|does not|never) want\b|\bdo nothing\b|\b(joking|kidding)\b|\bwrong (window|channel|tab|chat|thread|room)\b|\bnot on my watch\b|\b(i|we) (retract|withdraw|take back) (that|it|this)\b|\bignore me\b|\b(i|we) mis(read|typed|spoke|clicked)\b|\bno (chance|way)\b|\bfat chance\b/,
  ],
  // What stands on paper, or in somebody's mail.
  ['report', /^\s*((re|fwd?|aw|wg) ?: ?)+/],
  [
    'report',
    /\b(notes?|memo|sticky|post-it|e?mails?|letter|tickets?|sign|whiteboard|comments?|subject|wrote|writes|headline|transcript)\b[^:.;!?]{0,40}: /,
  ],
  ['negated', /\bout of the question\b|\?\s*no way\b|没有想/],
  ['hypothetical', /^\s*(explain|preview|simulate)\b|^\s*(预览|模拟|请?打印|请?打出|正想)/],
  ['report', /\b(they|he|she|everyone|everybody|someone|somebody|people) (said|say|says|claim(s|ed)?)\b/],
  [
    'report',
    /\b(tell|ask|remind|beg|get|warn) (?!me\b|us\b)[a-z]+ (not )?to (delete|remove|destroy|drop|kill|shrink|scale|rotate|approve|deny|reject)\b/,
  ],
  // "Should the budget be frozen, deny 96": an "if" without the word.
  ['hypothetical', /^\s*(should|were|had) (?!(we|i|you) )[^,.;?!]{3,60}, /],
  [
    'hypothetical',
    /\b(provided|assuming|supposing|given|on condition|so long as|as long as)( that)? .{3,}(,| then )/,
  ],
  // Of other things by the same words.
  [
    'out-of-scope',
    /\b(from|out of|off) (my|the|our|this|that) (view|list|report|dashboard|screen|channel|page|sidebar|overview|chart)\b|从.{0,6}(列表|视图|报告|名单|页面)/,
  ],
  [
    'out-of-scope',
    /\bdelet(e|ion) (protection|policy|log|marker|button|form|history)\b|\bthe (file|branch|folder|directory|pod|namespace|user|record|row|message|line) \S+/,
  ],
  ['out-of-scope', /\bremove the cluster from\b/],
  ['hypothetical', /\bdry[- ]?run\b/],
  // "delete prod and I quit", "lol delete prod".
  [
    'hypothetical',
    /\b(and|or) (i|you|we|he|she|they)('m|'re|'s|'ll|'d| will| would| am| are| is)? (quit|scream|leave|walk|sue|resign|cry|die|riot|fired|gone|out|dead|sacked|toast)\b/,
  ],
  ['negated', /\b(lol|lmao|rofl|haha+|hehe+|jk|j\/k)\b|哈哈|笑死|嘿嘿/],
  [
    'out-of-scope',
    /\b(of|(delete|remove|destroy|drop|kill|wipe|erase|rotate) (the )?\S+ (in|from)) (the|a|an|our|my|your|this|that) (quota |status |weekly |monthly )?(docs?|slides?|deck|wiki|report|list|page|file|diagram|readme|article|spreadsheet)\b/,
  ],
  [
    'negated',
    /\b(it|that|this)('s| is| was) (just |only )?(a )?(joke|test|drill|mistake|typo|bluff|prank)\b|\b(as if|yeah right|april fools?|psych|gotcha|not really|in your dreams|over my dead body)\b/,
  ],
  // "ci 升级完就删 demo": put off until something else is done.
  [
    'hypothetical',
    /(升级|创?建|跑|更新|测试?|部署|迁移|备份|看|搞|弄|查|扩容?|装)(完|好)(成)?((以|之)?后)?(了(?=[就再才])|(?!了))\s*(就|再|才|把|删|轮换|批|缩|拒|减)/,
  ],
  ['negated', /不着急(?![，,。])/],
  // How many there are, told without a verb.
  [
    'report',
    /\b(only|just) (\d+|one|two|three|four|five) (nodes?|workers?|machines?)( are| is)? (left|up|on|in|at|running|alive|remaining)\b|\b(\d+|one|two|three|four|five) (nodes?|workers?|machines?) (gone|missing|lost|down)\b|: minus \w+ nodes? (since|this|over|last)\b|\b(nodes?|workers?|machines?)\W*(!\?|\?!)/,
  ],
  [
    'report',
    /^[\w.-]+:? (is |now |currently |still )?at (\d+|one|two|three|four|five) (nodes?|workers?|machines?)\W*$/,
  ],
  ['report', /[只就仅]剩|仅余|^(?!.*[把让请吧帮]).*变[成为]\s*[\d一二两三四五六七八九十]/],
  [
    'report',
    /^(?!.*([把让请吧帮]|麻烦)).*[缩减降少]容?[到成至了]?\s*[\d一二两三四五六七八九十]+\s*[个台]?(节点|机器)?了|已(经|被)?(批|驳|拒|同意|删|缩|轮换|换|减|设[成为]|改[成为]|调到|销毁)(?!.*([请把帮吧]|麻烦))/,
  ],
  ['report', /证书(都|刚)?(换|轮换)(好|完|过)?了\s*[。！!]?\s*$|快.{0,3}[删缩换批]了|销毁了\s*[。！!]?\s*$/],
  ['report', /(批准|同意|驳回|拒绝)\s*#?\d+\s*号?(申请|请求)?了|(原来|原先|以前|之前)(是|设)/],
  [
    'report',
    /^(ca )?(rotat\w*|delet\w*|scal\w*|resiz\w*|shrink\w*) .*\b(finished|completed|succeeded|failed|aborted|timed out)\W*$/,
  ],
  // What is drawn, counted or said, by the same words.
  [
    'out-of-scope',
    /\b(delete|remove|take|drop|shrink|scale|cut|kill)\b[^,.;]*\b(in|from|into|off) (the|my|our|this|that|a) (diagram|deck|report|slides?|poster|drawing|docs?|wiki|presentation|picture|mock-?up|spreadsheet|whiteboard|sketch)\b|\bas an example\b|\bbullet points?\b|\bt-shirts?\b|\brequests per\b|\b\d+'s \w/,
  ],
  [
    'out-of-scope',
    /\b(delete|remove|get rid of|cut|shrink|reduce|scale|drop|kill|lower) (down )?(the )?[\w.-]+('s)? (warnings?|costs?|images?|matrix|alerts?|logo|timeouts?|noise|pipelines?|builds?)\b(?!-)/,
  ],
  [
    'out-of-scope',
    /\b(tear down|destroy|break down|crush) (the |this |that )?(silos?|walls?|competition|barriers?)\b|\b(delete|remove|drop|kill) (the|that|this|your|ur|my) (things?|thought|account|idea|word)\b/,
  ],
  ['report', /\bthe (best|easiest|fastest|surest) way to\b|\band (then )?we can all\b/],
  ['negated', /\b(nack|nak|veto|abort|cancel)\b.*\b(scal\w*|delet\w*|resiz\w*|shrink\w*|rotat\w*)\b/],
  [
    'out-of-scope',
    /\b(approve|deny|reject)\W+(the |a )?\d+ ?(%|percent\b|of (them|those|these|us)\b|people\b)|(批准?|同意|拒绝|驳回)\s*\d+\s*(个人|号(?!\s*([申请工单，,。！!吧]|的[申请]|$)))/,
  ],
  [
    'out-of-scope',
    /(cpu|gpu|内存|存储|磁盘|网络|带宽|\bram|memory)\s*的?(配额|quota)|(删|干掉|去掉|清掉|清理).{0,16}(任务|租户|标签|日志|流水线)|(任务|租户|标签|日志|流水线)(删|干掉|去掉|清)|超时.{0,4}[减缩降改]/,
  ],
  ['hypothetical', /[行好够]了?[吗么]\s*[?？]?\s*$|够了吧/],
];
