/**
 * Changes that destroy nothing, told, said by others, denied, supposed, or two at once: what a classifier takes for the change
 * itself unless it has heard many. Beside them the same changes, asked for.
 */
const none = (reason, say, count = 70) => ({
  slots: { reason },
  say,
  count,
  tries: 3 * count,
  tags: ['told'],
});
const order = (slots, say, count = 40) => ({ slots, say, count, tries: 3 * count, tags: ['contrast'] });

const who =
  '(Marta|my colleague|the professor|Ravi|my tutor|ops|the night shift|a student|my boss|Frau Weber|the vendor)';
const did =
  '(scaled {cluster} to {n} nodes|resized {cluster}|made {cluster} bigger|gave {cluster} {m} more workers|added {n} nodes to {cluster}|upgraded {cluster} to {template}|created a cluster from {template}|made {name} from {template}|raised the quota of {project} to {n}|set up {name}|rolled {cluster} to {template}|changed the template {template}|added a node group to {cluster}|subscribed #ops to {cluster}|put {cluster} on {n} nodes)';
const change =
  '(scale {cluster} to {n}|give {cluster} {m} more workers|put {cluster} on {n} nodes|add {n} nodes to {cluster}|upgrade {cluster} to {template}|create {name} from {template}|make a cluster from {template}|resize {cluster} to {n}|grow {cluster} by {m})';
const look =
  '(show {cluster2}|list the clusters|what happened to {cluster2}|show our quota|list all templates|approve {request}|delete {cluster2}|subscribe us to failures|upgrade {cluster2} to {template}|create {name} from {template}|get me the kubeconfig of {cluster2}|who am i)';

export const toldEnglish = {
  none: [
    none(
      'report',
      [
        `${who} (has |already |has already |just |)${did}( yesterday| last week| this morning| already| on Friday|, just fyi|, all good| last night|)`,
        `(yesterday|last night|this morning|on monday|an hour ago) (we|I|they|${who}) ${did}`,
        `(I|we) (already|just|have already|have just) ${did}(, fyi|, all good|, it went fine|)`,
        `${who} (said|says|thinks|told me|wrote|suggested|mentioned) (that |)(we|I|you|somebody) (should|could|must|can|may) ${change}`,
        `${who} (told|asked|advised|wants) (me|us) to ${change}( but I am not sure yet|, not sure yet|)`,
        `(fyi|just so you know|for the record|update|done)(:|,) (I|we|${who}) ${did}`,
        `${did} (myself|ourselves)(, fyi|, no action needed|)`,
        `(just got off the call|in the meeting|in the handover), ${who} has already ${did}`,
        `(reading|quoting) (the changelog|the docs|a mail)( out loud|): "${change}"(, neat|, nice|)`,
        `{cluster} (was|has been|got) (scaled to {n}|upgraded to {template}|resized|extended) (yesterday|by ${who}|already|last week)`,
      ],
      160,
    ),
    none(
      'multiple',
      [
        `${change} (and|and also|and then|, then|plus|+|&|, and please) ${look}`,
        `${look} (and|and also|, and pls|? and|, then) ${change}`,
        `(could you |please |pls |)${change}(. Also|; also|, also) ${look}`,
      ],
      120,
    ),
    none(
      'negated',
      [
        `(please |pls |)(don't|do not|never|dont) ${change}( yet|, (${who} did not agree|we are over budget|not needed)|)`,
        `(no need to|we decided not to|better not) ${change}( any more|)`,
        `${change}(? no|, no wait, don't|... scratch that|, forget it|, never mind)`,
      ],
      70,
    ),
    none(
      'hypothetical',
      [
        `(what if we|suppose we|would it help to|should we|is it a good idea to|would it make sense to) ${change}(?|)`,
        `(would|will) {cluster} be (faster|cheaper|slower|safer) with {n} (nodes|workers|masters)?`,
        `(maybe|perhaps) (some day|next year|later) we (will|might) ${change}`,
      ],
      70,
    ),
  ],
  'cluster-resize': [
    order({ cluster: '{cluster}', nodeCount: '{n}' }, [
      `(scale|resize|take|bring|put|bump) {cluster} (to|up to) {n} (nodes|workers|)(, ${who} needs it|, it is slow|, please| now|)`,
      `{cluster} (needs|must have|should have|has to have|ought to run with|wants) {n} (nodes|workers)(, please| by tonight| for the demo|)`,
      `(would be great if|it would help if|I wish) {cluster} had {n} (nodes|workers)( for the load test|)`,
      `${who} (asked for it|complained)(, |: |. )please (scale|resize) {cluster} to {n}`,
    ]),
    order({ cluster: '{cluster}', nodeCountChange: '{m}' }, [
      `(give|lend) {cluster} {m} (more|extra|additional) (nodes|workers)(, ${who} needs them|, it is slow|, please|)`,
      `(add|attach) {m} (nodes|workers) to {cluster}(, ${who} needs them|, traffic is up|)`,
      `{cluster} (needs|could use|wants) {m} (more|extra|additional) (nodes|workers)(, it is slow| for the demo|)`,
    ]),
  ],
  'cluster-upgrade': [
    order({ cluster: '{cluster}', clusterTemplate: '{template}' }, [
      `{cluster} (should|must|has to|needs to) be (upgraded|moved|taken|brought|rolled) to {template}(, please| this week|)`,
      `(upgrade|move|take|roll) {cluster} (to|onto) {template}(, ${who} insists|, security asked for it|, please|)`,
    ]),
  ],
  'cluster-events': [
    order({ cluster: '{cluster}' }, [
      `(since this morning|for an hour|since yesterday) {cluster} is (stuck|in UPDATE_FAILED|red|failing)(, |. )(what is happening there|can you tell the cause|why|any idea why)?`,
      `(the director|my boss|everybody) (keeps asking|asks me)(:|,) (how far along is {cluster}|is {cluster} done yet|what is {cluster} doing)`,
      `{cluster} (creation|update|upgrade) failed (again|once more|)(??|, | - )(why|explain please|what went wrong)`,
    ]),
  ],
  'cluster-list': [
    order({}, [
      `(doing the inventory|writing a report|I forgot the name)(, |: |. )(what|which) clusters do we have (over here|at the moment|)`,
      `(can you|could you|pls) (print|name|list) (them all|all our clusters|the clusters)`,
    ]),
  ],
};

const person = '(马塔|同事|老板|张工|值班的|学生|客户|运维)';
const didZh =
  '(把 {cluster} 扩到了{n}个节点|给 {cluster} 加了{m}个节点|把 {cluster} 升级到 {template} 了|用 {template} 建了一个集群|把 {project} 的配额调到{n}了)';
const changeZh =
  '(把 {cluster} 扩到{n}个节点|给 {cluster} 加{m}个节点|把 {cluster} 升级到 {template}|用 {template} 建一个集群)';

export const toldChinese = {
  none: [
    none('report', [
      `${person}(昨天|刚才|已经|昨晚|早上)${didZh}(，辛苦了|，大家知道一下|)`,
      `(听说|据说)(${person}|)${didZh}`,
      `${person}(说|建议|觉得)(应该|可以|要)${changeZh}`,
      `(我|我们)(已经|刚刚)${didZh}(，没问题了|)`,
    ]),
    none(
      'multiple',
      [`${changeZh}，(再|然后|顺便)(看看 {cluster2} 的状态|列出所有集群|删掉 {cluster2}|批准 {request})`],
      40,
    ),
    none('negated', [`(先别|不要|千万别|暂时不要)${changeZh}(，等我发完版|，还没批|)`], 40),
    none('hypothetical', [`(如果|要是)${changeZh}(会怎样|会不会快一点|要多久)？`], 30),
  ],
  'cluster-resize': [
    order({ cluster: '{cluster}', nodeCount: '{n}' }, [
      `(把|麻烦把|请把) {cluster} (扩到|调到|改成|扩容到)(了|)?{n}个节点(，流量太大了|，今晚有活动|，客户在催|)`.replace(
        '(了|)?',
        '',
      ),
      `(学生都回来了|流量涨了|机器不够了)，{cluster} (扩到|调成){n}个节点`,
    ]),
  ],
};
