/** Where a server finds its settings. */
export const heatParamsPath = '/etc/sysconfig/heat-params';

/** Where a server's scripts are: a folder that is writable on an immutable host too, and survives a reboot. */
export const scriptsPath = '/var/lib/magnum-node';

/** Is there once a server has booted well. */
export const done = `${scriptsPath}/done`;

/** The mark in user data that `server.yaml` puts the settings in for. */
export const mark = '__HEAT_PARAMS__';
