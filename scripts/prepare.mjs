import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Nothing but Node and npm is taken for granted here: this file runs before anything is installed.

const root = fileURLToPath(new URL('..', import.meta.url));
const marks = join(root, 'node_modules', '.magnum-chatops');
const oldest = [20, 19];

/**
 * Makes a fresh clone runnable: installs packages, generates the database clients, compiles the program and
 * builds the playground's page. Each is done again only when what it is made from has changed.
 */
export async function prepare() {
  requireNode();
  step('packages', 'node_modules/.package-lock.json', ['package-lock.json'], 'Installing packages', () => {
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  });
  step(
    'clients',
    'src/engine/store/generated/postgresql/client.ts',
    [
      'prisma/models.prisma',
      'prisma/sqlite/main.prisma',
      'prisma/postgresql/main.prisma',
      'package-lock.json',
    ],
    'Generating the database clients',
    () => {
      for (const provider of ['sqlite', 'postgresql']) {
        // The schema engine is not needed to generate, and would be downloaded.
        run(bin('prisma'), ['generate', '--schema', `prisma/${provider}`, '--no-hints'], {
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        });
      }
    },
  );
  step(
    'program',
    'dist/main.js',
    ['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'prisma'],
    'Compiling',
    () => {
      run(bin('tsc'), ['-p', 'tsconfig.build.json']);
    },
  );
  step(
    'page',
    'dist/playground/index.html',
    ['src/bot/playground', 'src/card', 'src/speech', 'src/intents/command.ts', 'package-lock.json'],
    'Building the page',
    () => {
      run(bin('vite'), [
        'build',
        '--config',
        'src/bot/playground/page/vite.config.mjs',
        '--logLevel',
        'error',
      ]);
    },
  );
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  console.error(`magnum-chatops needs Node ${oldest.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Does `work` unless it was done for these very sources and what it makes is still there. */
function step(name, product, sources, saying, work) {
  const mark = join(marks, name);
  const state = fingerprint(sources);
  const made = existsSync(mark) && existsSync(join(root, product));
  if (made && readFileSync(mark, 'utf8') === state) return;
  console.error(`${saying} …`);
  rmSync(mark, { force: true });
  work();
  mkdirSync(marks, { recursive: true });
  writeFileSync(mark, state);
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
    for (const name of readdirSync(path).sort()) if (name !== 'generated') add(join(path, name));
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
