// The program with the sandbox, which signs beside its other work when it is told to: { csr, ca, seconds, parallel } → { count, cpu, took } in seconds.
import { pino } from 'pino';
import { loadConfig } from '../../dist/config/config.js';
import { openAuthority, signRequest } from '../../dist/engine/certificates/issue.js';
import { serve } from '../../dist/program/serve.js';

const loaded = loadConfig(process.env);
if (loaded.problems) throw new Error(loaded.problems.join('\n'));
await serve(loaded.config, 'all', pino({ level: 'error' }, pino.destination(2)));

process.on('message', async ({ csr, ca, seconds, parallel }) => {
  const by = openAuthority(ca);
  const begun = performance.now();
  const used = process.cpuUsage();
  let count = 0;
  const work = async () => {
    while (performance.now() - begun < seconds * 1000) {
      await signRequest(csr, by);
      count++;
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  const { user, system } = process.cpuUsage(used);
  process.send({ count, cpu: (user + system) / 1e6, took: (performance.now() - begun) / 1000 });
});
process.on('disconnect', () => process.exit());
process.send('started');
