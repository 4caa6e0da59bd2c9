import { describeMainJob } from './main-job.js';
import { chatServers } from './world.js';

for (const [name, start] of Object.entries(chatServers)) {
  describeMainJob(name, start, {}, { change: 20_000 });
}
