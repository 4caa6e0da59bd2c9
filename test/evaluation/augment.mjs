// More of what was said for the classifier to learn from: the same with typing errors, and with something told beside it.

const told = {
  en: `the students are back|traffic is exploding|the load is way too high|nobody uses it|tom left the company|the project is over|exam week starts on monday|the demo went fine|everything is graded|the team is waiting|our users are complaining|the customer called twice|a big sale is coming|we are out of memory again|the queue is full|i am on my phone|sorry for the typos|i forgot the command|writing the handover doc|the auditor is next to me|it costs us a fortune|month end is near|the sprint ends today|my supervisor asked about it|the dashboard is all red|my laptop died|we moved to the new one|the grant ran out|it has been idle for weeks|the new semester starts|the pager went off three times|the build is slow|finance wants to know|security sent us a mail|half the class can't get in|the pods are pending|i just joined the team|before i go on vacation|the release is out|long story short|quick one|new laptop here|i lost my notes|my kubectl says the certificate expired|prices went nuts|the node keeps crashing|marketing has a campaign|the workshop is next week|it was only for the workshop|thesis handed in|we had an outage last night|the old one leaked|somebody leaked the key|my colleague is on leave|i need it for the report|the meeting is in ten minutes|the numbers do not add up|the night shift was quiet|the test passed|good morning all|hope you had a nice weekend|the boss is nervous|prices went up|no one has touched it since march|the batch job is done|we are short on budget|the vendor insists|our paper deadline is friday|the intern is done here|load test this afternoon|it feels slow|the disk was full|that thing is eating our quota|they moved to another cloud|season is over|christmas campaign|it is getting crowded|players are complaining about lag|the doctors are waiting|the lecture starts soon|the migration is planned|it's for the kubernetes course|i have to fill in the morning report|looks fine to me|all checks passed|they did not give a reason|we talked about it in the daily|as discussed with the team|per ticket OPS-4711|this is urgent|no rush|second try|the last one failed|third time i ask|i never did this before|my first day here`.split(
    '|',
  ),
  zh: '学生都放假了|流量太大了|考完试了|项目结束了|论文交了|大促快到了|没人用了|客户在催|老板在问|机器太贵了|晚上没流量|今天要演示|刚开完会|我刚来|我换了新电脑|旧的泄露了|活动结束了|跑得太慢了|内存不够了|月底要结账|要写周报|审计在等|预算不够|业务高峰来了|值班的同事在等|课程结束了|实验跑完了|昨晚又报警了|同事请假了|训练任务排队太久'.split(
    '|',
  ),
};
const before = { en: [', ', '. ', ' - ', ' so ', ': ', '; '], zh: ['，', '。', ','] };
const after = { en: [', ', '. ', ' - ', ' (', ' because '], zh: ['，', '。', ','] };
const share = { typos: 0.3, told: 0.5 };

/** mulberry32: small, and the same everywhere. */
function random(seed) {
  let s = seed;
  return () => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const near = {
  ...{ q: 'wa', w: 'qes', e: 'wrd', r: 'etf', t: 'ryg', y: 'tuh', u: 'yij', i: 'uok', o: 'ipl', p: 'ol' },
  ...{ a: 'qsz', s: 'adwx', d: 'sfec', f: 'dgrv', g: 'fhtb', h: 'gjyn', j: 'hkum', k: 'jlio', l: 'kop' },
  ...{ z: 'asx', x: 'zsdc', c: 'xdfv', v: 'cfgb', b: 'vghn', n: 'bhjm', m: 'njk' },
};

/** A word as it is typed in a hurry: two letters swapped, one left out, one twice, or the key beside it. */
function misspell(word, next) {
  const at = 1 + Math.floor(next() * (word.length - 1));
  const kind = next();
  if (kind < 0.3 && at < word.length - 1)
    return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  if (kind < 0.6) return word.slice(0, at) + word.slice(at + 1);
  if (kind < 0.8) return word.slice(0, at) + word[at] + word.slice(at);
  const keys = near[word[at].toLowerCase()] ?? word[at];
  return word.slice(0, at) + keys[Math.floor(next() * keys.length)] + word.slice(at + 1);
}

/** The rows of a corpus once more, some misspelt and some with something told beside them; the same for the same rows. */
export function augmented(rows, usual) {
  const next = random(11);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const more = rows.flatMap((row) => {
    const made = [];
    if (row.lang === 'en' && next() < share.typos) made.push(withTypos(row, row.names ?? usual, next));
    if (row.intent !== 'none' && next() < share.told) {
      const aside = pick(told[row.lang]);
      const order = row.text.replace(/[.。]$/, '');
      made.push(
        next() < 0.5 ? aside + pick(before[row.lang]) + order : order + pick(after[row.lang]) + aside,
      );
    }
    return made.map((text) => ({ ...row, text }));
  });
  const alone = Object.entries(told).flatMap(([lang, list]) =>
    list.map((text) => ({ text, lang, intent: 'none', slots: { reason: 'report' } })),
  );
  return [...more, ...alone];
}

function withTypos({ text }, names, next) {
  const known = Object.values(names)
    .flat()
    .map((name) => name.toLowerCase());
  const words = text.split(/(\s+)/);
  const plain = words
    .map((word, at) => ({ word, at }))
    .filter(
      ({ word }) => /^[A-Za-z]{3,}$/.test(word) && !known.some((name) => name.includes(word.toLowerCase())),
    );
  const many = plain.length === 0 ? 0 : 1 + Math.floor(next() * 2);
  for (let i = 0; i < many; i++) {
    const { at } = plain[Math.floor(next() * plain.length)];
    words[at] = misspell(words[at], next);
  }
  return words.join('');
}
