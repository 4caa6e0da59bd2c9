import type { HeatParams } from './heat-params.js';
import { renderHeatParams } from './heat-params.js';

/** Where a server finds its settings. */
const heatParamsPath = '/etc/sysconfig/heat-params';

/** Where a server's scripts are: a folder that is writable on an immutable host too, and survives a reboot. */
const scriptsPath = '/var/lib/magnum-node';

/** The mark in user data that `server.yaml` puts the settings in for. */
const mark = '__HEAT_PARAMS__';

/** What a role of server does at its first boot. */
export interface Boot {
  /** Texts by file name, all put into one folder. */
  readonly scripts: Readonly<Record<string, string>>;
  /** Names of the scripts that `boot.sh` runs, in order. */
  readonly steps: readonly string[];
}

/** A way to tell a server what to do: the user data of a role, and how settings are written inside it. */
export interface UserDataFormat {
  document(boot: Boot): string;
  heatParams(params: HeatParams): string;
}

/** For hosts with cloud-init. JSON is YAML, so every text is quoted by the rules of JSON. */
export const cloudConfig: UserDataFormat = {
  document({ scripts, steps }) {
    const config = {
      write_files: [
        { path: heatParamsPath, owner: 'root:root', permissions: '0600', content: mark },
        ...Object.entries(scripts).map(([name, content]) => ({
          path: `${scriptsPath}/${name}`,
          owner: 'root:root',
          permissions: '0700',
          content,
        })),
      ],
      runcmd: [['/bin/bash', `${scriptsPath}/boot.sh`, ...steps]],
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
