import { afterAll, beforeAll, describe } from 'vitest';
import type { CloudUnderTest } from './cloud-under-test.js';
import { groupContract } from './groups.js';
import { identityContract } from './identity.js';
import { listsContract } from './lists.js';
import { passcodeContract } from './passcodes.js';
import { refusalContract } from './refusals.js';
import { secretsContract } from './secrets.js';
import { serverContract } from './servers.js';
import { signalContract } from './signals.js';
import { stackContract } from './stacks.js';
import { trustContract } from './trusts.js';

/**
 * What the product counts on in every OpenStack, as tests. The sandbox and a real cloud must both keep it; where
 * they differ, the sandbox is wrong.
 */
export function describeCloudContract(name: string, start: () => Promise<CloudUnderTest>): void {
  describe(`${name} keeps the contract of a cloud`, { timeout: 180_000 }, () => {
    let started: CloudUnderTest | undefined;
    const test = () => {
      if (!started) throw new Error('the cloud under test has not started');
      return started;
    };
    beforeAll(async () => {
      started = await start();
    }, 60_000);
    afterAll(() => started?.stop());

    describe('Keystone', () => identityContract(test));
    describe('one-time codes', () => passcodeContract(test));
    describe('trusts', () => trustContract(test));
    describe('what there is to choose from', () => listsContract(test));
    describe('a stack', () => stackContract(test));
    describe('a group of nested stacks', () => groupContract(test));
    describe('signals', () => signalContract(test));
    describe('refusals', () => refusalContract(test));
    describe('secrets', () => secretsContract(test));
    describe('servers', () => serverContract(test));
  });
}
