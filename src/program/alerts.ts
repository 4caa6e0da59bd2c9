import type { Logger } from 'pino';
import type { Platform } from '../bot/platform.js';
import type { ProgramConfig } from '../config/program/load.js';

/** Logs every channel that ALERT_CHANNEL names and no platform has, as far as platforms can be asked now. */
export async function checkAlertChannels(
  channels: ProgramConfig['alertChannels'],
  platforms: readonly Platform[],
  log: Logger,
): Promise<void> {
  for (const { platform: wanted, channel } of channels) {
    const asked = platforms.filter(({ name }) => !wanted || wanted === name);
    const found = await Promise.all(
      asked.map((platform) =>
        platform.findChannel(channel).catch((err: unknown) => {
          log.warn(
            { err, platform: platform.name, channel },
            'start: an alert channel could not be looked up',
          );
          return null;
        }),
      ),
    );
    if (!found.some(Boolean)) log.warn({ channel }, 'start: no platform has this ALERT_CHANNEL');
  }
}
