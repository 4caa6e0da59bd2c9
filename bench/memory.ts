import { setTimeout as sleep } from 'node:timers/promises';
import { choosePort } from '../src/program/server.js';
import { startFakeSlack } from '../test/servers/slack/server.js';
import { startProgram } from './program.js';

/** MB (10^6 bytes) of resident memory, of the program with the sandbox in it. */
const limit = 250;
const settle = 3_000;

/** Resident memory after the start, and the most that it came to while clusters were built, one after the other. */
export async function run(): Promise<boolean> {
  const chat = await startFakeSlack({ mode: 'socket' });
  const program = await startProgram({ ...chat.env, PORT: String(await choosePort(0)), SANDBOX_PACE: '0.1' });
  await sleep(settle);
  const started = program.memory();
  let most = started;
  const watching = setInterval(() => {
    most = Math.max(most, program.memory());
  }, 50);
  const ann = chat.user('ann');
  const seen = (title: string) =>
    ann.until(title, () => ann.messages('#ops').find((message) => message.title === title), 60_000);
  await ann.say(
    '#ops',
    '/magnum cluster-template-create swarm --image Fedora-Atomic-26-20170723.0.x86_64 --keypair testkey --external-network public --flavor m1.small --coe swarm',
  );
  await seen('Cluster template swarm created');
  for (const name of ['one', 'two', 'three']) {
    await ann.say('#ops', `/magnum cluster-create ${name} --cluster-template swarm --node-count 2`);
    await seen(`CREATE_COMPLETE · ${name}`);
  }
  clearInterval(watching);
  await sleep(settle);
  const after = program.memory();
  await program.stop();
  await chat.stop();
  console.log(
    `memory with Slack, playground and sandbox: ${started} MB after the start, at most ${most} MB while three clusters were built, ${after} MB after (limit ${limit} MB)`,
  );
  return most < limit;
}
