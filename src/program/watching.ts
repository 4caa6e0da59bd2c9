import type { Config } from '../config/config.js';
import { lookAtApprovals } from '../engine/approvals/look.js';
import type { Engine } from '../engine/engine.js';
import { checkHealth } from '../engine/watch/health.js';
import { lookForStrays } from '../engine/watch/strays.js';
import { sweep } from '../engine/watch/sweep.js';
import { startWatch } from '../engine/watch/watch.js';

/** What a conductor looks at and listens to beside the operations in progress. */
export async function startWatching({ program }: Config, engine: Engine): Promise<{ stop(): Promise<void> }> {
  const asksClusters = engine.settings.clusterApiTimeout > 0;
  const parts = [
    startWatch(engine, {
      name: 'approvals',
      seconds: engine.settings.pollSeconds,
      look: (stopping) => lookAtApprovals(engine, new Date(), stopping),
    }),
    startWatch(engine, {
      name: 'stacks',
      seconds: program.SWEEP_SECONDS,
      look: (stopping) => sweep(engine, stopping),
    }),
    startWatch(engine, {
      name: 'strays',
      seconds: program.SWEEP_SECONDS,
      look: (stopping) => lookForStrays(engine, new Date(), stopping),
    }),
    startWatch(engine, {
      name: 'health',
      seconds: asksClusters ? program.HEALTH_POLL_SECONDS : 0,
      look: (stopping) => checkHealth(engine, stopping),
    }),
  ];
  const { HEAT_NOTIFICATION_AMQP_URL: url } = program;
  if (url) {
    const { listenToHeat } = await import('../engine/heat-notifications/listen.js');
    const exchange = program.HEAT_NOTIFICATION_EXCHANGE;
    parts.push(listenToHeat(engine, { url, exchange, topic: program.HEAT_NOTIFICATION_TOPIC }));
  }
  return {
    async stop() {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}
