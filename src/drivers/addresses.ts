import { isIP, isIPv4, isIPv6 } from 'node:net';

/** What may stand where an address is asked for. Nothing is looked up: a host that is none can be told by its form alone. */

const label = /^\w([\w-]{0,61}\w)?$/;

/** The name of a host, or an address. What is of digits and dots alone is an IPv4 address or nothing. */
export function isHost(text: string): boolean {
  if (/^[\d.]+$/.test(text)) return isIPv4(text);
  if (isIPv6(text)) return true;
  return text.length <= 253 && text.split('.').every((part) => label.test(part));
}

/** A host with a port or without; an IPv6 address with a port stands in brackets. */
export function isHostOrPort(text: string): boolean {
  if (isHost(text)) return true;
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return false;
  return bracketed === undefined ? isHost(plain ?? '') : isIPv6(bracketed);
}

/** A network by its address and the length of its prefix: `10.0.0.0/8`. */
export function isNetwork(text: string): boolean {
  const [, address = '', prefix] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const version = isIP(address);
  return version !== 0 && Number(prefix) <= (version === 4 ? 32 : 128);
}

/** The address of a proxy: a URL of HTTP or HTTPS with a host. */
export function isProxyUrl(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text);
}

/** One entry of a list of what needs no proxy: a host, address, network, or a domain with all below it. */
export function isProxyException(text: string): boolean {
  if (text === '*' || isNetwork(text)) return true;
  return isHostOrPort(text.replace(/^\*?\./, ''));
}
