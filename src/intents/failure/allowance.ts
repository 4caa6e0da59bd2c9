/** A quota that was hit, as far as the reason says: how much of it is used, and how much was asked for. */
export interface Hit {
  /** In the words of the service: `cores`, `gigabytes`, `floatingip`. */
  readonly resource: string;
  readonly used?: number;
  readonly limit?: number;
  readonly asked?: number;
}

const numbers = (text: string) => text.split(/,\s*/).map(Number);

/** `Quota exceeded for instances, cores: Requested 1, 4, but already used 10, 20 of 10, 20 instances, cores` (Nova). */
const nova =
  /Quota exceeded for ([\w, ]{1,120}): Requested ([\d, ]{1,80}), but already used ([\d, ]{1,80}) of ([\d, ]{1,80})\b/i;
/** `Requested 1001G, quota is 1000G and 0G has been consumed` (Cinder). */
const cinder = /(\w+) quota\. Requested (\d+)G, quota is (\d+)G and (\d+)G has been consumed/i;
/** `Maximum number of volumes allowed (10) exceeded` (Cinder). */
const volumes = /Maximum number of (\w+) allowed \((\d+)\)/i;
/** `Quota exceeded for resources: ['floatingip']` (Neutron); `Quota has been met for resources: Load Balancer` (Octavia). */
const named = /Quota (?:exceeded|has been met) for resources?: \[?([^\].]{1,120})/i;
/** `You have reached the maximum clusters per project, 20` (Magnum); `stacks per tenant, 100` (Heat). */
const most = /maximum (\w+) per (?:project|tenant|stack),? (\d+)/i;

/** The quotas that a reason says are used up; none where it does not say which. */
export function quotasHit(reason: string): Hit[] {
  const ofNova = nova.exec(reason);
  if (ofNova) {
    const [, names = '', asked = '', used = '', limits = ''] = ofNova;
    const [wanted, have, may] = [numbers(asked), numbers(used), numbers(limits)];
    return names.split(/,\s*/).map((resource, i) => hit(resource.trim(), have[i], may[i], wanted[i]));
  }
  const size = cinder.exec(reason);
  if (size) return [hit(size[1] ?? '', Number(size[4]), Number(size[3]), Number(size[2]))];
  const many = volumes.exec(reason) ?? most.exec(reason);
  if (many) return [hit(many[1] ?? '', Number(many[2]), Number(many[2]))];
  const [, list = ''] = named.exec(reason) ?? [];
  const names = list.split(',').map((name) => name.replace(/["'\s]+/g, ' ').trim());
  return names.filter(Boolean).map((resource) => ({ resource }));
}

function hit(resource: string, used?: number, limit?: number, asked?: number): Hit {
  const known = Object.entries({ used, limit, asked }).filter(([, value]) => Number.isFinite(value));
  return { resource, ...Object.fromEntries(known) };
}

/** `18 of 20 used, 4 more asked for`. */
export function hitText({ used, limit, asked }: Hit): string {
  if (used === undefined || limit === undefined) return 'used up';
  return `${used} of ${limit} used${asked === undefined ? '' : `, ${asked} more asked for`}`;
}
