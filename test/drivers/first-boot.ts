import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderHeatParams } from '../../src/drivers/server/heat-params.js';

const root = fileURLToPath(new URL('../../src/drivers/', import.meta.url));

/** How a script ended. */
export interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/** A folder with all guest scripts, as a server has them, and the means to run them outside of one. */
export interface FirstBoot {
  /** Runs a script in the folder with these arguments. */
  run(script: string, args?: readonly string[]): Promise<Ended>;
  /** Adds a step of the test's own. */
  addStep(name: string, text: string): void;
  /** Has a program's name stand for a script of the test's own. */
  stub(program: string, text: string): void;
}

/** Lays the scripts and settings out in an empty folder; `variables` are more of the environment that scripts see. */
export function firstBoot(
  folder: string,
  params: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): FirstBoot {
  const scripts = join(folder, 'scripts');
  mkdirSync(scripts, { recursive: true });
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (/\/guest\/[^/]+$/.test(path)) copyFileSync(join(root, path), join(scripts, basename(path)));
  }
  const heatParams = join(folder, 'heat-params');
  writeFileSync(heatParams, renderHeatParams(params));
  const stubs = join(folder, 'stubs');
  mkdirSync(stubs);
  const env = {
    PATH: `${stubs}:${process.env.PATH}`,
    PROGRAMS: stubs,
    HEAT_PARAMS_FILE: heatParams,
    STATE: join(folder, 'state'),
    REASON_FILE: join(folder, 'reason'),
    CERTIFICATES: join(folder, 'certificates'),
    KUBERNETES: join(folder, 'kubernetes'),
    UNITS: folder,
    CGROUPS: join(folder, 'cgroups'),
    KEY_BITS: '2048',
    RETRIES: '0',
    SIGNAL_PAUSES: '0 0',
    ...variables,
  };
  return {
    run: (script, args = []) =>
      new Promise((resolve, reject) => {
        const child = spawn('/bin/bash', [join(scripts, script), ...args], { env });
        let output = '';
        for (const stream of [child.stdout, child.stderr]) {
          stream.on('data', (chunk: Buffer) => {
            output += chunk.toString();
          });
        }
        child.on('error', reject);
        child.on('close', (status) => resolve({ status, output }));
      }),
    addStep: (name, text) => writeFileSync(join(scripts, name), text),
    stub(program, text) {
      writeFileSync(join(stubs, program), `#!/bin/bash\n${text}`);
      chmodSync(join(stubs, program), 0o700);
    },
  };
}
