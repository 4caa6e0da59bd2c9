import { gzipSync } from 'node:zlib';
import type { HeatParams } from './heat-params.js';
import { renderHeatParams } from './heat-params.js';
import { done, heatParamsPath, mark, scriptsPath } from './places.js';
import { changeUnits, timer } from './units.js';

/** What a role of server does at its first boot. */
export interface Boot {
  /** Texts by file name, all put into one folder. */
  readonly scripts: Readonly<Record<string, string>>;
  /** Names of the scripts that `boot.sh` runs, in order. */
  readonly steps: readonly string[];
  /** Names of the scripts that `upgrade.sh` runs, in order; empty where servers stay as they were built. */
  readonly upgradeSteps: readonly string[];
  /** Those that it runs in each round of a new authority (`rotation.ts`). */
  readonly rotationSteps: readonly string[];
}

/** A way to tell a server what to do: the user data of a role, and how settings are written inside it. */
export interface UserDataFormat {
  document(boot: Boot): string;
  heatParams(params: HeatParams): string;
}

/**
 * For hosts with cloud-init. JSON is YAML, so every text is quoted by the rules of JSON. Scripts are gzipped, as Nova takes
 * 64 KiB of base64 in all; the settings are not, as Heat has to fill their marks in.
 */
export const cloudConfig: UserDataFormat = {
  document({ scripts, steps, ...changes }) {
    const boot = ['/bin/bash', `${scriptsPath}/boot.sh`, ...steps];
    const units = changeUnits(changes);
    const andThen = `touch ${done} && systemctl daemon-reload && systemctl enable --now ${timer}`;
    const config = {
      write_files: [
        { path: heatParamsPath, owner: 'root:root', permissions: '0600', content: mark },
        ...Object.entries(scripts).map(([name, text]) => ({
          path: `${scriptsPath}/${name}`,
          owner: 'root:root',
          permissions: '0700',
          encoding: 'gz+b64',
          content: gzipSync(text, { level: 9 }).toString('base64'),
        })),
        ...units.map(({ name, contents }) => ({
          path: `/etc/systemd/system/${name}`,
          owner: 'root:root',
          permissions: '0644',
          content: contents,
        })),
      ],
      runcmd: [units.length > 0 ? ['/bin/sh', '-c', `${boot.join(' ')} && ${andThen}`] : boot],
    };
    return `#cloud-config\n${JSON.stringify(config)}\n`;
  },
  heatParams: (params) => insideJson(renderHeatParams(params)),
};

function insideJson(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  return escaped.replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
