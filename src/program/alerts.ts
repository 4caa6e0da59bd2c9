import type { Logger } from 'pino';
import type { Place, Platform } from '../bot/platform.js';
import type { ProgramConfig } from '../config/program/load.js';

/**
 * The places that ALERT_CHANNEL names, on every started platform that has such a channel. A name that no
 * platform has is logged.
 */
export async function findAlertPlaces(
  channels: ProgramConfig['alertChannels'],
  platforms: readonly Platform[],
  log: Logger,
): Promise<Place[]> {
  const places: Place[] = [];
  for (const { platform: wanted, channel } of channels) {
    let found = 0;
    for (const platform of platforms) {
      if (wanted && platform.name !== wanted) continue;
      const place = await platform.findChannel(channel).catch((err: unknown) => {
        log.warn({ err, platform: platform.name, channel }, 'start: an alert channel could not be looked up');
        return null;
      });
      if (!place) continue;
      places.push(place);
      found++;
    }
    if (found === 0) log.warn({ channel }, 'start: no platform has this ALERT_CHANNEL');
  }
  return places;
}
