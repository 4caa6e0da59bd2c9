import type { Logger } from 'pino';
import type { Engine } from '../../engine/engine.js';
import type { Platform } from '../platform.js';

/** How the engine asks the chat for somebody's groups: null where their platform is not here, has none, or does not say now. */
export function groupsIn(
  platforms: ReadonlyMap<string, Platform>,
  log: Logger,
): NonNullable<Engine['groupsOf']> {
  return async ({ platform, workspace, id }) => {
    try {
      return (await platforms.get(platform)?.groupsOf?.(workspace, id)) ?? null;
    } catch (err) {
      log.warn({ err, platform }, 'identity: the groups of somebody who voted are not known now');
      return null;
    }
  };
}
