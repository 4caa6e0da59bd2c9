import { randomBytes } from 'node:crypto';
import type { Store } from '../state/store.js';
import type { CloudObject } from '../state/world.js';

const toNumber = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const toAddress = (value: number): string => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');

/** First and last usable addresses of an IPv4 block, and its usual gateway. Null when the text is no IPv4 CIDR. */
export function block(cidr: string): { gateway: string; first: string; last: string } | null {
  const match = /^(\d{1,3}(?:\.\d{1,3}){3})\/(\d{1,2})$/.exec(cidr);
  if (!match || Number(match[2]) > 32 || match[1]?.split('.').some((part) => Number(part) > 255)) return null;
  const size = 2 ** (32 - Number(match[2]));
  const base = Math.floor(toNumber(match[1] ?? '') / size) * size;
  return {
    gateway: toAddress(base + 1),
    first: toAddress(base + 2),
    last: toAddress(base + Math.max(size - 2, 2)),
  };
}

/** The subnet's lowest free address; null when it is full. */
export function nextAddress(store: Store, subnet: CloudObject): string | null {
  const range = block(String(subnet.cidr));
  if (!range) return null;
  const used = new Set<string>([String(subnet.gateway_ip)]);
  for (const port of store.ports.all()) {
    for (const fixed of fixedIps(port)) if (fixed.subnet_id === subnet.id) used.add(fixed.ip_address);
  }
  for (const floating of store.floatingIps.all()) used.add(String(floating.floating_ip_address));
  for (const router of store.routers.all()) used.add(gatewayAddress(router));
  const last = toNumber(range.last);
  for (let at = toNumber(range.first) + 1; at <= last; at++) {
    if (!used.has(toAddress(at))) return toAddress(at);
  }
  return null;
}

/** The port's addresses. */
export function fixedIps(port: CloudObject): { subnet_id: string; ip_address: string }[] {
  return Array.isArray(port.fixed_ips) ? port.fixed_ips : [];
}

function gatewayAddress(router: CloudObject): string {
  const info = router.external_gateway_info as
    | { external_fixed_ips?: { ip_address: string }[] }
    | null
    | undefined;
  return info?.external_fixed_ips?.[0]?.ip_address ?? '';
}

/** A MAC address as Neutron makes them. */
export function macAddress(): string {
  return ['fa', '16', '3e', ...[...randomBytes(3)].map((byte) => byte.toString(16).padStart(2, '0'))].join(
    ':',
  );
}
