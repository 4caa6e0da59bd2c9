import type { Reason } from './reason.js';
import { reasonFor } from './reasons.js';

/** A stack of the real Magnum's and ours for the same template and cluster. */
export interface Pair {
  readonly title: string;
  readonly asked: string;
  readonly magnum: Side;
  readonly ours: Side;
}

interface Side {
  readonly driver: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly parameters: readonly string[];
}

/** One difference: of a resource type's count, or of a parameter that one of both has. */
export interface Difference {
  readonly kind: 'resource' | 'parameter';
  readonly name: string;
  readonly magnum: number;
  readonly ours: number;
  readonly reason: Reason | null;
}

const both = (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])].sort();

/** Everything in which the two differ, each with its reason where there is one. */
export function differences({ magnum, ours }: Pair): Difference[] {
  const compare = (kind: Difference['kind'], names: string[], of: (side: Side, name: string) => number) =>
    names
      .map((name) => ({ kind, name, magnum: of(magnum, name), ours: of(ours, name) }))
      .filter((each) => each.magnum !== each.ours)
      .map((each) => ({ ...each, reason: reasonFor({ ...each, driver: ours.driver }) }));
  return [
    ...compare(
      'resource',
      both(Object.keys(magnum.counts), Object.keys(ours.counts)),
      (side, name) => side.counts[name] ?? 0,
    ),
    ...compare('parameter', both(magnum.parameters, ours.parameters), (side, name) =>
      side.parameters.includes(name) ? 1 : 0,
    ),
  ];
}

function resourceTable(pair: Pair): string[] {
  const found = differences(pair);
  return [
    '| Resource | Magnum | ours | Why |',
    '|---|---|---|---|',
    ...both(Object.keys(pair.magnum.counts), Object.keys(pair.ours.counts)).map((name) => {
      const why = found.find((each) => each.kind === 'resource' && each.name === name)?.reason?.why ?? '';
      return `| \`${name}\` | ${pair.magnum.counts[name] ?? '–'} | ${pair.ours.counts[name] ?? '–'} | ${why} |`;
    }),
  ];
}

/** Parameters that one of both has, those of one reason in one row. */
function parameterTable(pair: Pair): string[] {
  const rows = new Map<string, { side: string; why: string; names: string[] }>();
  for (const { kind, name, magnum, reason } of differences(pair)) {
    if (kind !== 'parameter') continue;
    const side = magnum ? 'Magnum' : 'ours';
    const why = reason?.why ?? '';
    const row = rows.get(`${side} ${why}`) ?? { side, why, names: [] };
    row.names.push(`\`${name}\``);
    rows.set(`${side} ${why}`, row);
  }
  const same = pair.magnum.parameters.filter((name) => pair.ours.parameters.includes(name));
  return [
    `Parameters of both: ${same.map((name) => `\`${name}\``).join(', ')}.`,
    '',
    '| Has it | Parameters | Why |',
    '|---|---|---|',
    ...[...rows.values()].map(({ side, why, names }) => `| ${side} | ${names.join(', ')} | ${why} |`),
  ];
}

/** The page of all pairs. */
export function page(pairs: readonly Pair[]): string {
  const sections = pairs.map((pair) =>
    [
      `## ${pair.title}`,
      '',
      `Magnum's \`${pair.magnum.driver}\` and our \`${pair.ours.driver}\`; ${pair.asked}.`,
      '',
      ...resourceTable(pair),
      '',
      ...parameterTable(pair),
    ].join('\n'),
  );
  return `# Our stacks beside Magnum's

The stacks that Magnum 15.0.1 and this program ask Heat for, for the same template and cluster: how many resources there are of each type, nested stacks opened, and which
parameters the templates have. Magnum's are from a real Heat's preview of what a real Magnum asked it for, ours from a stack that was built in the sandbox; the real Heat's preview of ours agrees (but for
members of pools, which no preview of ours knows). Of Magnum's other drivers for what ours build, 15.0.1 cannot make a stack any more: Heat refuses its Kubernetes on Fedora Atomic ("The
Parameter (octavia_provider) was not defined in template.") and CoreOS ("The Parameter (fixed_network_name) was not defined in template."), and its older Swarm with a load balancer ("The Resource Type
(Magnum::Optional::Neutron::LBaaS::FloatingIP) could not be found."); Mesos is no COE that it takes, its bare metal is for the distribution \`fedora\`, which none of ours is for, and DC/OS has no driver in it. Written by \`test/openstack/beside-magnum.test.ts\`, which fails when a difference
has no reason in \`test/openstack/beside-magnum/reasons.ts\`; run it with \`-u\` to write this page anew.

${sections.join('\n\n')}
`;
}
