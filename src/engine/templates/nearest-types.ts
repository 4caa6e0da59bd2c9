import type { DriverKey } from '../../drivers/driver.js';

/** What to say where no driver serves a cluster type: in a sentence, the types that differ from it in one thing. */
export function nearestTypes({ serverType, osDistro, coe }: DriverKey, keys: readonly DriverKey[]): string {
  const [otherwise] = keys.filter((key) => key.osDistro === osDistro && key.coe === coe);
  if (otherwise) return `It is supported with the server type ${otherwise.serverType}.`;
  const here = keys.filter((key) => key.serverType === serverType);
  const distros = listed(here.filter((key) => key.coe === coe).map((key) => key.osDistro));
  const coes = listed(here.filter((key) => key.osDistro === osDistro).map((key) => key.coe));
  if (distros && coes)
    return `${coe} needs an image whose os_distro is ${distros}; an image of ${osDistro} can be ${coes}.`;
  if (distros) return `${coe} needs an image whose os_distro is ${distros}.`;
  if (coes) return `An image of ${osDistro} can be ${coes}.`;
  return `The server type ${serverType} supports ${listed(here.map((key) => key.coe))}.`;
}

const listed = (words: readonly string[]) => [...new Set(words)].join(' / ');
