import { gzipSync } from 'node:zlib';
import { renderHeatParams } from './heat-params.js';
import { heatParamsPath, mark, scriptsPath } from './places.js';
import { changeUnits, firstBootUnit } from './units.js';
import type { UserDataFormat } from './user-data.js';

/** A version of Ignition's configuration: what it is called, and what each file says beside its path and contents. */
interface Version {
  readonly version: string;
  readonly file: Readonly<Record<string, unknown>>;
}

/**
 * For hosts with Ignition. Scripts are gzipped, as Nova takes 64 KiB of base64 in all; the settings are not, as Heat has to
 * fill their marks in.
 */
function ignitionOf({ version, file }: Version): UserDataFormat {
  return {
    document({ scripts, steps, ...changes }) {
      const config = {
        ignition: { version },
        storage: {
          files: [
            {
              ...file,
              path: heatParamsPath,
              mode: 0o600,
              overwrite: true,
              contents: { source: `data:,${mark}` },
            },
            ...Object.entries(scripts).map(([name, text]) => ({
              ...file,
              path: `${scriptsPath}/${name}`,
              mode: 0o700,
              contents: {
                compression: 'gzip',
                source: `data:;base64,${gzipSync(text, { level: 9 }).toString('base64')}`,
              },
            })),
          ],
        },
        systemd: {
          units: [
            { name: 'magnum-node.service', enabled: true, contents: firstBootUnit(steps) },
            ...changeUnits(changes),
          ],
        },
      };
      return `${JSON.stringify(config)}\n`;
    },
    heatParams: (params) => encodeURIComponent(renderHeatParams(params)),
  };
}

/** For Fedora CoreOS. */
export const ignition: UserDataFormat = ignitionOf({ version: '3.3.0', file: {} });

/** For CoreOS Container Linux, whose last images have Ignition 0.34: it takes versions up to 2.3, in which a file names its file system. */
export const ignition2: UserDataFormat = ignitionOf({ version: '2.2.0', file: { filesystem: 'root' } });
