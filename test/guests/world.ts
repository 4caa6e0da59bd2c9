import { realEnvironment } from '../contract/real-cloud.js';
import { startWorld, type World } from '../scenario/world.js';
import { startFakeSlack } from '../servers/slack/server.js';

/** Guests reach this machine at these ports of their own 127.0.0.1, which `run.sh` found free and forwards: two for each file that runs. */
const ports = (process.env.GUESTS_PORTS ?? '').split(' ').map(Number);
const [port = 0, second = 0] = ports.slice(2 * (Number(process.env.VITEST_POOL_ID ?? 1) - 1));
/** Where {@link startInternet} is to listen. */
export const proxyPort = second;

/** How long a cluster may take to be made, changed or deleted. */
export const patience = 1_200_000;

/** The program on the real cloud, whose guests reach it; `authority` is a file with what they are to trust. */
export function startGuestWorld(authority?: string): Promise<World> {
  return startWorld(() => startFakeSlack({ mode: 'socket' }), {
    ...realEnvironment('demo'),
    PORT: String(port),
    MAGNUM_API_URL: `http://127.0.0.1:${port}/v1`,
    TRUSTEE_DOMAIN_NAME: 'magnum',
    TRUSTEE_DOMAIN_ADMIN_NAME: 'magnum_domain_admin',
    TRUSTEE_DOMAIN_ADMIN_PASSWORD: 'secret',
    // Each look at a cluster takes Heat a quarter of a second of a core, which guests want too.
    POLL_SECONDS: '3',
    ...(authority ? { NODE_CA_FILE: authority } : {}),
  });
}
