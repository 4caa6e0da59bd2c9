import type { Driver } from '../driver.js';
import { once, readFiles } from '../read-files.js';
import { bootOf } from './boot.js';
import type { UserDataFormat } from './user-data.js';

/** Names of scripts by the role of the server that runs them, in order. */
type Steps = Readonly<Record<'master' | 'node', readonly string[]>>;

const none: Steps = { master: [], node: [] };

/**
 * {@link Driver.files} of a driver whose templates and scripts are in `folder`, beside those that all have and those of the
 * further folders. The user data of a role has the key `FOLDER/boot/ROLE`.
 */
export function stackFiles(own: {
  readonly folder: string;
  readonly templates?: readonly string[];
  readonly scripts?: readonly string[];
  readonly format: UserDataFormat;
  readonly roles: Steps;
  readonly sourced: readonly string[];
  readonly upgradeSteps?: Steps;
  readonly rotationSteps?: Steps;
}): Driver['files'] {
  const {
    folder,
    templates = [],
    scripts = [],
    format,
    roles,
    sourced,
    upgradeSteps = none,
    rotationSteps = none,
  } = own;
  return once(() => {
    const guest = readFiles('server/guest', ...scripts, `${folder}/guest`);
    const userData = (['master', 'node'] as const).map((role) => [
      `${folder}/boot/${role}`,
      format.document(
        bootOf(guest, roles[role], sourced, {
          upgradeSteps: upgradeSteps[role],
          rotationSteps: rotationSteps[role],
        }),
      ),
    ]);
    return {
      ...readFiles('network/heat', 'server/heat', 'node-group/heat', ...templates, `${folder}/heat`),
      ...Object.fromEntries(userData),
    };
  });
}
