import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.js';
import { connect } from '../../src/openstack/connect.js';
import { checkApi } from '../../src/program/doctor/api.js';
import { type Lab, startLab } from '../engine/lab.js';

/** The first words of the real Magnum's `GET /v1`. */
const magnum = { id: 'v1', media_types: [{ type: 'application/vnd.openstack.magnum.v1+json' }] };

describe('where the catalogue leads clients', () => {
  let lab: Lab;
  let other = '';
  let answer: object = magnum;
  const server = createServer((_request, response) => response.end(JSON.stringify(answer)));
  beforeAll(async () => {
    lab = await startLab();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    other = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  });
  afterAll(async () => {
    server.close();
    await lab?.stop();
  });

  const seen = async (url: string) => {
    lab.cloud.sandbox.serveMagnumAt(url);
    const cloud = connect(lab.cloud.sandbox.credentials);
    const loaded = loadConfig({ DATA_DIR: lab.folder });
    if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
    const [endpoint] = await checkApi(loaded.config, cloud);
    await cloud.close();
    return endpoint;
  };

  it('is told: to this program, to another Magnum, to something else, to nothing', async () => {
    const ours = lab.engine.settings.magnumUrl;
    expect(await seen(ours)).toEqual({
      name: 'api',
      ok: true,
      sentence: `This program's API answers at ${ours}, where the catalogue leads clients.`,
    });
    expect(await seen(other)).toEqual({
      name: 'api',
      ok: true,
      sentence: `Another Magnum answers at ${other}, where the catalogue leads clients. magnum-chatops openstack-register --region NAME makes endpoints of this program in a region of its own beside it; without --region they take its place.`,
    });
    answer = {};
    expect(await seen(other)).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('Something that is no Magnum API answers'),
    });
    expect(await seen('http://127.0.0.1:1/v1')).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('Nothing answers at http://127.0.0.1:1/v1'),
    });
  });
});
