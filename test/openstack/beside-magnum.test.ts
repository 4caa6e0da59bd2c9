import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Cloud } from '../../src/openstack/cloud.js';
import { connect } from '../../src/openstack/connect.js';
import { stackBody } from '../../src/openstack/heat/requests.js';
import { realCredentials, wantsRealCloud } from '../contract/real-cloud.js';
import { inputFor } from '../drivers/inputs.js';
import { stackRequest } from '../drivers/stack.js';
import { countedOnceBuilt } from './beside-magnum/built.js';
import { cases } from './beside-magnum/cases.js';
import { counted, declared, environmentOf } from './beside-magnum/counted.js';
import { heat, magnumRequest } from './beside-magnum/magnum-request.js';
import { differences, type Pair, page } from './beside-magnum/page.js';
import { reasons } from './beside-magnum/reasons.js';

const said = {
  external_network_id: 'public',
  keypair_id: 'testkey',
  flavor_id: 'm1.small',
  master_flavor_id: 'm1.small',
};

describe.runIf(wantsRealCloud)('our stacks beside those of the real Magnum', () => {
  let cloud: Cloud;
  const pairs: Pair[] = [];
  beforeAll(() => {
    cloud = connect(realCredentials());
  });
  afterAll(() => cloud.close());

  it.each(cases.map((one) => [`${one.title}: ${one.asked.words}`, one] as const))(
    'differ in nothing that has no reason: %s',
    { timeout: 600_000 },
    async (_, { title, magnum, driver, coe, image, sandboxImage, asked }) => {
      const theirs = await magnumRequest(
        cloud,
        { coe, image_id: image, ...said, ...asked.template },
        asked.cluster,
      );
      const preview = (body: object) => heat(cloud, '/stacks/preview', body);
      const request = stackRequest(driver, inputFor(driver, { image, ...asked.input }));
      const pair: Pair = {
        title,
        asked: asked.words,
        magnum: {
          driver: magnum,
          counts: counted(
            await preview({ ...theirs, environment: environmentOf(theirs), stack_name: 'beside' }),
            theirs,
          ),
          parameters: declared(theirs.template),
        },
        ours: {
          driver: driver.name,
          counts: await countedOnceBuilt(driver, inputFor(driver, { image: sandboxImage, ...asked.input })),
          parameters: declared(parse(String(request.template))),
        },
      };
      pairs.push(pair);
      // A preview does not know whether there will be a pool to be a member of.
      const { 'OS::Octavia::PoolMember': _members, ...known } = pair.ours.counts;
      expect(counted(await preview(stackBody(request))), 'by the real Heat').toEqual(known);
      const without = differences(pair).filter(({ reason }) => reason === null);
      expect(without.map(({ kind, name, magnum: m, ours: o }) => `${kind} ${name}: ${m}, ours ${o}`)).toEqual(
        [],
      );
    },
  );

  it('are as the documentation shows them, and every reason has its difference', async () => {
    expect(pairs).toHaveLength(cases.length);
    const used = new Set(pairs.flatMap(differences).map(({ reason }) => reason));
    expect(reasons.filter((reason) => !used.has(reason)).map(({ why }) => why)).toEqual([]);
    await expect(page(pairs)).toMatchFileSnapshot('../../docs/drivers-beside-magnum.md');
  });
});
