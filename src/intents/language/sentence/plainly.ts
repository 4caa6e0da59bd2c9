import { englishVerbs } from '../lexicon/english-verbs.js';
import { verbForms } from '../lexicon/inflect.js';
import { lexicon } from '../lexicon/lexicon.js';
import { isEveryday } from '../tagging/spelling.js';
import { hasHan } from '../text/han.js';
import { plainlyInChinese } from './plainly-in-chinese.js';

/** What is asked for that may also be wished to "be done". */
const verbs = [
  ...['create', 'delete', 'remove', 'resize', 'grow', 'shrink', 'add', 'set', 'update', 'upgrade', 'rotate'],
  ...['sign', 'approve', 'deny', 'list', 'show', 'send', 'give', 'stop'],
].flatMap((name) => (englishVerbs[`V.${name}`] ?? name).split(', '));

const participles = new Map(
  verbs
    .filter((verb) => /^[a-z-]{3,}( (down|up|off|out|away|in))?$/.test(verb))
    .flatMap((verb) => {
      const [word = '', particle = ''] = verb.split(' ');
      return verbForms(word).flatMap(([form, kind]) =>
        kind === 'past' ? [[particle ? `${form} ${particle}` : form, verb] as const] : [],
      );
    }),
);

const done = `(?<done>${[...participles.keys()].sort((one, other) => other.length - one.length).join('|')})`;
/** What is to be done something to: a few words without a mark. */
const what = '(?<what>(?:[^\\s,.;:!?]+(?:\\.\\S+)? ){1,9}?)';
const rest = '(?<rest>[^.;!?]*)';
const start = '(?<=^|[.;:,!?–—-]\\s+|\\b(?:and|so|but|hence|therefore|now) )';
const we = '(?:i|we)';
const grateful =
  '(?:(?:most|very|ever so|so|really|extremely|much) )?(?:grateful|thankful|obliged|glad|happy|pleased|delighted)(?:,[^,]{1,30},)?';
/** Ways to wish that something be done, up to what it is done to. */
const wish = [
  `${we}(?: would|'d) (?:be|feel) ${grateful} (?:if|that)`,
  `${we}(?: would|'d)? appreciate(?: it)?(?: very much| a lot)?(?:,)? (?:if|that)`,
  `(?:it )?would be (?:very |really |so )?(?:great|nice|good|helpful|lovely|kind|wonderful|useful) (?:if|that)`,
  `(?:may|might|can|could) ${we} (?:ask|request|suggest)(?:,)? (?:if|that)`,
  `${we}(?: would| must| have to|'d)?(?: like to| want to)? (?:ask|request)(?:,)? that`,
  `(?:is|would) it (?:be )?possible that`,
  `please (?:see to it|arrange|ensure|make sure|take care)(?: that)?`,
  `${we} (?:wonder|wondered|was wondering|were wondering|am wondering)(?:,)? (?:if|whether)`,
].join('|');
/** "I wonder if ci should be deleted" only wonders. */
const wonders = /\b(?:wonder|wondered|wondering)\b(?=[^.;!?]*\bshould\b)/iu;
const you =
  '(?:you|someone|somebody|anyone)(?: (?:could|can|would|might|may))(?: please| kindly| perhaps| also)?';

const flags = 'giu';
const order = (groups: Readonly<Record<string, string | undefined>>) => {
  const verb = participles.get((groups.done ?? '').toLowerCase()) ?? groups.done;
  const object = (groups.what ?? '').replace(before, '').trim();
  return `please ${verb} ${object}${groups.rest ?? ''}`;
};

/** What comes before the thing itself: a joint, and who says so. */
const before =
  /^(?:(?:hence|so|and|therefore|thus|now) )*(?:\S+ (?:told (?:me|us)|says?|said|insists?|insisted|demands?|thinks?|decided)(?: that)? )?/iu;

/** Ways to ask that are no order by their words, and the order that they are. None is for what is denied. */
const ways: readonly (readonly [RegExp, string | typeof order])[] = [
  [/,? (?:with (?:(?:many|kind|warm) )?(?:thanks|regards|respect)|if i may)(?=,),/giu, ''],
  [
    /(?:^|,? )if (?:it|that|this)(?:'s| is| was| were| would be) (?:no|not too much|not much|not any|no great) (?:trouble|bother|problem|imposition|effort)(?: at all)?(?: for you)?,?/giu,
    ' ',
  ],
  [/,? if you (?:would|could|will) be so (?:patient|kind|good|nice) as to [a-z]+(?= *[.?!]|$)/giu, ''],
  [
    new RegExp(
      `${start}${we}(?:(?: would| should| must| will| shall| may|'d|'ll))?(?: now)?(?: kindly| hereby| also)?(?: have to| need to| want to| wish to| like to)? (?:ask|request|beg|urge|invite)(?: of)? you(?:,[^,]{2,25},)?(?: kindly| please)? to(?! not\\b) `,
      flags,
    ),
    'please ',
  ],
  [new RegExp(`${start}(?:${wish}) ${you} (?!not\\b)`, flags), 'please '],
  [
    new RegExp(
      `${start}(?:please )?(?:be|would you be|could you be) so (?:kind|good|nice) (?:as to|and) `,
      flags,
    ),
    'please ',
  ],
  [new RegExp(`${start}(?:${we} )?(?:should|would) like to `, flags), 'please '],
  [
    new RegExp(
      `${start}(?:(?:it is|it's) )?(?:now |very |absolutely )?(?:necessary|needed|required) to(?! not\\b) (?=[^?]*$)`,
      flags,
    ),
    'please ',
  ],
  [
    /\b(?:please )?(?:make|do|perform|execute|carry out|run) (?:an? |the )?(rotation|deletion|removal|creation|renewal) (?:of|for|on) /giu,
    'please $1 ',
  ],
  [
    new RegExp(
      `${start}(?:${wish}) ${what}(?:(?:could|can|may|might|would|should) )?(?:please )?be ${done}\\b${rest}`,
      flags,
    ),
    order,
  ],
  [
    new RegExp(
      `${start}(?:please )?(?:${we}(?: would|'d)? (?:like|want|wish|need|prefer)(?: very much)? )?(?:to )?have (?!to\\b)${what}(?:to be )?${done}\\b${rest}`,
      flags,
    ),
    order,
  ],
  [
    new RegExp(`${start}(?:could|can|may|might|would) ${what}(?:please|kindly) be ${done}\\b${rest}`, flags),
    order,
  ],
  [
    new RegExp(`${start}(?:could|can|may|might|would) ${what}be ${done}\\b(?<rest>[^.;!?]*),? please`, flags),
    order,
  ],
  [
    new RegExp(
      `${start}${what}(?:can|may|must|has to|have to|needs? to|should|is to|are to)(?: now| finally)? be ${done}\\b(?<rest>[^.;!?,]*)[.;,]? (?:so |and )?(?:please (?:go ahead and )?do (?:so|it|that)|(?:would|could|can) you (?:please )?do (?:so|it|that)(?: for (?:us|me))?|go ahead and (?:do (?:so|it|that)|\\w+ (?:it|them)))(?: please)?(?= *[.?!]|$)`,
      flags,
    ),
    order,
  ],
];

const count = '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten)';

/** Other words for the same, which are looked at before the ways to ask. */
const words: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `\\b((?:add|attach|remove|take|drop) (?:${count}|an?|a couple of|some) (?:more |extra |new )?(?:nodes?|workers?|machines?)) (?:to|from|off) (?:a|one of (?:my|our|the)) clusters?(?=[.! ]*$)`,
      flags,
    ),
    '$1',
  ],
  [/\badd (an?|another) (?:new )?node group (?=(?:to|in|on) \S+[.! ]*$)/giu, 'add $1 nodegroup '],
  [
    /(?<=^(?:please |can you |could you )?(?:scale|resize|grow|shrink|bump|set|take|bring)\b[^.;!?]*\d)(?:,? and|,)(?: then)? (?:tell|ping|notify|message|inform|alert|dm|let) (?:me|us|here)(?: know)?(?: (?:when|once|as soon as) (?:it's |it is |that's |that is |this is |you're |you are )?(?:done|finished|ready|complete|over|through|up))?(?=[.! ]*$)/giu,
    '',
  ],
  [
    /(?<=[?.!,] *)(?:it(?:'s| has) )?been (?:\d+|an?|half an) ?(?:minutes?|mins?|m|hours?|hrs?|h)(?: now| already)?(?=[.!?]*$)/giu,
    '',
  ],
  [/(?<=[,\s])n(?= (?:tell|ping|let|then)\b)/giu, 'and'],
  [/\bset (?:me |us )?one up\b/giu, 'set up a cluster'],
  [
    /\bmake (?=(?:a |an |new )*(?:node ?group|cluster template|template) \S+ (?:in|for|on|with|from)\b)/giu,
    'create ',
  ],
  [
    /\bgive (?:me |us )?(?:the |some |more |all )*(?:details|information|info|particulars) (?:about|on|of|for) /giu,
    'show ',
  ],
  [
    /\b((?:add|put|remove|take|drop|give|throw)\b[^.;!?,]{0,20}?\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|(?:a )?(?:couple|few)(?: of)?|several|some)(?: more| extra| additional| new)?) (?:servers|hosts|boxes|vms)(?= (?:more )?(?:to|into|in|from|off|away|out)\b)/giu,
    '$1 nodes',
  ],
  [
    /\b(?:tell|inform|warn) (me|us) (?:about|of) (?:all |any |every )?(?:failures?|failed (?:clusters?|operations?)|problems)(?=[.! ]*$|,| (?:every|each|here|in #|to #|but|once|daily|hourly)\b)/giu,
    'notify $1 when something fails',
  ],
  [/\b(sign|log) (me|us) (off|out)\b/giu, 'log out'],
  [/\bsign (me|us) in with my account\b/giu, 'log me in'],
  [/\bleave (?:a |me a |us a )?(?:note|message|line|word)\b/giu, 'post a message'],
  [
    /(?:,? (?:so|and|to|so that|in order to))? (?:(?:we|i) )?(?:can |should |must |could )?(?<!\b(?:would|will|might|may|'d|'ll) )(?:stop (?:paying|spending|wasting)|save (?:some )?(?:money|costs|budget)|cut (?:our )?costs)\b[^.;!?]*/giu,
    '',
  ],
  [
    /\b(?:(?:could|can|would) you |please )?explain(?: to (?:me|us))? how (?:one|you|i|we|people) ([a-z]+?)e?s? (?=(?:a|an|the|one|my|our)\b)/giu,
    'how to $1 ',
  ],
  [/^quota (?:of |for )?([^\s:=]+):? *(?:=|set to|to) *(\d+)(?= *[.!]?$)/giu, 'set the quota of $1 to $2'],
  [
    /\b(?:set|change|put) (\w+_\w+) (?:of|on|for|in) (?:the )?(?:cluster )?(\S+) to (\w+)/giu,
    'update $2 replace $1=$3',
  ],
  [
    /^(\S+) (?:does|do)(?:n't| not) need \w+ (?:nodes?|workers?|machines?)[,;:.]? (?:and |but |only )?(\w+) (?:is|are|would be|will do|do|suffices?)(?: enough| plenty| fine)?(?= *[.!]?$)/giu,
    'scale $1 to $2',
  ],
  [
    /\breplace (?:the )?(\w+_\w+) (?:with|by) (\S+) (?:in|on|of|for) (?:the )?(?:cluster )?(\S+)/giu,
    'update $3 replace $1=$2',
  ],
  [
    /\b(\w+_\w+) (?:should|must|shall|has to|needs to|ought to) (?:be(?:come)?|read|say) (\S+) (?:in|on|of|for) (?:the )?(?:cluster )?(\S+)/giu,
    'update $3 replace $1=$2',
  ],
  [
    /\bthe (min|minimum|max|maximum) (?:node )?(?:count|size|number(?: of nodes)?) (of|for|on|in) ([^,;.!?]{2,60}) (?:should|must|shall|has to|needs to|ought to) (?:be|become) (?=\d)/giu,
    'set the $1 node count of $3 to ',
  ],
  [
    /\bupdate (?:the )?(?:cluster )?(\S+) by replacing (\w+_\w+) (?:with|by) (\w+)/giu,
    'update $1 replace $2=$3',
  ],
];

/** Whole messages, and how they begin, that say the same in other words. */
const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^((?:please )?(?:approve|deny|reject|decline)) (?:the )?change (?=(?:#|Q-?)?\d+\b)/iu, '$1 request '],
  [
    /^(?:ok|okay|yes) (?:to|for) (?:request )?#?(\d+)[,;.]? (?:please )?approve it(?=[.!]*$)/iu,
    'approve request $1',
  ],
  [/^scale down(?=[.!]*$)/iu, 'shrink'],
  [
    /^how much (?:room|space|headroom|quota) (?:do|have) we (?:still )?(?:have|got)(?: left)?(?=[?.!]*$)/iu,
    'show our quota',
  ],
  [
    /^(\S*(?:k8s|kube|swarm|tpl|tmpl|template)\S*|template \S+) (?:should|must|shall) (?:use|have|get) (?:the |a )?(master flavor|flavor|image|keypair|external network) (\S+?)(?: from now on| in future)?(?=[.!]*$)/iu,
    'set the $2 of $1 to $3',
  ],
  [
    new RegExp(
      `^((?:please )?)give (?!me\\b|us\\b|it\\b)(\\S+) (${count}) (?:masters|master nodes|control plane nodes)(?=[.!]*$)`,
      'iu',
    ),
    '$1set master_count of $2 to $3',
  ],
  [
    /^((?:please |can you |could you )?)(throw|blow|wipe|burn|wind|spin|chuck|toss) ((?:the )?(?:cluster )?[^\s,.;!?]+) (away|out|down)(?=(?:,? please)?[.!]*$)/iu,
    '$1$2 $4 $3',
  ],
  [
    /^((?:please |can you |could you )?)try (?:the )?(?:cluster )?(?!again\b)([^\s,.;!?]+) (?:once )?(?:again|more)(?=(?:,? please)?[.!?]*$)/iu,
    '$1retry $2',
  ],
  [/^(?:forget|never ?mind)(?: about)? [^\s,.;!?]+, (?=\S+ )/iu, ''],
  [
    /^((?:please |can you |could you )?)take (?:me|us) (?:out of|off) (?:the )?(\S+) alerts?(?=[.!]*$)/iu,
    '$1unsubscribe from $2',
  ],
  [
    /^((?:please )?)(?:take back|withdraw|retract) (?:my )?(?:request )?(?:Q-?)?(\d+)(?=(?:,? please)?[.!]*$)/iu,
    '$1cancel my request $2',
  ],
  [/^any ?thing(?:'s)? (wrong|broken|the matter|amiss) (with|in|on) /iu, 'is anything $1 $2 '],
  [
    /^(?:which|what)(?: of (?:my|our|the))? clusters? (?:have |has |are |is )?(?:finished|done|completed)(?: (?:building|creating|their build))?(?=[?.!]*$)/iu,
    'which clusters are complete',
  ],
  [
    /^how (?:much|many)(?: (?:stuff|things?))? (?:have|do) we (?:got|have) ?(?:running|going|up)?,? ?(?:in total|altogether|overall|all in all)?(?=[?.!]*$)/iu,
    'show the stats',
  ],
  [
    /^(?:(?:please|we need|i need|issue|make|generate|get) )?(?:an? )?(?:new|fresh) (?:(?:root|ca) cert(?:ificate)?s?|cert(?:ificate)?s(?=.*\bca (?:has |was )?(?:leaked|expired|compromised))) (?:for|of|on) /iu,
    'rotate the CA of ',
  ],
  [
    /^((?:please )?)give (?!me\b|us\b|my\b|our\b)(?:the )?(?:project )?(\S+) an? (?:limit|cap|maximum) of (\d+)(?: clusters?)?(?=[.!]*$)/iu,
    '$1give $2 a quota of $3',
  ],
];

const otherWords = [...beginnings, ...words];

const nouns: Readonly<Record<string, string>> = {
  rotation: 'rotate',
  deletion: 'delete',
  removal: 'remove',
  creation: 'create',
  renewal: 'renew',
};

/** What is made, and a word after it: its name, if it is no word. */
const made =
  /\b((?:create|creat|build|spin up|start|launch|deploy|provision|add) (?:a |an |new |one |the )*(?:cluster|node ?group|cluster template|template)) ([a-z]{3,})(?=,| (?:from|with|in|on|based|using|template|of \d)\b|[.!]?$)/giu;

/** "1,000" */
const grouped = /(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/g;

/** "approve Q-12": requests are called so on their cards; of numbers alone the rules know what they are. */
const requestId =
  /(?<=^\s*(?:please |pls |请|帮我|麻烦)*(?:approve|批准|同意|通过)\s*(?:request |申请)?)Q-?(?=\d)/iu;

/** By when, before a wish. */
const deadline =
  /^(?:before|by|for|in time for|ahead of) [^,;.!?]{3,80} (?=(?:i|we)(?: would|'d) (?:be|appreciate|like)\b)/iu;

/** A reason that an order begins with; a condition is none. */
const reason = new RegExp(
  `^(?:given that|seeing that|considering that|now that|because|since|after (?=(?:an?|much|some|long|careful|discussing|talking|consulting)\b)|as (?=we|i|it|the|our|they|my|this|nobody)|having|due to|owing to|in view of)\\b(?! soon| long| far)[^,;.!?]{3,120}, (?=(?:please|kindly|would|could|can|may|might|i|we|so)\\b)`,
  flags,
);

/** "The auditors ask for it, so please …": who wishes it is no second wish. */
const askedFor =
  /^\s*(?:(?:the|our|my) )?[\w ]{2,30} (?:asks?|asked|are asking|is asking|wants?|wanted|insists?|insisted|requires?|required|demands?|demanded)(?: (?:for|on))? (?:it|this|that),? (?:so|hence|therefore) (?=please |kindly |[a-z]+ )/i;

/**
 * A message in English with roundabout ways to ask taken for the plain order that they are: "might I request that four workers be added
 * to ci", "I must ask you to …", "ci may be deleted; please do so". What is asked only whether it may be, or is denied, stays as it is.
 */
export function plainly(message: string): string {
  const whole = message.replace(grouped, (number) => number.replaceAll(',', '')).replace(requestId, '#');
  if (hasHan(whole)) return plainlyInChinese(whole);
  let said = whole.replace(askedFor, '').replace(deadline, '').replace(reason, '');
  for (const [word, other] of otherWords) said = said.replace(word, other);
  said = said.replace(made, (all: string, before: string, name: string) =>
    lexicon().english.has(name.toLowerCase()) || isEveryday(name.toLowerCase())
      ? all
      : `${before} called ${name}`,
  );
  for (const [way, plain] of ways)
    if (plain !== order || mayBeDone(said)) said = said.replace(way, (...found) => inPlain(found, plain));
  return said.trim();
}

const firstWords = new Set([...participles.keys()].map((words) => words.split(/[^a-z]/)[0]));

/** Whether a word says what is done to something: without one, no roundabout way that ends in it need be looked for. */
function mayBeDone(said: string): boolean {
  return said
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => firstWords.has(word));
}

const denied = /\b(?:not|never|nothing|nobody|no one)\b|n't\b/iu;

/** What was found in plain words; as it was said where it is denied. */
function inPlain(found: readonly unknown[], plain: string | typeof order): string {
  const said = String(found[0]);
  if (typeof plain === 'string') return plain.replace('$1', nouns[String(found[1]).toLowerCase()] ?? '');
  const groups = found.at(-1);
  return typeof groups === 'object' && !denied.test(said) && !wonders.test(said)
    ? order(groups as Record<string, string>)
    : said;
}
