import { z } from 'zod';
import type { Driver, DriverInput } from '../../src/drivers/driver.js';
import type { Cloud } from '../../src/openstack/cloud.js';
import { connect } from '../../src/openstack/connect.js';
import { startSandbox } from '../../src/sandbox/sandbox.js';
import { inputFor } from './inputs.js';
import { startMagnumApi } from './magnum-api.js';

/** An empty sandbox with the Magnum that its guests ask, for stacks of drivers without the engine. */
export interface DriverLab {
  readonly cloud: Cloud;
  /** What a driver makes parameters from, for a cluster whose guests find that Magnum. */
  asked(driver: Driver, changes?: Partial<DriverInput>): DriverInput;
  /** What a service answers an admin to a GET. */
  ask<T>(service: 'compute' | 'network' | 'load-balancer', path: string, schema: z.ZodType<T>): Promise<T>;
  /** All servers with their user data in base64, as Nova keeps it. */
  servers(): Promise<{ name: string; userData: string }[]>;
  stop(): Promise<void>;
}

const Servers = z.object({
  servers: z.array(z.object({ name: z.string(), 'OS-EXT-SRV-ATTR:user_data': z.string() })),
});

/** Opens one; each test file has its own. */
export async function openDriverLab(): Promise<DriverLab> {
  const sandbox = await startSandbox({ statePath: null, pace: 0 });
  const cloud = connect(sandbox.credentials);
  const admin = connect(sandbox.adminCredentials);
  const token = 'let me in';
  const magnum = await startMagnumApi({ clusterUuid: '5d12f6fd-a196-4bf0-ae4c-1f639a523a52', token });
  const ask: DriverLab['ask'] = async (service, path, schema) => {
    const response = await fetch(`${await admin.identity.endpoint(service)}${path}`, {
      headers: {
        'X-Auth-Token': await admin.identity.token(),
        'OpenStack-API-Version': 'compute 2.3',
      },
    });
    return schema.parse(await response.json());
  };
  return {
    cloud,
    ask,
    asked: (driver, changes = {}) =>
      inputFor(driver, {
        magnumUrl: magnum.url,
        authUrl: sandbox.authUrl,
        clusterToken: token,
        ...changes,
      }),
    async servers() {
      const { servers } = await ask('compute', '/servers/detail?all_tenants=1', Servers);
      return servers.map(({ name, 'OS-EXT-SRV-ATTR:user_data': userData }) => ({ name, userData }));
    },
    async stop() {
      await Promise.all([cloud.close(), admin.close(), magnum.close(), sandbox.close()]);
    },
  };
}
