import type { Channel, Connection } from 'rabbitmq-client';

/** Declares what is not there; what is there stays as it was made. Asking for what is missing costs a channel. */
export async function unlessThere(
  connection: Connection,
  declare: (channel: Channel, passive: boolean) => Promise<unknown>,
): Promise<void> {
  for (const passive of [true, false]) {
    const channel = await connection.acquire();
    try {
      await declare(channel, passive);
      await channel.close();
      return;
    } catch (error) {
      if (channel.active) await channel.close();
      const isMissing = error instanceof Error && 'code' in error && error.code === 'NOT_FOUND';
      if (!passive || !isMissing) throw error;
    }
  }
}
