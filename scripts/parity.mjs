// What runs where: docs/parity.md, made from the scenarios themselves.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const alone = 'the console';
const servers = ['Slack in Socket Mode', 'Slack over HTTP', 'Discord', 'the playground'];
const columns = ['Slack, Socket Mode', 'Slack, HTTP', 'Discord', 'playground', 'console'];

/** What a platform cannot do, and why: facts about platforms, which no scenario can show. */
const limits = [
  ['Slack', 'a slash command in a thread', 'Slack has none there. A mention or a button does the same'],
  [
    'Slack',
    'taking back what somebody wrote',
    'a bot deletes only its own messages: a secret has to be deleted by its person',
  ],
  [
    'Slack',
    'a file or picture for one person in a channel',
    'Slack shows a file to its whole channel. It comes as a direct message',
  ],
  [
    'Slack',
    'a form after a mention',
    'a form opens only with a trigger, which a mention has not. A button opens it',
  ],
  [
    'Slack, Discord',
    'a field that hides what is typed',
    'their forms have none. What is typed stands there until the form is sent',
  ],
  [
    'Discord',
    'a private answer to a message',
    'only commands, buttons and forms have one. A mention in a channel is answered for all to read',
  ],
  [
    'Discord, playground, console',
    "a page of one's own beside the channels",
    'they have none. /magnum cluster-list, approval-list and quotas-show say the same',
  ],
  [
    'Discord, playground, console',
    'things to say that are offered in direct messages',
    'they have no place for them. /magnum help lists what one may do',
  ],
  [
    'Discord',
    'mistakes beside their fields',
    'a form closes when it is sent. A button opens it again, filled in',
  ],
  [
    'Discord',
    'a form after the first answer',
    'Discord opens none once it shows "thinking…". A button opens it',
  ],
  [
    'Discord',
    "somebody's roles in a direct message",
    'Discord says them only in a server. Roles that were granted to a Discord role do not hold there',
  ],
  [
    'Discord',
    'an archived channel',
    'only threads are archived and locked. Nothing is changed from a locked one',
  ],
  [
    'playground',
    'groups, archived channels, outages',
    'it is a page of the program itself and has none of them',
  ],
  [
    'console',
    'other people',
    'whoever has the terminal is alone, as the account that the operating system knows: nobody else can decide a request there, or be there to look on. Whoever asks in a console has it decided in another chat, or by break-glass',
  ],
  [
    'console',
    'drawing a card again',
    'a terminal scrolls. Each stage and each new title is a line of its own; #4 shows message 4 as it is now',
  ],
];

const inText = /describe(?:\.runIf\(\w+\))?(?:\.each\(([\s\S]*?)\))?\(\s*(['"])((?:(?!\2).)+)\2/g;

/** The test servers that an expression selects. */
function selected(expression, source) {
  const whole = /^platforms$/.test(expression.trim())
    ? (/const platforms = ([\s\S]*?);\n/.exec(source)?.[1] ?? '')
    : expression;
  const filter = /\.filter\(\(\[name\]\) => \/(.*?)\/\.test\(name\)/.exec(whole)?.[1];
  const wanted = /with\w*Console/.test(whole) ? [...servers, alone] : servers;
  return wanted.filter((name) => !filter || new RegExp(filter).test(name));
}

/** Whether tests of a file are left out where one person is alone. */
function leavesOut(source) {
  return /skipIf\((alone|platform === 'the console'|\/playground\|console\/)|if \(!?alone\)/.test(source);
}

/** Every scenario with the platforms that it runs on, in the order of the files. */
export function scenarios(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return files.sort().flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    if (file === 'main-job.test.ts') {
      const told = readFileSync(join(folder, 'main-job.ts'), 'utf8');
      const title = /describe\(`(.+?):? \$\{name\}`/.exec(told)?.[1] ?? file;
      return [{ file, title, runs: selected(source, source), leavesOut: false }];
    }
    if (file === 'console.test.ts')
      return [...source.matchAll(/^ {2}it(?:\.runIf\(.*?\))?\('(.+?)',/gm)].map(([, title]) => ({
        file,
        title: `the console ${title}`,
        runs: [alone],
        leavesOut: false,
      }));
    return [...source.matchAll(inText)].flatMap(([, expression, , title]) => {
      if (!expression || !/chatServers|with\w*Console|platforms/.test(expression)) return [];
      const runs = selected(expression, source);
      return [{ file, title: title.replace(/[,:]? ?%s.*$/, ''), runs, leavesOut: leavesOut(source) }];
    });
  });
}

/** docs/parity.md. */
export function parityDocument(folder) {
  const rows = scenarios(folder);
  const all = [...servers, alone];
  const cell = ({ runs, leavesOut }, at) => {
    if (runs.includes(all[at])) return all[at] === alone && leavesOut ? '✓ in part' : '✓';
    return all[at] === alone && runs.length === servers.length ? 'others' : '';
  };
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return `# What works where

Made by \`npm run documents\` from [test/scenario](../test/scenario); a test fails when it is stale. A ✓ says that the scenario runs
there over the wire: with the real Bolt and discord.js against servers on this machine, with the playground's own pages, or in the terminal.
An empty cell says that it was not run there, not that it does not work: commands, buttons and forms are the same code on all. At the
console one person is alone: **others** says that the scenario is about several people, **in part** that those of its tests are left
out that are about somebody else, or about what a terminal does another way (its form is left with an empty line, it delivers nothing twice).

${line(['scenario', ...columns])}
${line([':--', ...columns.map(() => ':-:')])}
${rows.map((row) => line([`[${row.title}](../test/scenario/${row.file})`, ...columns.map((_, at) => cell(row, at))])).join('\n')}

## What a platform cannot do

| platform | what | why, and what there is instead |
|---|---|---|
${limits.map((cells) => line(cells)).join('\n')}
`;
}
