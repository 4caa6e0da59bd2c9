import { ApiError } from '../error.js';

/** Magnum's microversions are 1.x; these are the least and the greatest x that is served. */
export const leastMinor = 1;
export const greatestMinor = 10;

const service = 'container-infra';
const range = `[${service} 1.${leastMinor}, ${service} 1.${greatestMinor}]`;

/**
 * The x of the microversion 1.x that a request asks for by its `OpenStack-API-Version` header (magnum.md C.2); 1 where it has none.
 * Throws ApiError 406 in Magnum's words.
 */
export function negotiate(header: string | undefined): number {
  if (header === undefined || header.trim() === '') return leastMinor;
  const words = header.trim().split(/\s+/);
  const [name = '', version = ''] = words;
  if (words.length !== 2 || name.toLowerCase() !== service)
    throw refused('Invalid service type for OpenStack-API-Version header');
  if (version.toLowerCase() === 'latest') return greatestMinor;
  const numbers = /^(\d{1,6})\.(\d{1,6})$/.exec(version);
  if (!numbers) throw refused('Invalid value for OpenStack-API-Version header');
  const [major, minor] = [Number(numbers[1]), Number(numbers[2])];
  if (major !== 1) {
    throw unsupported(
      `Mutually exclusive versions requested. Version ${major}.${minor} requested but not supported by this service.The supported version range is: ${range}.`,
    );
  }
  if (minor < leastMinor || minor > greatestMinor) {
    throw unsupported(
      `Version ${major}.${minor} was requested but the minor version is not supported by this service. The supported version range is: ${range}.`,
    );
  }
  return minor;
}

/** The refusal of a route that the microversion asked for does not have yet; `method` is Magnum's name of it. */
export function tooOld(minor: number, method: string): ApiError {
  return refused(
    `Version 1.${minor} was requested but the requested API ${method} is not supported for this version.`,
  );
}

/** What every answer below `/v1` says of versions. */
export function versionHeaders(minor: number): Record<string, string> {
  return {
    'OpenStack-API-Version': `${service} 1.${minor}`,
    'OpenStack-API-Minimum-Version': `${service} 1.${leastMinor}`,
    'OpenStack-API-Maximum-Version': `${service} 1.${greatestMinor}`,
    Vary: 'OpenStack-API-Version',
  };
}

function refused(detail: string): ApiError {
  return new ApiError(406, detail, { title: 'Not Acceptable', code: '' });
}

function unsupported(description: string): ApiError {
  return new ApiError(406, description, {
    whole: {
      code: 'magnum.microversion-unsupported',
      title: 'Requested microversion is unsupported',
      description,
      max_version: `1.${greatestMinor}`,
      min_version: `1.${leastMinor}`,
      links: [{ rel: 'help', href: 'http://docs.openstack.org/api-guide/compute/microversions.html' }],
    },
  });
}
