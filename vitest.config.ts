import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const openstack = ['test/**/openstack.test.ts', 'test/openstack/**/*.test.ts'];
const guests = ['test/guests/**/*.test.ts'];
const browser = ['test/browser/**/*.test.ts'];

export default defineConfig({
  test: {
    // Much of a test's time is waiting: two at once on two cores, where vitest by itself runs one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Of tests in one file that run at once: each makes a cluster of its own on one cloud.
    maxConcurrency: 3,
    reporters: [
      'default',
      ['json', { outputFile: `test-results/${process.env.TEST_REPORT ?? 'vitest'}.json` }],
    ],
    projects: [
      {
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: [...openstack, ...guests, ...browser],
          setupFiles: ['test/seed.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          env: { NODE_ENV: 'test' },
        },
      },
      {
        test: {
          name: 'browser',
          include: browser,
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        test: {
          name: 'openstack',
          include: openstack,
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 300_000,
          env: { TEST_OPENSTACK: '1' },
        },
      },
      {
        test: {
          name: 'guests',
          include: guests,
          testTimeout: 1_260_000,
          hookTimeout: 900_000,
        },
      },
    ],
  },
});
