import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatUser, SeenMessage } from '../servers/chat.js';
import { formOf, seen, startWorld, type World, withConsole } from './world.js';

/** Whom the sandbox has, as it tells in a file. */
function person(world: World, user: string): { id: string; secret: string } {
  const text = readFileSync(join(world.config.program.DATA_DIR, 'people.txt'), 'utf8');
  const [, id = '', secret = ''] =
    new RegExp(`^${user}, .*\\n  id +(\\S+)\\n  secret +(\\S+)`, 'm').exec(text) ?? [];
  return { id, secret };
}

/** Keystone as user demo, whose password is in the file for clients. */
async function keystoneOfDemo(world: World) {
  const openrc = readFileSync(join(world.config.program.DATA_DIR, 'openrc'), 'utf8');
  const said = (name: string) => new RegExp(`${name}='([^']*)'`).exec(openrc)?.[1] ?? '';
  const domain = { name: 'Default' };
  const url = said('OS_AUTH_URL');
  const login = await fetch(`${url}/auth/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name: 'demo', domain, password: said('OS_PASSWORD') } },
        },
        scope: { project: { name: 'demo', domain } },
      },
    }),
  });
  const { token } = (await login.json()) as { token: { user: { id: string } } };
  const headers = {
    'content-type': 'application/json',
    'x-auth-token': login.headers.get('x-subject-token') ?? '',
  };
  const path = `${url}/users/${token.user.id}/application_credentials`;
  return {
    async make(about: object): Promise<{ id: string; secret: string }> {
      const body = JSON.stringify({ application_credential: { name: 'mine', ...about } });
      const answer = await fetch(path, { method: 'POST', headers, body });
      const made = (await answer.json()) as { application_credential: { id: string; secret: string } };
      return made.application_credential;
    },
    revoke: (id: string) => fetch(`${path}/${id}`, { method: 'DELETE', headers }),
  };
}

/** Nova as one of the sandbox's people reaches it. */
async function novaOf(world: World, { id, secret }: { id: string; secret: string }) {
  const openrc = readFileSync(join(world.config.program.DATA_DIR, 'openrc'), 'utf8');
  const url = /OS_AUTH_URL='([^']*)'/.exec(openrc)?.[1] ?? '';
  const identity = { methods: ['application_credential'], application_credential: { id, secret } };
  const login = await fetch(`${url}/auth/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ auth: { identity } }),
  });
  const token = login.headers.get('x-subject-token') ?? '';
  return { compute: url.replace('/identity/v3', '/compute/v2.1'), token };
}

describe.each(Object.entries(withConsole))('who one is: %s', (platform, startChat) => {
  let world: World;
  /** One person sits alone at the console. */
  const alone = platform === 'the console';
  const secrets: string[] = [];
  beforeAll(async () => {
    world = await startWorld(startChat, { LOG_LEVEL: 'trace' });
    const { compute, token } = await novaOf(world, person(world, 'admin'));
    const headers = { 'content-type': 'application/json', 'x-auth-token': token };
    const body = JSON.stringify({ keypair: { name: 'of-bob' } });
    await fetch(`${compute}/os-keypairs`, { method: 'POST', headers, body });
  });
  afterAll(() => world?.stop());

  /** Says a command and waits for the newest card, which must have this title. */
  async function says(user: ChatUser, line: string, title: RegExp, channel = '#ops'): Promise<SeenMessage> {
    const before = new Set(user.messages().map(({ id, edits }) => `${id} ${edits}`));
    await user.say(channel, `/magnum ${line}`);
    return user.until(`a new card with the title ${title}`, () =>
      user
        .messages(channel)
        .findLast((one) => title.test(one.title) && !before.has(`${one.id} ${one.edits}`)),
    );
  }

  async function opensLogin(user: ChatUser, channel = '#ops') {
    await user.say(channel, '/magnum login');
    return user.until('the form for a credential', () => user.form());
  }

  async function logsIn(user: ChatUser, { id, secret }: { id: string; secret: string }) {
    secrets.push(secret);
    await opensLogin(user);
    const before = user.messages().length;
    await user.fill({ id, secret });
    return user.until('that one is logged in', () =>
      user
        .messages()
        .slice(before - 1)
        .findLast(({ title }) => /^You act as \w+ now$/.test(title)),
    );
  }

  it('is the program’s account as long as one has not logged in', async () => {
    const card = await says(world.ann, 'whoami', /^You act as demo$/);
    expect(card.text).toMatch(/project\W+demo/);
    expect(card.text).toContain("the program's account, with its own roles");
    expect(card.private).toBe(true);
  });

  it('says beside its field that a secret is wrong, and never shows it again', async () => {
    const { bob } = world;
    const { id } = person(world, 'rita');
    const wrong = 'not-the-secret-of-rita-4711';
    secrets.push(wrong);
    const form = await opensLogin(bob);
    expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
      ['id', ''],
      ['secret', ''],
    ]);
    await bob.fill({ id, secret: wrong });
    if (platform === 'Discord') {
      // Discord closes a form that was sent: the sentence comes with a button that opens it again.
      const again = await bob.until('what is wrong', () =>
        bob.messages().findLast(({ text }) => text.includes('Keystone does not take this id and secret')),
      );
      await bob.press(again.buttons[0] ?? '', again);
      const reopened = await bob.until('the form again', () => bob.form());
      expect(reopened.fields.map(({ name, value }) => [name, value])).toEqual([
        ['id', id],
        ['secret', ''],
      ]);
    } else {
      await bob.until('what is wrong, beside the field', () =>
        bob.form()?.errors.secret?.startsWith('Keystone does not take this id and secret'),
      );
    }
  });

  it('is asked by the same form after a mention, also where a button has to open it', async () => {
    const cleo = world.chat.user('cleo');
    await cleo.say('#ops', '@magnum login');
    const form = await formOf(cleo, 'Log in');
    expect(form.fields.map(({ name }) => name)).toEqual(['id', 'secret']);
  });

  it('logs in by a form, and is told what the credential can do', async () => {
    const { bob } = world;
    const { id, secret } = person(world, 'rita');
    secrets.push(secret);
    await bob.fill({ id, secret });
    const card = await bob.until('the login', () =>
      bob.messages().findLast(({ title }) => title === 'You act as rita now'),
    );
    expect(card.private).toBe(true);
    expect(card.text).toMatch(/project\W+research/);
    expect(card.text).toMatch(/roles\W+member, reader/);
    expect(card.text).toMatch(/restricted\W+yes/);
    expect(card.text).toMatch(/expires\W+never/);
    expect((await says(bob, 'whoami', /^You act as rita$/)).text).toContain(
      'your own application credential',
    );
  });

  it('acts in one’s own project: what one makes there the others do not see', async () => {
    const { ann, bob } = world;
    const template =
      'cluster-template-create of-rita --image fedora-coreos --keypair testkey --external-network public --flavor m1.small --coe kubernetes';
    await says(bob, template, /^Cluster template of-rita created$/);
    expect((await says(bob, 'cluster-template-list', /^Cluster templates/)).text).toContain('of-rita');
    if (alone) return;
    expect((await says(ann, 'cluster-template-list', /cluster templates/i)).text).not.toContain('of-rita');
  });

  it('refuses a secret that is typed in a line, and does not repeat it', async () => {
    const typed = 'c2VjcmV0LXRoYXQtd2FzLXR5cGVk4711';
    secrets.push(typed);
    const said = `@magnum login 0123456789abcdef --secret ${typed}`;
    if (platform === 'the playground') {
      await expect(world.ann.say('#ops', said)).rejects.toThrow('A secret is never typed in a message');
      return;
    }
    await world.ann.say('#ops', said);
    const card = await world.ann.until('the refusal', () =>
      world.ann.messages().findLast(({ title }) => title === 'Keep secrets to yourself'),
    );
    expect(card.text).toContain('delete that credential');
    expect(card.text).not.toContain(typed);
  });

  it('forgets the credential at logout', async () => {
    await says(world.bob, 'logout', /^You are logged out$/);
    await says(world.bob, 'whoami', /^You act as demo$/);
    await says(world.bob, 'logout', /^You were not logged in$/);
  });

  it('says that a revoked credential is no more taken, and the way out; others go on', async () => {
    const { ann, bob } = world;
    const keystone = await keystoneOfDemo(world);
    const mine = await keystone.make({ roles: [{ name: 'reader' }], expires_at: '2099-01-01T00:00:00' });
    const login = await logsIn(bob, mine);
    // By whose clock is the platform’s affair.
    expect(login.text).toMatch(/expires\W+(?:\w+ ){0,3}\S*(?:20\d\d|4070908800)/);
    await keystone.revoke(mine.id);
    await world.restart();
    const refused = await says(bob, 'cluster-list', /^That login does not work$/);
    expect(refused.text).toContain('it is expired or was revoked. Log in again with /magnum login');
    if (!alone) await says(ann, 'cluster-list', /clusters/i);
    await says(bob, 'logout', /^You are logged out$/);
    await says(bob, 'cluster-list', /clusters/i);
  });

  it('binds a channel to a project that the account may use, and says who did', async () => {
    const { ann, bob } = world;
    const list = await says(ann, 'project-list', /^Projects that you may use$/);
    expect(list.text).toContain('nobody has bound it');
    expect(list.text).toMatch(/demo\s+this channel/);
    await says(ann, 'project-use nowhere', /^No such project$/);
    await says(ann, 'project-use research', /^This channel works in research now$/);
    const told = await seen(bob, '#ops', /^This channel was bound to project research by ann$/);
    expect(told.private).toBeFalsy();
    const after = await says(bob, 'project-list', /^Projects that you may use$/);
    expect(after.text).toContain('bound by ann');
    expect((await says(bob, 'cluster-template-list', /^Cluster templates/)).text).toContain('of-rita');
  });

  it('names both projects to whoever logged in for another one, and does nothing', async () => {
    const { bob } = world;
    await logsIn(bob, person(world, 'admin'));
    const refused = await says(
      bob,
      'cluster-template-delete of-rita',
      /^This channel works in another project$/,
    );
    expect(refused.text).toContain('works in project research and your credential is for project demo');
    const help = await says(bob, 'help', /^What you can ask for$/);
    expect(help.text).toMatch(/\d+ more wait until you have a project here/);
    // An admin of the cloud binds any channel.
    await says(bob, 'project-use demo', /^This channel works in demo now$/);
    await says(bob, 'cluster-list', /clusters/i);
  });

  it.skipIf(alone)('is read-only where an admin says so: whatever is changed is refused', async () => {
    const { ann, bob } = world;
    const told = await says(ann, 'channel-guardrail read-only', /^You may not do that$/);
    expect(told.text).toMatch(/It takes another role: you act as .* in project .*, with the roles [^.]+\./);
    await says(bob, 'channel-guardrail read-only', /^Guardrail of this channel: read-only$/);
    const template =
      'cluster-template-create belated --image fedora-coreos --keypair testkey --external-network public --flavor m1.small --coe kubernetes';
    await says(ann, template, /^This channel is read-only$/);
    const help = await says(ann, 'help', /^What you can ask for$/);
    expect(help.text).toContain('cluster-list');
    expect(help.text).not.toMatch(/^cluster-delete/m);
    expect(help.text).not.toMatch(/break-glass|quotas-list/);
    expect(help.text).toMatch(/\d+ more are for nobody until the operator sets them up/);
    expect(help.text).toMatch(
      /\d+ more want other roles than yours.*; \d+ more are kept back by this channel's guardrail/s,
    );
    expect((await says(ann, 'cluster-template-list', /cluster templates/i)).text).not.toContain('belated');
  });

  it('asks before every change where an admin says confirm', async () => {
    const { ann, bob } = world;
    await says(bob, 'channel-guardrail confirm', /^Guardrail of this channel: confirm$/);
    const template =
      'cluster-template-create asked --image fedora-coreos --keypair testkey --external-network public --flavor m1.small --coe kubernetes';
    const question = await says(ann, template, /^Shall I do this\?$/);
    expect(question.text).toContain('/magnum cluster-template-create asked');
    // Between question and press the channel was closed: the press is refused.
    await says(bob, 'channel-guardrail read-only', /read-only$/);
    const reason = 'This channel became read-only after this was asked, so nothing was changed.';
    await ann.press('Do it', question);
    await ann.until('the refusal', () => ann.messages().findLast(({ text }) => text.includes(reason)));
    // Who made it so is told to everybody; and the question is still there once it is lifted.
    await says(bob, 'channel-guardrail confirm', /^Guardrail of this channel: confirm$/);
    for (const change of ['from confirm to read-only', 'from read-only to confirm']) {
      const told = await seen(
        ann,
        '#ops',
        new RegExp(`^The guardrail of this channel was changed ${change} by `),
      );
      expect(told.private).toBeFalsy();
      if (!alone) expect(told.title).toContain('by bob');
    }
    await ann.press('Do it', question);
    await ann.until('the template', () =>
      ann.messages().findLast(({ title }) => title === 'Cluster template asked created'),
    );
    const costly = await says(
      ann,
      'cluster-create costly --cluster-template asked --node-count 2',
      /^Shall I do this\?$/,
    );
    expect(costly.text).toMatch(/Heat would create.*3 servers/s);
    expect(costly.text).toMatch(/clusters 0 → 1 of 20/);
    await ann.press('Cancel', costly);
    await says(bob, 'channel-guardrail normal', /normal$/);
  });

  it.skipIf(alone || platform === 'the playground')(
    'gives roles to a group, and from then on nothing else',
    async () => {
      const { ann, bob, chat } = world;
      const cleo = chat.user('cleo');
      chat.join?.('cleo', 'devs');
      await says(bob, 'role-grant member --group nowhere', /./);
      await world.restart();
      await says(bob, 'role-grant member --group devs', /^group devs has the role member in demo now$/);
      await says(bob, 'role-grant reader --user ann', /^ann has the role reader in demo now$/);
      // Whoever was granted a role in one project has none in another that the account reaches.
      const elsewhere = await says(cleo, 'project-use research', /^No such project$/);
      expect(elsewhere.text).toContain(
        'There is no project research that you may use. Those you may use: demo.',
      );
      const roles = await says(bob, 'role-list', /^Roles in demo$/);
      expect(roles.text).toMatch(/group devs\s+member\s+bob/);
      // cleo is in the group and may change things; ann only looks; dan may nothing.
      expect((await says(cleo, 'whoami', /^You act as demo$/)).text).toMatch(/roles\W+member/);
      await says(cleo, 'cluster-template-delete asked', /^Delete 1 cluster template\?$/);
      await says(ann, 'cluster-template-list', /^Cluster templates/);
      await says(ann, 'cluster-template-update asked replace tags=x', /^You may not do that$/);
      const nothing = await says(chat.user('dan'), 'cluster-list', /^You may not do that$/);
      expect(nothing.text).toContain('You have no role in project demo here. Nothing was done.');
      const dan = await says(chat.user('dan'), 'whoami', /^You act as|^You cannot act here now$/);
      expect(dan.text).toContain('You have no role in project demo here.');
      expect(dan.text).not.toMatch(/nothing was done/i);
      await says(bob, 'role-revoke reader --user ann', /^ann has the role reader in demo no more$/);
      await says(ann, 'cluster-list', /^You may not do that$/);
    },
  );

  async function offersKeypair(user: ChatUser) {
    await user.say('#ops', '/magnum cluster-create');
    const { fields } = await formOf(user, 'New cluster');
    const { choices } = fields.find(({ name }) => name === 'keypair') ?? {};
    if (choices?.length) expect(choices).toContain('of-bob');
  }

  it('offers key pairs of one’s own, and gives them to the servers of one’s clusters', async () => {
    const { bob } = world;
    const { compute, token } = await novaOf(world, person(world, 'admin'));
    const headers = { 'x-auth-token': token };
    await says(
      bob,
      'cluster-template-create keyed --image fedora-coreos --keypair testkey --external-network public --flavor m1.small --coe kubernetes',
      /^Cluster template keyed created$/,
    );
    // Discord asks for the template while one types: there is no form then.
    if (platform !== 'Discord') await offersKeypair(bob);
    const without = await says(
      bob,
      'cluster-create bobs --cluster-template keyed --keypair nokey',
      /^That is not accepted$/,
    );
    expect(without.text).toContain('of-bob');
    const preview = await says(
      bob,
      'cluster-create bobs --cluster-template keyed --keypair of-bob --dry-run',
      /^Would create cluster bobs$/,
    );
    expect(preview.text).toContain('Everything that was said checks out.');
    await bob.say('#ops', '/magnum cluster-create bobs --cluster-template keyed --keypair of-bob');
    await bob.until('the cluster', () =>
      bob.messages('#ops').findLast(({ text }) => /CREATE_COMPLETE/.test(text) && /bobs/.test(text)),
    );
    const { servers } = (await (await fetch(`${compute}/servers/detail`, { headers })).json()) as {
      servers: { name: string; key_name: string }[];
    };
    const keys = servers.filter(({ name }) => name.startsWith('bobs-')).map(({ key_name }) => key_name);
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys)).toEqual(new Set([expect.stringMatching(/^magnum-[0-9a-f-]{36}$/)]));
  });

  it('has no secret in its database, its logs or anything it said', () => {
    const { ann, bob } = world;
    const folder = world.config.program.DATA_DIR;
    const kept = readdirSync(folder)
      .filter((name) => name.startsWith('magnum.db'))
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('\n');
    const said = [ann, bob].flatMap((user) => user.messages().filter(({ from }) => from === 'magnum'));
    expect(secrets.length).toBeGreaterThan(4);
    for (const secret of secrets) {
      expect(kept.includes(secret)).toBe(false);
      expect(world.logged().includes(secret)).toBe(false);
      expect(JSON.stringify(said).includes(secret)).toBe(false);
    }
  });
});
