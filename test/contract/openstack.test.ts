import { describe, it } from 'vitest';
import { connect } from '../../src/openstack/connect.js';
import { describeCloudContract } from './contract.js';
import { realCredentials, realTrusteeAdmin, wantsRealCloud } from './real-cloud.js';

if (wantsRealCloud) {
  describeCloudContract('a real OpenStack', async () => {
    const credentials = realCredentials();
    const cloud = connect(credentials);
    const admins = { cloudAdmin: realCredentials('admin'), trusteeAdmin: realTrusteeAdmin() };
    return { cloud, credentials, ...admins, stop: () => cloud.close() };
  });
} else {
  describe('a real OpenStack keeps the contract of a cloud', () => {
    it.skip('not asked for: run `npm run test:openstack` (Debian 12, root), or set TEST_OPENSTACK=1');
  });
}
