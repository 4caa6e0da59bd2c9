import { afterAll, beforeAll, describe } from 'vitest';
import { realCredentials, realEnvironment } from '../contract/real-cloud.js';
import { type Watch, watchServers } from '../openstack/guest-simulator.js';
import { describeMainJob } from './main-job.js';
import { chatServers } from './world.js';

const trustees = {
  TRUSTEE_DOMAIN_NAME: 'magnum',
  TRUSTEE_DOMAIN_ADMIN_NAME: 'magnum_domain_admin',
  TRUSTEE_DOMAIN_ADMIN_PASSWORD: 'secret',
};

/** One stack of servers, ports and volumes takes the real Heat up to a minute, and longer beside those of the other platforms. */
const patience = { change: 400_000 };

/**
 * The main job on a real OpenStack: real Keystone, Heat, Nova, Neutron and Cinder; in each server a guest
 * simulator that logs in as the cluster's trustee, has its certificate signed by this program and signals Heat. All
 * platforms walk at once, each with a program and a database of its own: most of it is waiting.
 */
describe.concurrent('on a real OpenStack', () => {
  let guests: Watch;
  beforeAll(async () => {
    guests = await watchServers({ admin: realCredentials('admin') });
  });
  afterAll(async () => {
    await guests?.stop();
  });

  // The hypervisor is fake: nobody answers at the addresses of its servers.
  const env = { ...realEnvironment('demo'), POLL_SECONDS: '1', CLUSTER_API_TIMEOUT: '0' };
  for (const [name, start] of Object.entries(chatServers)) {
    if (name === 'Slack over HTTP') {
      describeMainJob(`${name}, nodes with a token of their cluster`, start, env, patience);
    } else {
      describeMainJob(`${name}, nodes with a trustee`, start, { ...env, ...trustees }, patience);
    }
  }
});
