import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Console, createConsole } from '../../src/bot/console/console.js';
import { loadConfig } from '../../src/config/config.js';
import { type Program, serve } from '../../src/program/serve.js';
import { hasOpenssl, openOpenssl } from '../engine/certificates/openssl.js';
import { until } from '../servers/chat.js';
import { scriptedInbox } from '../servers/inbox.js';

describe('the console', () => {
  const folder = mkdtempSync(join(tmpdir(), 'magnum-console-'));
  const typed: ((line: string | null) => void)[] = [];
  let screen = '';
  let program: Program;
  let talking: Promise<void>;
  let chat: Console;

  async function enter(line: string | null): Promise<void> {
    const next = await until(
      'a prompt',
      () => typed.shift(),
      () => screen,
    );
    next(line);
  }

  /** Types a line, or pastes several, as the console asks for them; answers what is then written until a pattern is there. */
  async function type(line: string, answer: RegExp): Promise<string> {
    await until(
      'a prompt',
      () => typed.length > 0,
      () => screen,
    );
    const before = screen.length;
    for (const each of line.split('\n')) await enter(each);
    await until(
      `${answer} after ${line}`,
      () => answer.test(screen.slice(before)),
      () => screen.slice(before),
      20_000,
    );
    return screen.slice(before);
  }

  beforeAll(async () => {
    const loaded = loadConfig({
      DATA_DIR: folder,
      PORT: '0',
      MAGNUM_API_PORT: 'off',
      SANDBOX_PACE: '0.02',
      POLL_SECONDS: '0.1',
      PLAYGROUND: 'off',
    });
    if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
    chat = createConsole({
      readLine: (prompt) => {
        screen += prompt;
        return new Promise((resolve) => typed.push(resolve));
      },
      write: (text) => {
        screen += text;
      },
      colour: false,
      pictures: join(folder, 'pictures'),
    });
    program = await serve(loaded.config, 'all', pino({ level: 'silent' }), [chat]);
    talking = chat.converse();
  });
  afterAll(async () => {
    await enter(null);
    await talking;
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes commands with and without /magnum', async () => {
    await type('/magnum whoami', /You act as demo/);
    await type('help', /cluster-template-create/);
  });

  it('follows a cluster from the command to its address, line by line', async () => {
    await type(
      'cluster-template-create k8s --coe kubernetes --image fedora-coreos --keypair testkey --external-network public --flavor m1.small',
      /Cluster template k8s created/,
    );
    const told = await type(
      'cluster-create prod --cluster-template k8s --node-count 2',
      // Both come of themselves, in any order; later ones would be written behind the next prompt.
      /(?=[\s\S]*CREATE_COMPLETE · prod)(?=[\s\S]*Cluster prod is ready\n[\s\S]*stack prod-)/,
    );
    for (const stage of [
      'Creating cluster prod',
      'Network done',
      'Masters done',
      'Nodes done',
      'Ready after',
    ]) {
      expect(told).toContain(stage);
    }
    expect(told).toMatch(/api_address +https:\/\/[\d.]+:6443/);
  });

  it('asks for what is missing, field by field, and lets one leave', async () => {
    await type('cluster-show', /Cluster \(prod\): $/);
    await type('', /Nothing was done/);
  });

  it('reads plain words, in English and in Chinese, and shows a change before it is done', async () => {
    await type('how is prod?', /prod[\s\S]*CREATE_COMPLETE/);
    await type('把 prod 扩到 3 个节点', /cluster-resize prod 3[\s\S]*nodes +2 → 3[\s\S]*\[1\] Do it/);
    await type("please don't delete prod", /Nothing is done/);
  });

  it.runIf(hasOpenssl)('signs the request in a file, and prints the certificate', async () => {
    const openssl = openOpenssl();
    openssl.request([], ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']);
    const printed = await type(`ca-sign --cluster prod --csr ${openssl.path('csr.pem')}`, /END CERTIFICATE/);
    const pem = printed.replace(/^ *\| /gm, '').match(/-----BEGIN[\s\S]*END CERTIFICATE-----/)?.[0] ?? '';
    expect(openssl.text(pem)).toMatch(/Subject: CN ?= ?node-1/);
    await type('ca-sign prod', /CSR, pasted as text, or the path of its file: $/);
    await type(openssl.path('csr.pem'), /Certificate for node-1[\s\S]*END CERTIFICATE/);
    await type(`ca-sign prod ${openssl.path('key.pem')}`, /This is a private key, and it was not kept/);
    await type('ca-sign prod no-such.csr', /There is no file no-such\.csr/);
    await type('ca-sign prod', /or the path of its file: $/);
    await type(openssl.read('csr.pem').trim(), /Certificate for node-1[\s\S]*END CERTIFICATE/);
    await type('ca-sign prod', /or the path of its file: $/);
    await type(openssl.read('key.pem').trim(), /This is a private key, and it was not kept[\s\S]*magnum> $/);
    await type('ca-sign prod', /cancel leaves this form[\s\S]*or the path of its file: $/);
    await type('no-such.csr', /There is no file no-such\.csr[\s\S]*or the path of its file: $/);
    await type(folder, /is a folder, not a file[\s\S]*or the path of its file: $/);
    await type('cancel', /Nothing was done/);
    openssl.write('without-ending', openssl.read('key.pem'));
    openssl.write('k.p12', 'PK\u0000');
    await type(
      `ca-sign prod ${openssl.path('without-ending')}`,
      /This is a private key, and it was not kept/,
    );
    await type(`ca-sign prod ${openssl.path('k.p12')}`, /k\.p12 is not text\./);
    await type(`ca-sign prod ${folder}`, /is a folder, not a file/);
    openssl.remove();
  });

  describe('a private key that is pasted', () => {
    const { privateKey: key } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const lines = key.trim().split('\n');
    const inside = lines.slice(1, -1);
    const refusal = /Keep private keys to yourself[\s\S]*magnum> $/;
    const kept = () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .filter(({ parentPath, name }) => {
          const bytes = readFileSync(join(parentPath, name));
          return inside.some((line) => bytes.includes(line));
        })
        .map(({ name }) => name);
    const count = (text: string) => text.split('Keep private keys to yourself').length - 1;

    it.each([
      ['whole', lines],
      [
        'with a passphrase, as OpenSSL once wrote them',
        [
          '-----BEGIN RSA PRIVATE KEY-----',
          'Proc-Type: 4,ENCRYPTED',
          'DEK-Info: AES-256-CBC,5BD3A6F7C1E24F0F9E0C7E6A3B1D2C48',
          '',
          ...inside,
          '-----END RSA PRIVATE KEY-----',
        ],
      ],
      ['without its END line, then an empty one', [...lines.slice(0, -1), '']],
      ['without its BEGIN line', lines.slice(1)],
      ['without both, then an empty line', [...lines.slice(2, -1), '']],
      [
        'as PuTTY writes it',
        [
          'PuTTY-User-Key-File-3: ssh-rsa',
          'Encryption: none',
          `Private-Lines: ${inside.length}`,
          ...inside,
          'Private-MAC: 2c7f00d1',
        ],
      ],
    ])('is refused once and kept nowhere: %s', async (_, pasted) => {
      const answer = await type(pasted.join('\n'), refusal);
      expect(count(answer)).toBe(1);
      expect(kept()).toEqual([]);
    });

    it('what follows it is read as ever', async () => {
      await type([...inside, 'whoami'].join('\n'), /Keep private keys[\s\S]*You act as demo/);
      expect(kept()).toEqual([]);
    });

    it('is refused in a form, too', async () => {
      await type('cluster-show', /Cluster \(prod\): $/);
      expect(count(await type(key.trim(), refusal))).toBe(1);
      await type('cluster-show', /Cluster \(prod\): $/);
      expect(count(await type(lines.slice(1).join('\n'), refusal))).toBe(1);
      expect(kept()).toEqual([]);
    });
  });

  it.runIf(hasOpenssl)('writes a kubeconfig without a key', async () => {
    const printed = await type('cluster-config prod', /prod\.kubeconfig:[\s\S]*current-context: default/);
    expect(printed).toMatch(/server: https:\/\/[\d.]+:6443/);
    expect(printed).toContain("-subj '/O=system:masters/CN=admin'");
    expect(printed).toContain('client-key: prod-key.pem');
    expect(printed).not.toContain('PRIVATE KEY-----');
  });

  it('takes a number as the answer to what asks for one, and a letter for its buttons', async () => {
    expect(await type('scale prod', /Which node count/)).toContain('[a] Never mind');
    await type('4', /cluster-resize prod 4/);
    await type('never mind', /Nothing was done/);
    await type('scale prod', /Which node count/);
    await type('a', /Nothing was done/);
  });

  it('a number answers what is asked, whatever is looked at in between', async () => {
    await type('scale prod', /Which node count/);
    expect(await type('show prod', /still answers #\d+\.\s+magnum> $/)).toMatch(
      /\[#\d+ 1\] Scale {2}\[#\d+ 2\] What happened {2}\[#\d+ 3\] Delete/,
    );
    expect(await type('3', /magnum> $/)).toMatch(/cluster-resize prod 3/);
    await type('never mind', /Nothing was done/);
  });

  it('what is asked keeps the numbers of its choices until it is answered, and nothing else has them after that', async () => {
    expect(await type('scale a cluster', /Which cluster/)).toContain('[1] prod');
    const [, look = ''] = /\[#(\d+) 3\] Delete/.exec(await type('show prod', /still answers #\d+/)) ?? [];
    await type('1', /Which node count/);
    await type('show prod', /still answers #\d+/);
    await type('never mind', /Nothing was done/);
    await type('3', /#\d+ is over: say #\d+ 3\./);
    await type(`#${look} 3`, /Name of the cluster: $/);
    await type('cancel', /Nothing was done/);
    expect(await type('show prod', /magnum> $/)).toContain('[3] Delete');
  });

  it('what makes a cluster smaller is pressed by a number only while nothing else was said', async () => {
    const [, asked = ''] =
      /#(\d+) .*Scale prod down/.exec(await type('scale prod down to 1', /\[1\] Scale down/)) ?? [];
    await type('what a day', /magnum> $/);
    await type(`#${asked}`, /\[1\] Scale down/);
    await type('1', new RegExp(`Something else was said since: say #${asked} 1\\.`));
    await type(`#${asked} 2`, /Nothing was done/);
  });

  it('a number that answers what was asked in a thread goes there', async () => {
    const card = /#(\d+) \d\d:\d\d [^\n]*prod/.exec(screen)?.[1] ?? '';
    await type(`#${card} scale it`, /Which node count/);
    await type('5', /cluster-resize prod 5/);
    await type(`#${card} never mind`, /Nothing was done/);
  });

  it('leaves a form that asks for a name when one says no', async () => {
    await type('delete prod', /Name of the cluster: $/);
    await type('算了', /Nothing was done/);
  });

  it.each(['never mind', 'stop', 'forget it', '取消', '算了', '不要了'])(
    'leaves what it asks for with %s, as with cancel',
    async (word) => {
      await type('delete prod', /Name of the cluster: $/);
      await type(word, /Nothing was done/);
      await type('scale prod', /Which node count/);
      await type(word, /Nothing was done/);
      await type('/magnum cluster-create', /Name[^\n]*: $/);
      await type(word, /Nothing was done/);
    },
  );

  it('presses buttons by their number', async () => {
    await type('cluster-show prod', /\[1\] Scale {2}\[2\] What happened {2}\[3\] Delete/);
    await type('3', /Name of the cluster: $/);
    await type('prud', /Type prod exactly, or say cancel[\s\S]*Name of the cluster: $/);
    const told = await type('prod', /DELETE_COMPLETE · prod/);
    expect(told).not.toMatch(/CREATE_COMPLETE/);
  });

  it('numbers messages, to look at one again, press its button, and reply in its thread', async () => {
    await type(
      'cluster-template-create cheap --coe kubernetes --image fedora-coreos',
      /template cheap created/,
    );
    const [, number = ''] =
      /#(\d+) .\W+Delete 1 cluster template\?/.exec(
        await type('cluster-template-delete cheap', /\[1\] Delete/),
      ) ?? [];
    const [, card = ''] =
      /#(\d+) \d\d:\d\d ◔ Creating cluster later/.exec(
        await type(
          'cluster-create later --cluster-template k8s --node-count 1',
          /(?=[\s\S]*Ready after)(?=[\s\S]*CREATE_COMPLETE · later)(?=[\s\S]*Cluster later is ready\n)/,
        ),
      ) ?? [];
    expect(screen).toMatch(new RegExp(`\n#${card} › #\\d+ \\d\\d:\\d\\d ✓ Ready after`));
    expect(await type(`#${card}`, /magnum> $/)).toMatch(new RegExp(`^\n#${card} .*Cluster later is ready\n`));
    await type(`#${card} scale it to 2`, /cluster-resize later 2/);
    await type(`#${card} never mind`, /Nothing was done/);
    await type(`#${number}`, /Delete 1 cluster template\?/);
    await type(`#${number} 7`, new RegExp(`#${number} has no button 7\\.`));
    await type(`#${number} 1`, /Deleted cheap/);
    await type('#4711', /There is no #4711 on this screen\./);
  });

  it('has a channel of every name that one speaks of, and says when it is new', async () => {
    await type('alert-subscribe failed --channel random', /#random is told/);
    await type('alert-subscribe failed --channel no/such', /I see no channel no\/such/);
    await type('#night', /Channel #night is new; #console leads back\.\s+#night magnum> $/);
    await type('project-list', /Projects that you may use/);
    await type('#console', /^\s*magnum> $/);
    expect(await type('#night', /#night magnum> $/)).not.toContain('is new');
    await type('#console', /\nmagnum> $/);
  });

  it('completes what is typed: commands, flags, and names that exist', async () => {
    expect(await chat.complete('cluster-li')).toEqual([['cluster-list '], 'cluster-li']);
    expect(await chat.complete('/magnum ca-sh')).toEqual([['ca-show '], 'ca-sh']);
    expect(await chat.complete('cluster-show lat')).toEqual([['later '], 'lat']);
    expect(await chat.complete('cluster-create new --cluster-template k')).toEqual([['k8s '], 'k']);
    expect(await chat.complete('cluster-create new --cluster-template=k')).toEqual([['k8s '], 'k']);
    expect(await chat.complete('cluster-create new --node-c')).toEqual([['--node-count '], '--node-c']);
    expect((await chat.complete('cluster-create '))[0]).toContain('--cluster-template ');
    expect(await chat.complete('#ni')).toEqual([['#night '], '#ni']);
    expect(await chat.complete('how is ')).toEqual([[], '']);
    await type('ca-show', /Cluster .*: $/);
    expect(await chat.complete('la')).toEqual([['later'], 'la']);
    await type('cancel', /Nothing was done/);
  });

  it('shows a form as a whole, and keeps what was right in it', async () => {
    const form = await type('cluster-resize later', /Node count: $/);
    expect(form).toContain('Scale later');
    expect(form).toContain('  node-count: Node count\n');
    await type('cancel', /Nothing was done/);
    expect(await type('alert-subscribe', /Statuses.*: $/)).toContain('  quiet: ');
    for (const line of ['failed', '', '', '']) await type(line, /: $/);
    await type('25:00-07:00', /quiet: .*no quiet hours\.[\s\S]*\[failed\].*: $/);
    await type('cancel', /Nothing was done/);
  });

  it('takes another account of the machine for somebody else: a login is of one account', async () => {
    const lines = ['whoami', null];
    const heard: string[] = [];
    const later = createConsole({
      readLine: async () => lines.shift() ?? null,
      write: () => undefined,
      colour: false,
      pictures: join(folder, 'pictures'),
      name: 'eve',
    });
    await later.start(
      scriptedInbox(async ({ person }) => {
        heard.push(person.id);
      }),
    );
    await later.converse();
    expect(heard).toEqual(['eve']);
  });

  it('does not say again what an earlier run said, when its buttons go', async () => {
    let said = '';
    const later = createConsole({
      readLine: async () => null,
      write: (text) => {
        said += text;
      },
      colour: false,
      pictures: join(folder, 'pictures'),
    });
    const message = { platform: 'console', workspace: 'local', channel: 'console', id: 'op:1' } as const;
    await later.edit(message, { title: 'CREATE_COMPLETE · a', tone: 'success', text: 'Cluster a is ready.' });
    expect(said).toBe('');
    await later.edit(message, { title: 'Cluster a was lost', tone: 'danger' });
    expect(said).toContain('Cluster a was lost');
  });

  it('writes the facts of a card once, in however many channels it is told, and again when it is asked for', async () => {
    let said = '';
    let line = 0;
    const lines = ['#1', null];
    const later = createConsole({
      readLine: async () => lines[line++] ?? null,
      write: (text) => {
        said += text;
      },
      colour: false,
      pictures: join(folder, 'pictures'),
    });
    const facts = ['quota', 'asked by', 'reason'].map((label) => ({ label, value: 'on fire' }));
    const card = (title: string) => ({ title, tone: 'neutral', facts }) as const;
    const place = { platform: 'console', workspace: 'local', channel: 'console' } as const;
    const ref = await later.post({ card: card('Q-1 · waits'), place, key: 'q:1' });
    await later.edit(ref, card('Q-1 · approved'));
    await later.post({
      card: card('Q-1 · break-glass'),
      place: { ...place, channel: 'security' },
      key: 'q:2',
    });
    expect(said.match(/asked by/g)).toHaveLength(1);
    expect(said).toMatch(
      /#1 .* Q-1 · approved\n\s+The rest stands above\.[\s\S]*#security › #2 .*Q-1 · break-glass/,
    );
    await later.converse();
    expect(said.match(/asked by/g)).toHaveLength(2);
  });

  it('shows nothing that a terminal would obey', async () => {
    await type('cluster-show \u001b[31mred', /could not be found/);
    expect(screen).not.toContain('\u001b');
  });
});
