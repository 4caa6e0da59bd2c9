import { gzipSync } from 'node:zlib';
import type { HeatParams } from './heat-params.js';
import { renderHeatParams } from './heat-params.js';

/** Where a server finds its settings. */
const heatParamsPath = '/etc/sysconfig/heat-params';

/** Where a server's scripts are: a folder that is writable on an immutable host too, and survives a reboot. */
const scriptsPath = '/var/lib/magnum-node';

/** Is there once a server has booted well. */
const done = `${scriptsPath}/done`;

/** The mark in user data that `server.yaml` puts the settings in for. */
const mark = '__HEAT_PARAMS__';

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

/**
 * For hosts with Ignition, such as Fedora CoreOS. Scripts are gzipped, as Nova takes 64 KiB of base64 in all; the
 * settings are not, as Heat has to fill their marks in.
 */
export const ignition: UserDataFormat = {
  document({ scripts, steps, ...changes }) {
    const config = {
      ignition: { version: '3.3.0' },
      storage: {
        files: [
          { path: heatParamsPath, mode: 0o600, overwrite: true, contents: { source: `data:,${mark}` } },
          ...Object.entries(scripts).map(([name, text]) => ({
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

function firstBootUnit(steps: readonly string[]): string {
  return `[Unit]
Description=Makes this server a node of its cluster
Wants=network-online.target
After=network-online.target
ConditionPathExists=!${done}

[Service]
Type=oneshot
RemainAfterExit=true
ExecStart=/bin/bash ${scriptsPath}/boot.sh ${steps.join(' ')}
ExecStartPost=/usr/bin/touch ${done}

[Install]
WantedBy=multi-user.target
`;
}

const timer = 'magnum-upgrade.timer';

/** Twice a minute a server that has booted looks whether it is to change itself. */
function changeUnits({ upgradeSteps, rotationSteps }: Pick<Boot, 'upgradeSteps' | 'rotationSteps'>) {
  if (upgradeSteps.length + rotationSteps.length === 0) return [];
  const steps = rotationSteps.length > 0 ? [...upgradeSteps, '--', ...rotationSteps] : upgradeSteps;
  const service = `[Unit]
Description=Upgrades this node of its cluster when it is told to
Wants=network-online.target
After=network-online.target
ConditionPathExists=${done}

[Service]
Type=oneshot
ExecStart=/bin/bash ${scriptsPath}/upgrade.sh ${steps.join(' ')}
`;
  const often = `[Unit]
Description=Looks whether this node is to upgrade itself

[Timer]
OnBootSec=60
OnUnitInactiveSec=30

[Install]
WantedBy=timers.target
`;
  return [
    { name: 'magnum-upgrade.service', contents: service },
    { name: timer, enabled: true, contents: often },
  ];
}
