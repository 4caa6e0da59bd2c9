import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Call, caller } from '../../api/client.js';
import { startBrowser, skipped as withoutBrowser } from '../../browser/browser.js';
import { realCredentials, wantsRealCloud } from '../../contract/real-cloud.js';
import { openOpenssl } from '../../engine/certificates/openssl.js';
import { watchServers } from '../guest-simulator.js';
import { startHorizon, missing as withoutHorizon } from './horizon/horizon.js';
import { startProject } from './keystone.js';
import { startOurs } from './ours.js';
import { registerIn } from './region.js';

const name = `horizon-${randomBytes(3).toString('hex')}`;
const minutes = 60_000;

const skipped = !wantsRealCloud || withoutHorizon !== null || withoutBrowser;
if (wantsRealCloud && withoutHorizon)
  process.stderr.write(`The panel of Horizon is not tried. ${withoutHorizon}\n`);

/** Horizon's panel of Magnum as Debian has it, in a browser, on a real cloud whose Magnum is this program. */
describe.skipIf(skipped)('the panel of Horizon', () => {
  const openssl = openOpenssl();
  const endings: (() => unknown)[] = [() => openssl.remove()];
  let call: Call;
  let page: Page;
  let browser: Browser;

  beforeAll(async () => {
    const project = await startProject(name);
    endings.push(() => project.remove());
    const ours = await startOurs(project.adminEnv);
    endings.push(() => ours.stop());
    endings.push(await registerIn(name, ours.url, { withOthers: true }));
    const wants = (server: { name: string }) => server.name.startsWith(name);
    const guests = await watchServers({ admin: realCredentials('admin'), wants });
    endings.push(() => guests.stop());
    call = caller(ours.url, project.token);
    for (const tag of ['v1.35.0', 'v1.36.0']) {
      const body = {
        name: `${name}-${tag}`,
        coe: 'kubernetes',
        image_id: 'fedora-coreos-test',
        external_network_id: 'public',
        keypair_id: 'testkey',
        flavor_id: 'm1.small',
        floating_ip_enabled: false,
        labels: { kube_tag: tag },
      };
      expect((await call('POST', '/v1/clustertemplates', { body })).status).toBe(201);
    }
    const body = { name, cluster_template_id: `${name}-v1.35.0`, node_count: 1 };
    expect((await call('POST', '/v1/clusters', { body })).status).toBe(202);
    endings.push(deleted);
    const horizon = await startHorizon({ ...project.env, OS_REGION_NAME: name });
    endings.push(() => horizon.stop());
    browser = await startBrowser();
    endings.push(() => browser.close());
    page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`${horizon.url}/auth/login/?next=/project/clusters`);
    await page.fill('input[name=username]', project.userName);
    await page.fill('input[name=password]', project.password);
    await page.click('#loginBtn');
    await page.waitForURL(({ pathname }) => pathname.startsWith('/project/clusters'));
    // Horizon takes the region of whichever of Keystone's endpoints is first at its address, and both regions have the same address.
    await page.goto(`${horizon.url}/auth/switch_services_region/${name}/?next=/project/clusters`);
    await row()
      .waitFor()
      .catch(async (error: unknown) => {
        throw new Error(`${page.url()} shows ${await page.innerText('body')}`, { cause: error });
      });
    await until('CREATE_COMPLETE');
  }, 10 * minutes);
  afterAll(async () => {
    const errors: unknown[] = [];
    for (const end of endings.reverse())
      await (async () => end())().catch((error: unknown) => errors.push(error));
    expect(errors).toEqual([]);
  }, 5 * minutes);

  const row = () => page.locator('tr', { hasText: name }).first();
  /** Asks until what is answered will do; on a busy machine Keystone may keep a question waiting for too long, and then it is asked again. */
  const asked = async (willDo: (answer: Answer) => boolean, wait: number, method = 'GET') => {
    for (const end = Date.now() + wait; ; ) {
      const answer = await call(method, `/v1/clusters/${name}`).catch((error: unknown) => {
        if (Date.now() > end) throw error;
        return null;
      });
      if (answer && willDo(answer)) return answer;
      if (Date.now() > end) throw new Error(`${method} ${name}: ${JSON.stringify(answer)}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
  const until = async (status: string) => {
    const isOver = ({ body }: Answer) => body.status === status || String(body.status).endsWith('FAILED');
    const { body } = await asked(isOver, 6 * minutes);
    if (body.status !== status)
      throw new Error(`${name} is ${body.status} and not ${status}: ${body.status_reason}`);
    return body;
  };
  const deleted = async () => {
    await asked(({ status }) => status === 204 || status === 404, minutes, 'DELETE');
    await asked(({ status }) => status === 404, 3 * minutes);
  };
  /** Chooses what is to be done from the menu of the cluster's row. */
  const choose = async (action: string) => {
    await page.reload();
    await row().locator('.dropdown-toggle').click();
    await row().getByText(action, { exact: true }).click();
  };
  const toast = (text: string) => page.locator('.alert-success', { hasText: text }).waitFor();

  it(
    'lists the cluster with its status and its nodes',
    async () => {
      await page.reload();
      await row().waitFor();
      expect(await row().innerText()).toMatch(/CREATE_COMPLETE/);
    },
    minutes,
  );

  // Of Debian 12's panel the dialog to sign never opens its form, whatever Magnum there is (it calls what AngularJS 1.6 took away), and
  // rotating is switched off in its code: what they would send is sent from its page.
  const send = async (method: string, path: string, data: unknown) => {
    const cookies = await page.context().cookies();
    const token = cookies.find((each) => each.name === 'csrftoken')?.value ?? '';
    const headers = { 'x-csrftoken': token, 'x-requested-with': 'XMLHttpRequest', referer: page.url() };
    const url = new URL(`/api/container_infra/${path}`, page.url()).href;
    const answer = await page.request.fetch(url, { method, headers, data });
    return { status: answer.status(), text: await answer.text() };
  };
  const uuidOf = async () => String((await call('GET', `/v1/clusters/${name}`)).body.uuid);
  const authority = async () => String((await call('GET', `/v1/certificates/${name}`)).body.pem);
  it(
    'signs a request',
    async () => {
      const uuid = await uuidOf();
      const csr = openssl.request(['extendedKeyUsage=clientAuth']);
      const { status, text } = await send('POST', 'certificates/', { cluster_uuid: uuid, csr });
      expect([status, text]).toEqual([201, expect.stringContaining('BEGIN CERTIFICATE')]);
      openssl.write('signed.pem', String(JSON.parse(text).pem));
      openssl.write('ca.pem', await authority());
      expect(openssl.run('verify', '-CAfile', 'ca.pem', 'signed.pem')).toContain('OK');
    },
    2 * minutes,
  );

  it(
    'makes the cluster larger',
    async () => {
      await choose('Resize Cluster');
      const count = page.locator('.modal-dialog input[type=number]');
      await count.waitFor();
      // The panel counts servers by their names in Nova.
      expect(await count.inputValue()).toBe('1');
      await count.fill('2');
      await page.locator('.modal-dialog .btn-primary').click();
      await toast('Cluster is being resized.');
      expect(await until('UPDATE_COMPLETE')).toMatchObject({ node_count: 2 });
    },
    8 * minutes,
  );

  it(
    'takes away the very node that is ticked',
    async () => {
      await choose('Resize Cluster');
      await page.locator('.modal-dialog input[type=number]').fill('1');
      const boxes = page.locator('.modal-dialog .checkbox', { hasText: 'node-0' });
      await boxes.locator('input').check();
      await page.locator('.modal-dialog .btn-primary').click();
      await toast('Cluster is being resized.');
      expect(await until('UPDATE_COMPLETE')).toMatchObject({ node_count: 1 });
    },
    8 * minutes,
  );

  it(
    'offers the newer template and upgrades to it',
    async () => {
      await choose('Rolling Cluster Upgrade');
      const select = page.locator('.modal-dialog select');
      await select.selectOption({ label: `${name}-v1.36.0` });
      await page.locator('.modal-dialog .btn-primary').click();
      await toast('Cluster is being upgraded to the new Cluster template');
      expect(await until('UPDATE_COMPLETE')).toMatchObject({ coe_version: 'v1.36.0' });
    },
    8 * minutes,
  );

  // python-magnumclient 4.0.0 takes the text of Magnum's answer for an object when Horizon asks it to rotate, so Horizon says 500 with
  // every Magnum, the real one too; the rotation has begun by then. Its rounds to the end are test/guests.
  it(
    'gives the cluster a new authority, whatever the panel makes of the answer',
    async () => {
      const before = await authority();
      const uuid = await uuidOf();
      const { status, text } = await send('DELETE', `certificates/${uuid}`, [uuid]);
      expect([status, text]).toEqual([
        500,
        expect.stringContaining("'_io.StringIO' object has no attribute 'items'"),
      ]);
      expect((await call('GET', `/v1/clusters/${name}`)).body.status).toBe('UPDATE_IN_PROGRESS');
      await expect.poll(authority, { timeout: minutes }).not.toBe(before);
    },
    2 * minutes,
  );

  it(
    'deletes the cluster, which is still being changed',
    async () => {
      await choose('Delete Cluster');
      await page.locator('.modal-footer .btn:not(.btn-default)').click();
      await toast(`Deleted cluster: ${name}.`);
      await asked(({ status }) => status === 404, 5 * minutes);
      await page.reload();
      await page.getByText('No items to display.').waitFor();
    },
    7 * minutes,
  );
});
