/**
 * What sounds like an order to destroy, to shrink or to act for others and is none, and beside it plain orders in the same
 * words: what a reader must tell apart by more than its verb.
 */
const none = (reason, say) => ({ slots: { reason }, say, count: 80, tries: 200, tags: ['hostile'] });
const order = (slots, say, count = 60) => ({ slots, say, count, tries: 3 * count, tags: ['contrast'] });

const kill = '(delete|remove|destroy|kill|drop|tear down|nuke|get rid of|wipe|scrap)';
const killed = '(deleted|removed|destroyed|killed|dropped|torn down|nuked|wiped)';
const killing = '(deleting|removing|destroying|killing|dropping|tearing down|nuking|wiping)';
const act = `(${kill} {cluster}|${kill} the {cluster} cluster|rotate the (CA|ca) of {cluster}|approve (request |){request}|(deny|reject) (request |){request}|shrink {cluster} to {n}|scale {cluster} down to {n}|remove {n} nodes from {cluster}|${kill} node group {nodegroup} of {cluster}|${kill} template {template}|set the quota of {project} to {n})`;

export const hostileEnglish = {
  none: [
    none('multiple', [
      `${kill} (everything|all clusters|all of them|every cluster|them all) (except|but|apart from|besides|other than|excluding|save for|minus) {cluster}`,
      `${kill} (anything|whatever|all) (but|that is not|except) {cluster}`,
      `(approve|deny|reject) (all|everything|every request) (except|but|apart from) {request}`,
      `${kill} {cluster} or {cluster2}(, whichever is older|, you choose|, I don't mind which|)`,
      `either ${kill} {cluster} or scale it to {n}`,
      `${kill} whichever cluster is (failed|idle|oldest|biggest|not used)`,
    ]),
    none('negated', [
      `${act}(, | - |... |. )(actually|hmm|wait|no wait|oh|on second thought|sorry) (keep it|leave it|don't|no|not yet|scratch that|forget it|never mind|let it be|let's not)`,
      `${act}(? |, )(nah|nope|no way|never|no|not today|I'd rather not|just kidding|joking|haha no)`,
      `${act}, (hold on|hang on|stop|wait)(, wait|, not yet|!|)`,
      `(undo|revert|cancel|abort|stop|halt|interrupt|call off) (the |)(deletion|removal|rotation|approval|shrinking|teardown) of {cluster}`,
      `(avoid|refrain from|hold off on|skip|quit|no|without) ${killing} {cluster}`,
      `(keep|save|spare|protect|preserve|leave) {cluster}(, do not touch it|, whatever happens| and its nodes|)`,
      `(nobody|no one|none of you) (should|may|must|is allowed to|gets to) ${kill} {cluster}`,
      `${kill} {cluster} (is|would be|was) (a bad idea|wrong|out of the question|a mistake|not an option|off the table)`,
      `under no circumstances ${act}`,
      `(make sure|ensure|see to it|check) (that |)(nobody|no one|nothing) ${kill}s {cluster}`,
      `(you|we|they) (can't|cannot|can not|mustn't|shouldn't) ${act}`,
      `the opposite of ${act}`,
    ]),
    none('report', [
      `(unable|failing|failed|trying|tried|struggled|managed|refusing|forgot|about|happy|supposed|going|scheduled|asked|told) to ${act}`,
      `(delete|deletion|removal|rotation) of {cluster} (failed|timed out|took (ages|forever|an hour)|is stuck|hangs|worked|went fine|was quick|got rejected)`,
      `{cluster} (was|got|has been|had been|will be|is being) (accidentally |already |just |)${killed}( by {project}|yesterday| last night| again|)`,
      `(bob|alice|my boss|the customer|somebody|ops|the script|a bot|security) (wants|asked|told us|said|wrote|decided|insists|begged) (us |me |)to ${act}`,
      `(bob|alice|mallory|boss)(>|:| says:| wrote:| ->) ${act}`,
      `(say|type|write|print|echo|repeat|post|enter|paste) (the words |the command |)${act}`,
      `the (command|button|runbook|ticket|docs|checklist|email|script|alert|title|error) (is|says|said|reads|was|mentions)(:|) ${act}`,
      `${act} is what (bob|alice|he|the ticket|the runbook|my boss) (wants|said|asked for|says|typed)`,
      `(I|we|he|they|she) (almost|nearly|accidentally|just|already|finally|never|once) ${killed} {cluster}`,
      `(after|before|while|since|when) (we|I|they|you) ${killed} {cluster}(, things got better| it was slow|, alerts fired|)`,
      `{cluster} (lost|is missing|is short of|dropped|is down|shrank by) {n} nodes`,
      `request {request} (was|is|has been|got) (approved|denied|rejected)( already| by bob| yesterday|)`,
      `${killing} {cluster} (took|takes|failed|is|was|broke|costs) (ages|forever|again|slow|hard|the build|money)`,
      `thanks for ${killing} {cluster}`,
      `(sorry|apologies) (for|about) ${killing} {cluster}`,
    ]),
    none('hypothetical', [
      `(if|unless|once|as soon as|in case|whenever|until) (the tests are done|it is idle|nobody objects|bob agrees|we get the budget|it is friday), ${act}`,
      `${act} (if|unless|once|when|as soon as|after) (the tests are done|it is idle|nobody objects|bob agrees|we have a backup|it is friday|I say so)`,
      `(what|who|when|why) (would|could|might|should|does) ${act}`,
      `(is|would it be|was) it (ok|safe|smart|possible|wise|allowed|cheaper|quicker) to ${act}(?|)`,
      `(suppose|imagine|assume|say|pretend|let's say) (we|I|you|someone) ${act}`,
      `(dry run|dry-run|simulate|rehearse|preview): ${act}`,
      `(thinking about|thinking of|considering|wondering about|debating|planning on|toying with) ${killing} {cluster}`,
      `(tomorrow|next week|tonight|on monday|later|at 5pm|in an hour|some day)(,|) ${act}`,
      `${act} (tomorrow|next week|tonight|on monday|later|at 5pm|in an hour|some day)`,
      `(should|shall|must) (we|I) ${act}(?|)`,
      `(is anyone|who is|is somebody|are you) (allowed to|going to|able to) ${act}`,
    ]),
    none('out-of-scope', [
      `(delete|remove|drop|erase|wipe) the (file|folder|branch|pod|namespace|deployment|database|table|volume|image|log|backup|user|tag|ticket|message|entry|line|dashboard|repo|bucket|record) (called |named |)(of |in |on |from |){cluster}`,
      `(remove|take|drop|hide|strike|delete) {cluster} (from|out of|off) (my|the|our|this|that) (view|list|report|dashboard|screen|page|sidebar|chart|calendar|agenda|wiki|spreadsheet|slide|invoice|rota)`,
      `(remove|delete|drop|kick) (bob|alice|my account|the intern|this user) from {cluster}`,
      `(approve|reject|deny|accept) (my|the|this|bob's|that) (pull request|merge request|PR|leave|vacation|invoice|expense report|timesheet|design|change request|patch)`,
      `(approve|reject) PR (#|){request}`,
      `{cluster} (delete|deletion) (protection|policy|marker|lock|button|log|history|hook|form)`,
      `(kubectl|helm|terraform|openstack server|eksctl|docker|gcloud) (delete|remove|rm|destroy) {cluster}`,
      `(rotate|turn|flip) the (picture|image|screen|logs|logfile|log files|password|api key|ssh key|on-call rota|map) (of|for|on|in) {cluster}`,
      `(shrink|reduce|lower|cut|trim) the (bill|cost|latency|noise|log volume|image size|font|timeout|risk|number of alerts|backlog|memory) (of|for|on|in) {cluster}`,
      `(kill|stop|end|drop) the (process|job|session|query|rumour|discussion|meeting|build|test|music|pipeline) (on|in|about|of) {cluster}`,
      `(scale|size|cut) (down |)(the|our|my) (ambitions|team|deployment|replicas|pods|picture|budget) (of|for|in|on) {cluster}( to {n}|)`,
      `the word(s|) ${act}`,
      `(spell|translate|explain|define|pronounce|rhyme with) ${act}`,
    ]),
  ],
  'cluster-create': [
    order({ name: '{name}' }, [
      '(create|make|build|deploy|launch) (cluster |a cluster called |a cluster named |){name}',
    ]),
  ],
  'cluster-delete': [
    order(
      { clusters: ['{cluster}'] },
      [
        `${kill} {cluster}(, nobody needs it any more|, it is not used|, the course is over|, we are done with it|, thanks|, it costs too much| for good| now| right away| please|)`,
        `(could|can|would) you (please |)${kill} {cluster}?`,
        `would you mind (deleting|removing) {cluster}?`,
        `(please |could you |can you |go ahead and |)${kill} (the |my |our |)(cluster |old cluster |failed cluster |broken cluster |){cluster}`,
        `(the project is over|tests are done|we moved off it|it is idle)(, |. )(so |)(please |)${kill} {cluster}`,
        `{cluster} (is no longer needed|is broken|has failed)(, |. )(please |)${kill} it`,
        '(I want|we want|I need) {cluster} gone',
        '{cluster} can (go|be deleted)',
        'put {cluster} out of its misery',
        `(don't|do not) (touch|delete|remove) {cluster2}(,| but|, but|;) (please |)${kill} {cluster}`,
      ],
      60,
    ),
    order({ clusters: ['{cluster}', '{cluster2}'] }, [
      `${kill} {cluster} and {cluster2}(, both are idle|, please| now|)`,
      `(please |)${kill} (clusters |the clusters |both |){cluster}(,| and) {cluster2}`,
    ]),
  ],
  'nodegroup-delete': [
    order({ cluster: '{cluster}', nodegroup: '{nodegroup}' }, [
      `${kill} (the |)(node group|nodegroup|pool) {nodegroup} (of|from|in) {cluster}(, it is idle|, please| now|)`,
      `${kill} {nodegroup} (from|of|in) {cluster}`,
    ]),
  ],
  'cluster-template-delete': [
    order({ clusterTemplates: ['{template}'] }, [
      `${kill} (the |)(template|cluster template) {template}(, it is outdated|, nobody uses it|, please| now|)`,
    ]),
  ],
  'ca-rotate': [
    order({ cluster: '{cluster}' }, [
      `(rotate|renew|replace) the (CA|certificates|certs|ca) (of|for|on) {cluster}(, a laptop was stolen|, it leaked|, please| now|)`,
      `(please |could you |)(rotate|renew) {cluster}'s (CA|certificates|ca)`,
      'rotate (the |)(ca|CA|certificate authority) (of|for) {cluster}',
      '(we leaked a key|a key leaked|our laptop was stolen|an intern posted our key)(: |, |. )(please |)rotate the CA of {cluster}( right away| now| please|)',
      '(could|would|can) you (please |)(rotate|renew) the CA (of|on|for) {cluster}?',
    ]),
  ],
  approve: [
    order({ request: '{request}' }, [
      `(approve|accept|grant|ok) (request |#|){request}(, looks fine|, please|, thanks| for me| now|)`,
      `(request |#){request} is (fine|good|ok)(, |. )(please |)approve it`,
      '(could|can|would) you (please |)(approve|accept) (request |#){request}?',
    ]),
  ],
  deny: [
    order({ request: '{request}' }, [
      `(deny|reject|decline|refuse|turn down) (request |#|){request}( please| now|)`,
    ]),
    order({ request: '{request}' }, [
      `(deny|reject|decline) (request |#|){request}(,|:| -) (too expensive|no budget left)`,
    ]),
    order({ request: '{request}', reason: 'it is too expensive' }, [
      `(deny|reject|decline|refuse) (request |#|){request}(,|) because it is too expensive`,
    ]),
  ],
  'quotas-update': [
    order({ project: '{project}', hardLimit: '{n}' }, [
      '(set|change|update) the (quota|limit) of (project |){project} to {n}',
      "set {project}('s|) quota to {n}",
    ]),
  ],
  'cluster-resize': [
    order({ cluster: '{cluster}', nodeCount: '{n}' }, [
      `(shrink|scale|cut|reduce|trim|bring) {cluster} (down |)to {n}( nodes|)(, load is low|, nights are quiet|, please| now|)`,
      `(load is low|it is quiet)(, |. )(please |)(scale|shrink|reduce) {cluster} to {n} nodes`,
    ]),
    order({ cluster: '{cluster}', nodeCountChange: '-{n}' }, [
      `(remove|drop|take away|take|cut) {n} (nodes|workers) (from|off) {cluster}(, it is idle|, please| now|)`,
      `(shrink|reduce|scale down) {cluster} by {n}( nodes|)(, please|)`,
    ]),
    order({ cluster: '{cluster}', nodesToRemove: ['{node}'] }, [
      `(remove|drop|kick|take|get rid of) (node |the node |){node} (from|in|out of) {cluster}(, please| now|, it is sick|)`,
      `{cluster}: (remove|drop|get rid of) node {node}`,
    ]),
  ],
};

const shan = '(删除|删掉|删了|干掉|销毁|移除|清理掉)';
const zuo =
  '(删除 {cluster}|把 {cluster} 删了|删掉集群 {cluster}|批准 {request}|拒绝 {request}|轮换 {cluster} 的 CA|把 {cluster} 缩到 {n} 个节点|从 {cluster} 移除 {n} 个节点|删除 {cluster} 的节点组 {nodegroup}|删除模板 {template}|把 {project} 的配额设为 {n})';

export const hostileChinese = {
  none: [
    none('multiple', [
      `(除了|除) {cluster} (都|全都|其他的都|以外都|之外全)${shan}`,
      `${shan}(除了|不是) {cluster} 的(所有|其他)集群`,
      `删 {cluster} (还是|或者|或) {cluster2}`,
      `要么删 {cluster} 要么删 {cluster2}`,
    ]),
    none('negated', [
      `${zuo}(，|,|。)(还是|等等|算了|哦不|不对)(别|不要|不用|先不)(了|删了|动)`,
      `${zuo}(，|,)(算了|等一下|等等|开玩笑的|先别|慢着|停)`,
      `(取消|撤销|中止|停止|终止|叫停)(对 |){cluster} (的|)(删除|缩容|轮换)`,
      `(绝对|千万|一定|谁都|任何人都)(不要|不能|不许|别)${zuo}`,
      `(保留|留着|别动|不要碰) {cluster}`,
      `(不是|并不是|没有)(要|想|让你)${zuo}`,
      `删 {cluster} (不行|是不行的|是个坏主意|不合适|免谈)`,
    ]),
    none('report', [
      `{cluster} (删除|缩容|轮换)(失败|超时|报错|卡住|出错)(了|)`,
      `(没法|无法|不能|没能|试着|尝试|差点|险些|忘了)${zuo}`,
      `{cluster} (已经|刚刚|已|刚|正在|昨天)(被|)(删|删除|删掉)(了|)`,
      `(老板|小王|客户|运维|有人|领导)(说|要|让我|要求|想|叫我们)${zuo}`,
      `(命令|工单|文档|按钮|脚本|邮件|报错)(是|写着|里写的是|上说)(：|:|)${zuo}`,
      `(小王|bob|老板)(：|:|>)${zuo}`,
      `(请|)(说|输入|打出|念|复述|翻译|打印)(：|:|)${zuo}`,
      `{cluster} (掉了|少了|丢了|挂了) {n} 个节点`,
      `{request} (已经|已|被|刚)(批准|拒绝|通过)(了|)`,
      `感谢你删了 {cluster}`,
    ]),
    none('hypothetical', [
      `(如果|要是|假如|等|等到)(没人反对|测试完了|空闲了|老板同意|备份好了)(，|)(就|再|)${zuo}`,
      `${zuo}(会怎样|会怎么样|可以吗|安全吗|行不行|要紧吗|有风险吗)`,
      `(明天|下周|今晚|晚点|以后|周一|一小时后)${zuo}`,
      `(该不该|要不要|是否应该)${zuo}`,
      `(在考虑|考虑|打算|计划|正想|犹豫要不要)${zuo}`,
      `(模拟|演练|预览|试运行)(一下|)${zuo}`,
    ]),
    none('out-of-scope', [
      `(删除|删掉|清空) {cluster} (里的|上的|的)(文件|日志|数据库|命名空间|容器|镜像|备份|用户|分支|消息|标签)`,
      `(把|将) {cluster} 从(列表|报告|视图|页面|看板|名单|日历)(里|中|上)(删除|移除|去掉|拿掉)`,
      `(批准|拒绝|通过)(我的|这个|他的)(请假|合并请求|报销|发票|方案|补丁)`,
      `(旋转|轮换) {cluster} 的(图片|日志|密码|值班表)`,
      `(降低|减少|缩减) {cluster} 的(费用|延迟|噪音|日志量|告警|风险)`,
    ]),
  ],
  'cluster-delete': [
    order(
      { clusters: ['{cluster}'] },
      [
        `(请|帮我|麻烦|)(把 {cluster} (删了|删掉|删除)|删除 {cluster}|删掉集群 {cluster}|销毁 {cluster})(，没人用了|，课程结束了|，谢谢|吧|)`,
        `(别动 {cluster2}|{cluster2} 别动|别删 {cluster2}|{cluster2} 留着)(，|,)(请|)(删|删除|删掉) {cluster}`,
        `{cluster} (不用了|没人用了|坏了)(，|,)(请|)(把它|)(删了|删掉|删除)(吧|)`,
      ],
      40,
    ),
    order({ clusters: ['{cluster}', '{cluster2}'] }, [`(请|)(删除|删掉) {cluster}( 和 |、){cluster2}`]),
  ],
  'cluster-template-delete': [
    order({ clusterTemplates: ['{template}'] }, [
      '(请|帮我|)(删除|删掉)(集群|)模板 {template}(，过时了|，谢谢|)',
      '(请|)把(集群|)模板 {template} (删了|删掉|删除)(吧|)',
    ]),
  ],
  'nodegroup-delete': [
    order({ cluster: '{cluster}', nodegroup: '{nodegroup}' }, [
      '(请|帮我|)(删除|删掉) {cluster} 的节点组 {nodegroup}(，谢谢|)',
      '(请|)把 {cluster} 的(节点组 |){nodegroup}(节点组|) (删了|删掉|删除)(吧|)',
    ]),
  ],
  'quotas-update': [
    order({ project: '{project}', hardLimit: '{n}' }, [
      '(请|)把(项目 | ){project} 的(集群|)配额(设为|改成|调到) {n}',
    ]),
  ],
  'ca-rotate': [
    order({ cluster: '{cluster}' }, [
      `(请|帮我|)轮换 {cluster} 的(CA|证书|CA 证书)(，泄露了|，谢谢|)`,
      '(密钥泄露了|笔记本丢了)(，|,)(请|)(马上|立刻|)轮换 {cluster} 的 CA( 证书|)',
    ]),
  ],
  approve: [
    order({ request: '{request}' }, [`(请|)(批准|同意|通过)(申请 |请求 | ){request}(，没问题|，谢谢|)`]),
  ],
  deny: [order({ request: '{request}' }, [`(请|)(拒绝|驳回)(申请 |请求 | ){request}(，谢谢|)`])],
  'cluster-resize': [
    order({ cluster: '{cluster}', nodeCount: '{n}' }, [
      `(请|)把 {cluster} (缩到|减到|降到|缩容到) {n} 个节点(，负载低|，谢谢|)`,
    ]),
    order({ cluster: '{cluster}', nodeCountChange: '-{n}' }, [
      `(请|)(从|给) {cluster} (移除|去掉|减少|减) {n} 个节点(，谢谢|)`,
    ]),
    order({ cluster: '{cluster}', nodesToRemove: ['{node}'] }, [
      `(请|)(从 {cluster} (里|中|)(移除|去掉|摘掉)(节点 | ){node}|把(节点 | ){node} 从 {cluster} (里|中|)(移除|去掉|摘掉))(，谢谢|)`,
    ]),
  ],
};
