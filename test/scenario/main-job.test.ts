import { describeMainJob } from './main-job.js';
import { withConsole } from './world.js';

for (const [name, start] of Object.entries(withConsole)) {
  describeMainJob(name, start, {}, { change: 20_000 });
}
