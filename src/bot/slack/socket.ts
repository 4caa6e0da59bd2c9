import type { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';

const shortestWaitMs = 250;
const longestWaitMs = 30_000;

/** A connection that comes back by itself. */
export interface Connection {
  /** Ends it; resolves when it is closed. */
  close(): Promise<void>;
}

/**
 * Connects in Socket Mode and connects again whenever the connection ends, soon at first and at most every
 * 30 s. Resolves when first connected; throws what the first connection throws.
 * Slack's own client gives up for good when a reconnection is refused, hence this loop instead.
 */
export async function keepConnected(receiver: SocketModeReceiver, logger: Logger): Promise<Connection> {
  const { client } = receiver;
  let closing = false;
  let timer: NodeJS.Timeout | undefined;
  let connecting = false;

  function again(waitMs: number): void {
    if (closing) return;
    clearTimeout(timer);
    timer = setTimeout(() => void reconnect(Math.min(waitMs * 2, longestWaitMs)), waitMs);
  }
  async function reconnect(nextWaitMs: number): Promise<void> {
    connecting = true;
    try {
      await client.start();
      logger.info('connected to Slack again');
    } catch (error) {
      logger.warn({ err: error, waitMs: nextWaitMs }, 'Slack did not take the connection, trying again');
      again(nextWaitMs);
    } finally {
      connecting = false;
    }
  }

  await client.start();
  client.on('disconnected', () => {
    if (closing || connecting) return;
    logger.info('the connection to Slack ended, connecting again');
    again(shortestWaitMs);
  });
  return {
    async close() {
      closing = true;
      clearTimeout(timer);
      if (client.websocket !== undefined) await client.disconnect();
    },
  };
}
