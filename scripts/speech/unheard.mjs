/** What a text is not: said to a person in chat. Each line says why. `key` absent: nothing in these files. */
export const unheard = [
  { file: /^src\/intents\/picture\/(look|paint)\.ts/, why: 'names of colours and of fonts' },
  {
    file: /^src\/intents\/cluster\/(connection|docker-config|kubernetes-config)\.ts/,
    key: /^(export |docker info|openssl |\/magnum |kubectl )/,
    why: 'commands to copy',
  },
  {
    file: /^src\/intents\//,
    key: /^(\/magnum( [a-z-]+)*( \{\})?|(quota-request|cluster-list|nodegroup-list|quotas-list) .*)$/,
    why: 'commands to type',
  },
  {
    file: /^src\/intents\/language\/(correction|about-topic|added|alike|places|number-words|last-look)\.ts/,
    why: 'words that are read, not said',
  },
  { file: /^src\/engine\/store\//, why: 'rows and SQL' },
  {
    file: /^src\/(sandbox|api|config)\//,
    why: 'the sandbox cloud, Magnum’s API and settings speak to programs and operators',
  },
  { file: /^src\/program\//, why: 'said to whoever starts the program, on its terminal and in its log' },
  { file: /^src\/main\.ts/, why: 'said to whoever starts the program' },
  {
    file: /^src\/bot\/(slack|discord)\/(doctor|manifest|permissions|http|errors|socket|rest|registration|post|client)\.ts/,
    why: 'said to the operator: doctor, manifest, log',
  },
  {
    file: /^src\/bot\/outbox\/(budget|send|bound|consumer)\.ts/,
    why: 'goes to the log and the outbox’s rows',
  },
  {
    file: /^src\/bot\/playground\/(static|foreign|pages|protocol)\.ts/,
    why: 'answers to the page’s own requests, HTTP headers',
  },
  {
    file: /^src\/intents\/language\/(lexicon|tagging|text|model|opinion|slots|meaning|sentence)\//,
    why: 'the reader’s own words and patterns, a model’s instructions',
  },
  { file: /^src\/drivers\/labels\/(meanings|document)\.ts/, why: 'a page of the documentation' },
  {
    file: /^src\/drivers\/(server|[a-z-]+\/boot\.ts|kubernetes\/heat-params|read-files)/,
    why: 'what guests and Heat are given',
  },
  {
    file: /^src\/engine\/policy\/(defaults|rule|parse|load)\.ts/,
    why: 'rules of the policy file, read by whoever starts the program',
  },
  {
    file: /^src\/engine\/approvals\/(policy|break-glass-policy)\.ts/,
    why: 'rules of APPROVAL_POLICY, read by whoever starts the program',
  },
  { file: /^src\/engine\/(names|templates\/magnum-labels)\.ts/, why: 'names that are made or known' },
  {
    file: /^src\/engine\/certificates\/(authority|stores\/barbican|stores\/store|der|pem)\.ts/,
    why: 'names of PEM blocks and of Barbican’s secrets',
  },
  {
    file: /^src\/engine\/certificates\/request\.ts/,
    key: /^(NEW )?CERTIFICATE REQUEST$/,
    why: 'names of PEM blocks',
  },
  { file: /^src\/engine\/(heat-notifications|notifications)\//, why: 'spoken with other programs' },
  { file: /^src\/engine\/secrets\.ts/, why: 'stands in logs in place of a secret' },
  { file: /^src\/engine\/audit\/read\.ts/, why: 'said by the audit command of the program' },
  {
    file: /^src\/engine\/reconcile\/(trust|certificates|stack|rounds|group-rounds|observe|drain|reconcile)\.ts/,
    key: /^(As of \{\}\.|Heat (has the stack|was told of|is to undo).*|Made by operation.*|round \{\} of.*|Done with round.*|All servers have done.*|Trustee and trust are there\.|No trustee domain.*|Authority and client certificate are there\.|Over for operation \{\}\.|The cloud answers\.|Stack DELETE completed successfully)$/,
    why: 'reasons of conditions that hold, which no card shows',
  },
  {
    file: /^src\/engine\/reconcile\/discovery\.ts/,
    key: /^(A discovery URL was made|This driver needs none|The given URL is of the right size)\.$/,
    why: 'reasons of conditions that hold, which no card shows',
  },
  {
    file: /^src\/engine\/operations\/operation\.ts/,
    key: /^Heat was told of operation/,
    why: 'reason of a condition that holds',
  },
  {
    file: /^src\/engine\/coe\/drain\.ts/,
    key: /^(Succeeded|Failed|Node|drain nodes|nodes \{\})$/,
    why: 'Kubernetes’ words',
  },
  {
    file: /^src\/intents\/cluster\/docker-config\.ts/,
    key: /^(export \{\}|docker info)$/,
    why: 'a command to copy',
  },
  { file: /^src\/bot\/slack\/doctor\.ts|^src\/bot\/discord\/doctor\.ts/, why: 'said by doctor' },
  {
    file: /^src\/bot\/(slack|discord)\//,
    key: /^(opening direct messages|deleting a message|finding people|drawing a home tab|offering things to say|setting \{\}|looking for the channel \{\}|an answer|the end of (an answer|a form)|what is wrong with a form|a sign that .*|Discord (does not answer|refuses DISCORD_TOKEN).*)$/,
    why: 'what the log says was being done',
  },
  {
    file: /^src\/bot\/discord\/render\/marker\.ts/,
    key: /^ref \{\}$/,
    why: 'the mark by which a message is found again',
  },
  { file: /^src\/bot\/slack\//, key: /^(Bearer \{\}|text)$/, why: 'a header, a kind of field' },
  { file: /^src\/bot\/playground\/person\.ts/, why: 'what an id is made from' },
  {
    file: /^src\/bot\/conversation\/(typed-credentials|words\/hear)\.ts/,
    key: /^(magnum \{\}|\{\}, no, \{\})$/,
    why: 'words that are read, not said',
  },
  {
    file: /^src\/bot\/playground\/page\//,
    key: /^(app with-|button( solid)? \{\}|card \{\}|elsewhere \{\}|form \{\}|mention self|track |message (grouped|private|unsent)|presence |thread-link |M\d|Tab$|Esc$|English$)/,
    why: 'classes of the page’s style, shapes of icons, keys, a language’s own name',
  },
  { file: /^src\/bot\/playground\/page\/welcome/, key: /^\/magnum /, why: 'a command to type' },
  {
    file: /^src\/bot\/playground\/(playground|routes|receive)\.ts/,
    key: /^(playground: |no-|[a-z-]+: |The playground has not started yet|The message is gone)/,
    why: 'what the log says, headers',
  },
  { file: /./, key: /^(cmd|form|do|go|cancel|pick|ask):/, why: 'what a button means' },
  { file: /./, key: /^[A-Z_]+ [A-Z_ ]+$/, why: 'statuses of Magnum and Heat' },
];

/** @param {string} file @param {string} key */
export function isUnheard(file, key) {
  return unheard.some((each) => each.file.test(file) && (!each.key || each.key.test(key)));
}
