import type { Credentials } from '../../openstack/credentials.js';
import type { ReadFile } from './clouds-file.js';
import { readAuth } from './login.js';
import type { Reading } from './options.js';

/** The options as {@link Credentials}; null when the reading has problems, one sentence for each. */
export function readCredentials(reading: Reading, readFile: ReadFile): Credentials | null {
  const authUrl = readAuthUrl(reading);
  checkVersion(reading);
  const auth = readAuth(reading);
  const iface = readInterface(reading);
  const insecure = readInsecure(reading);
  const caCertificate = readCertificate(reading, readFile);
  if (reading.problems.length > 0 || !auth) return null;
  const region = reading.options.region_name;
  return {
    authUrl,
    auth,
    ...(region === undefined ? {} : { region }),
    interface: iface,
    ...(caCertificate === undefined ? {} : { caCertificate }),
    insecure,
  };
}

function readAuthUrl({ options, called, problems }: Reading): string {
  const url = options.auth_url;
  if (url === undefined) {
    problems.push(
      `${called('auth_url')} is not set: it must be the address of Keystone, as https://cloud.example:5000/v3.`,
    );
  } else if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    problems.push(`${called('auth_url')} must be an address that begins with http:// or https://.`);
  }
  return url ?? '';
}

function checkVersion({ options, called, problems }: Reading): void {
  const version = options.identity_api_version;
  if (version === undefined || /^v?3(\.\d+)?$/.test(version)) return;
  problems.push(
    `${called('identity_api_version')} is ${version}; only 3 is accepted: Keystone has had no version 2 since 2018.`,
  );
}

function readInterface({ options, called, problems }: Reading): Credentials['interface'] {
  const word = (options.interface ?? 'public').replace(/URL$/, '').toLowerCase();
  if (word === 'public' || word === 'internal' || word === 'admin') return word;
  problems.push(`${called('interface')} is ${options.interface}; public, internal and admin are accepted.`);
  return 'public';
}

function readInsecure({ options: { insecure }, called, problems }: Reading): boolean {
  if (insecure === undefined || /^(false|0|no|off)$/i.test(insecure)) return false;
  if (/^(true|1|yes|on)$/i.test(insecure)) return true;
  problems.push(`${called('insecure')} is ${insecure}; true and false are accepted.`);
  return false;
}

function readCertificate(
  { options: { cacert }, called, problems }: Reading,
  readFile: ReadFile,
): string | undefined {
  if (cacert === undefined) return undefined;
  const text = readText(cacert, readFile);
  if (text?.includes('-----BEGIN CERTIFICATE-----')) return text;
  const why =
    text === null
      ? 'does not exist'
      : text === undefined
        ? 'cannot be read'
        : 'holds no certificate in PEM form';
  problems.push(`${called('cacert')} names ${cacert}, which ${why}.`);
  return undefined;
}

/** Null when there is no such file, undefined when it cannot be read. */
function readText(path: string, readFile: ReadFile): string | null | undefined {
  try {
    return readFile(path);
  } catch {
    return undefined;
  }
}
