import { isHostOrPort } from '../addresses.js';
import type { DriverRefusal, DriverRequest } from '../driver.js';
import { asksTheCloud } from './heat-params.js';
import { refuseNetworks } from './networks.js';

/** What Kubernetes itself, or this driver's scripts, cannot do. */
export function refusal(asked: DriverRequest): DriverRefusal | null {
  const { tlsDisabled, insecureRegistry } = asked;
  if (tlsDisabled) {
    return {
      field: 'tlsDisabled',
      message: 'Kubernetes has had no API without TLS since release 1.20: leave tls_disabled out.',
    };
  }
  if (asked.volumeDriver === 'cinder' && !asksTheCloud(asked)) {
    return {
      field: 'volumeDriver',
      message: '"cinder" volume driver needs "cloud_provider_enabled" label to be true or unset.',
    };
  }
  if (insecureRegistry && !isHostOrPort(insecureRegistry)) {
    return {
      field: 'insecureRegistry',
      message: `insecure_registry is ${JSON.stringify(insecureRegistry)}, expecting a host or host:port.`,
    };
  }
  return refuseNetworks(asked);
}
