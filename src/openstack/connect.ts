import { createBarbican } from './barbican/barbican.js';
import { createCinder } from './cinder/cinder.js';
import type { Cloud } from './cloud.js';
import type { Credentials } from './credentials.js';
import { createGlance } from './glance/glance.js';
import { createHeat } from './heat/heat.js';
import { createAgents } from './http/agents.js';
import { createSend } from './http/send.js';
import { createIdentity } from './identity/identity.js';
import { createSession } from './identity/session.js';
import { createNeutron } from './neutron/neutron.js';
import { createNova } from './nova/nova.js';
import { createService } from './service.js';

export interface ConnectOptions {
  /** Milliseconds one attempt of a request may take; default 30 000. */
  readonly timeoutMs?: number;
}

/**
 * A {@link Cloud} for these credentials. Nothing is sent until the first call, which logs in; the token is kept,
 * renewed before it expires, and got anew when a service refuses it.
 */
export function connect(credentials: Credentials, { timeoutMs = 30_000 }: ConnectOptions = {}): Cloud {
  const agents = createAgents(credentials);
  const session = createSession(credentials, createSend(agents, timeoutMs));
  return {
    identity: createIdentity(session),
    heat: createHeat(
      createService(session, {
        service: 'heat',
        type: 'orchestration',
        version: (project) => `/v1/${project}`,
      }),
    ),
    nova: createNova(createService(session, { service: 'nova', type: 'compute', version: () => '/v2.1' })),
    neutron: createNeutron(
      createService(session, { service: 'neutron', type: 'network', version: () => '/v2.0' }),
    ),
    glance: createGlance(createService(session, { service: 'glance', type: 'image', version: () => '/v2' })),
    cinder: createCinder(
      createService(session, { service: 'cinder', type: 'volumev3', version: (project) => `/v3/${project}` }),
    ),
    barbican: createBarbican(
      createService(session, { service: 'barbican', type: 'key-manager', version: () => '/v1' }),
    ),
    close: () => agents.close(),
  };
}
