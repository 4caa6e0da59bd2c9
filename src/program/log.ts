import pino, { type Logger } from 'pino';
import type { ProgramConfig } from '../config/program/load.js';

/** Names under which secrets travel; their values never reach a log. */
const secrets = [
  'token',
  'password',
  'secret',
  'authorization',
  'csr',
  'privateKey',
  'private_key',
  'botToken',
  'appToken',
  'signingSecret',
];

/**
 * The program's structured log, on standard error: JSON lines, or readable ones on a terminal. What looks like
 * a secret is left out wherever it stands.
 */
export function createLog(config: Pick<ProgramConfig, 'LOG_LEVEL' | 'LOG_FORMAT'>): Logger {
  const options = {
    level: config.LOG_LEVEL,
    base: null,
    redact: {
      paths: secrets.flatMap((name) => [
        name,
        `*.${name}`,
        `*.*.${name}`,
        `*.*.*.${name}`,
        `headers["x-auth-token"]`,
        `*.headers["x-auth-token"]`,
      ]),
      censor: '[left out]',
    },
  };
  const format = config.LOG_FORMAT ?? (process.stderr.isTTY ? 'pretty' : 'json');
  if (format === 'pretty') {
    return pino({
      ...options,
      transport: { target: 'pino-pretty', options: { destination: 2, ignore: 'pid,hostname' } },
    });
  }
  return pino(options, pino.destination(2));
}
