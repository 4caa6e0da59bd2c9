// npm test: everything that needs no OpenStack.   npm run test:openstack: everything that needs a real one.
// npm run test:guests: what needs real Linux systems in place of its servers.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from './prepare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules', '.bin', name);

/** How a script of tests ends where the machine lacks what they need: so does this one, and .ci/run knows it by that. */
const cannot = 77;

/** Runs a command to its end; answers its exit code, or null where it has none. */
function codeOf(saying, command, args, env = {}) {
  console.log(`\n== ${saying}`);
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status;
}

const run = (...command) => codeOf(...command) === 0;

/** What tests want of Debian where it can be had by itself; else the test says what to install. */
function install(saying, packages) {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const get = (...args) => run(saying, 'apt-get', [...args, '-qq'], env);
  const wanted = ['install', '-y', '--no-install-recommends', ...packages];
  get(...wanted) || (get('update') && get(...wanted));
}

function installBrowser() {
  if (['/usr/bin/chromium', '/usr/bin/google-chrome'].some(existsSync) || process.env.CHROMIUM) return;
  install('Installing Chromium', ['chromium']);
}

function installShellcheck() {
  if (!existsSync('/usr/bin/shellcheck')) install('Installing shellcheck', ['shellcheck']);
}

function counts(report) {
  const path = join(root, 'test-results', `${report}.json`);
  if (!existsSync(path)) return { passed: 0, failed: 1 };
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    numFailedTestSuites: suites,
  } = JSON.parse(readFileSync(path, 'utf8'));
  // A file that could not even be read has no failed test in it.
  return { passed, failed: failed === 0 && suites > 0 ? suites : failed };
}

/** A line for each test that failed: where it stands, what it is called, and the first line of why. */
function failures(report) {
  const path = join(root, 'test-results', `${report}.json`);
  if (!existsSync(path)) return [];
  return JSON.parse(readFileSync(path, 'utf8')).testResults.flatMap(({ name, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    const lines = failed.map(
      ({ fullName, failureMessages }) => `${file} > ${fullName}: ${failureMessages[0]?.split('\n')[0]}`,
    );
    return lines.length === 0 && message ? [`${file}: ${message.split('\n')[0]}`] : lines;
  });
}

function vitest(report, ...args) {
  rmSync(join(root, 'test-results', `${report}.json`), { force: true });
  const passed = run(`Tests: ${report}`, bin('vitest'), ['run', ...args], { TEST_REPORT: report });
  return { ok: passed, report };
}

await prepare();
const results = [];
const further = {
  openstack: ['A real OpenStack', 'test/openstack/run.sh'],
  guests: ['Real guests on a real OpenStack', 'test/guests/run.sh'],
}[process.argv[2]];
if (further) {
  const report = process.argv[2];
  if (report === 'openstack') installBrowser();
  rmSync(join(root, 'test-results', `${report}.json`), { force: true });
  const code = codeOf(further[0], 'bash', [further[1]], { TEST_REPORT: report });
  results.push({ ok: code === 0, cannot: code === cannot, report });
} else {
  const check = (name, ...command) =>
    results.push({ ok: run(name, bin(command[0]), command.slice(1)), name });
  check('Lint', 'biome', 'check', '--error-on-warnings');
  check('Types', 'tsc', '--noEmit', '-p', '.');
  check('Types of the page', 'tsc', '--noEmit', '-p', 'src/bot/playground/page');
  installShellcheck();
  results.push(vitest('fast', '--project', 'fast'));
  installBrowser();
  results.push(vitest('browser', '--project', 'browser'));
}

const total = { passed: 0, failed: 0 };
for (const { ok, report, name } of results) {
  const { passed, failed } = report ? counts(report) : { passed: 0, failed: ok ? 0 : 1 };
  total.passed += passed;
  total.failed += failed === 0 && !ok ? 1 : failed;
  const said = report ? failures(report) : [];
  if (!ok && said.length === 0) said.push(`${name ?? report}: see its output above`);
  for (const line of said) console.log(`failed: ${line}`);
}
console.log(`\ntests: ${total.passed} passed, ${total.failed} failed`);
const lacking = results.some((one) => one.cannot) ? cannot : 1;
process.exitCode = total.failed === 0 ? 0 : lacking;
