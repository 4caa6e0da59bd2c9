import { done, scriptsPath } from './places.js';

/** The unit that runs a role's steps at the first boot. */
export function firstBootUnit(steps: readonly string[]): string {
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

/** The unit to enable once a server has booted, where it is not enabled from the start. */
export const timer = 'magnum-upgrade.timer';

/** Twice a minute a server that has booted looks whether it is to change itself. */
export function changeUnits({
  upgradeSteps,
  rotationSteps,
}: {
  readonly upgradeSteps: readonly string[];
  readonly rotationSteps: readonly string[];
}) {
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
