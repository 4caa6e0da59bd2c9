import { connect } from '../../src/openstack/connect.js';
import { startSandbox } from '../../src/sandbox/sandbox.js';
import { describeCloudContract } from './contract.js';

describeCloudContract('the sandbox', async () => {
  const sandbox = await startSandbox({ statePath: null, pace: 0 });
  const cloud = connect(sandbox.credentials);
  return {
    cloud,
    credentials: sandbox.credentials,
    cloudAdmin: sandbox.adminCredentials,
    trusteeAdmin: sandbox.trusteeDomainCredentials,
    stop: async () => {
      await cloud.close();
      await sandbox.close();
    },
  };
});
