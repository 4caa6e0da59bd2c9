import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Nothing but Node and npm is taken for granted here: this file runs before anything is installed.

const root = fileURLToPath(new URL('..', import.meta.url));
const marks = join(root, 'node_modules', '.magnum-chatops');
const lockFile = join(root, '.preparing');
const oldest = [20, 19];

/** What is made, in this order: from what, and how. Each is made again only when what it is made from has changed. */
const steps = [
  {
    name: 'packages',
    product: 'node_modules/.package-lock.json',
    sources: ['package-lock.json'],
    saying: 'Installing packages',
    make() {
      run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
    },
  },
  {
    name: 'clients',
    product: 'src/engine/store/generated/postgresql/client.ts',
    sources: [
      'prisma/models.prisma',
      'prisma/sqlite/main.prisma',
      'prisma/postgresql/main.prisma',
      'package-lock.json',
    ],
    saying: 'Generating the database clients',
    make() {
      for (const provider of ['sqlite', 'postgresql']) {
        // The schema engine is not needed to generate, and would be downloaded.
        run(bin('prisma'), ['generate', '--schema', `prisma/${provider}`, '--no-hints'], {
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        });
      }
    },
  },
  {
    name: 'program',
    product: 'dist/main.js',
    sources: [
      'src',
      'scripts/prepare.mjs',
      'tsconfig.json',
      'tsconfig.build.json',
      'package-lock.json',
      'prisma',
    ],
    saying: 'Compiling',
    make() {
      run(bin('tsc'), ['-p', 'tsconfig.build.json']);
      // Some two hundred modules read a sentence: as one file `parse` starts a quarter sooner.
      rmSync(join(root, 'dist/program/commands/assets'), { recursive: true, force: true });
      const parse = ['--ssr', 'src/program/commands/parse.ts', '--outDir', 'dist/program/commands'];
      run(bin('vite'), ['build', ...parse, '--emptyOutDir=false', '--sourcemap', '--logLevel', 'error']);
    },
  },
  {
    name: 'page',
    product: 'dist/playground/index.html',
    sources: ['src/bot/playground', 'src/card', 'src/speech', 'src/intents/command.ts', 'package-lock.json'],
    saying: 'Building the page',
    make() {
      const config = 'src/bot/playground/page/vite.config.mjs';
      run(bin('vite'), ['build', '--config', config, '--logLevel', 'error']);
    },
  },
];

/**
 * Makes a fresh clone runnable: installs packages, generates the database clients, compiles the program and
 * builds the playground's page. Whoever comes while another process is at it waits for that one.
 */
export async function prepare() {
  requireNode();
  if (steps.every((step) => isMade(step, fingerprint(step.sources)))) return;
  const letGo = lock();
  for (const step of steps) {
    const state = fingerprint(step.sources);
    if (isMade(step, state)) continue;
    console.error(`${step.saying} …`);
    rmSync(markOf(step), { force: true });
    step.make();
    mkdirSync(marks, { recursive: true });
    writeFileSync(markOf(step), state);
  }
  letGo();
}

/** Holds other processes back until it is let go, or this process ends; one that was killed holds nobody back. */
function lock() {
  let told = false;
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!lives(holder())) {
      rmSync(lockFile, { force: true });
      continue;
    }
    if (!told) console.error('Another process is preparing this; waiting for it …');
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  const letGo = () => rmSync(lockFile, { force: true });
  process.once('exit', letGo);
  return letGo;
}

function holder() {
  try {
    return Number(readFileSync(lockFile, 'utf8'));
  } catch {
    return 0;
  }
}

function lives(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function markOf({ name }) {
  return join(marks, name);
}

/** Whether it was made of these very sources and is still there. */
function isMade(step, state) {
  const mark = markOf(step);
  return existsSync(mark) && existsSync(join(root, step.product)) && readFileSync(mark, 'utf8') === state;
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  console.error(`magnum-chatops needs Node ${oldest.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Changes when any file below the sources does: by name, size and time, without reading them. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  const add = (path) => {
    const stats = statSync(path);
    if (!stats.isDirectory()) {
      hash.update(`${path}\0${stats.size}\0${stats.mtimeMs}\0`);
      return;
    }
    for (const name of readdirSync(path).sort()) if (name !== 'generated') add(`${path}/${name}`);
  };
  for (const source of sources) add(join(root, source));
  return hash.digest('hex');
}

function bin(name) {
  return join(root, 'node_modules', '.bin', name);
}

function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...env },
  });
  if (status === 0) return;
  console.error(`${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}.`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await prepare();
