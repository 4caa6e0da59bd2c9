import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resourcePaths } from '../../../src/openstack/heat/paths.js';
import type { ListedResource } from '../../../src/openstack/heat/schema.js';

interface Node {
  readonly name: string;
  readonly children: readonly Node[];
}

const name = fc.constantFrom('nodes', '0', '1', 'server', 'wait', 'a-b');
const { tree } = fc.letrec<{ tree: Node[]; node: Node }>((tie) => ({
  node: fc.record({ name, children: fc.oneof({ depthSize: 'small' }, fc.constant([]), tie('tree')) }),
  tree: fc.uniqueArray(tie('node'), { selector: (node) => node.name, maxLength: 4 }),
}));

/** The tree as Heat lists it; a resource keeps its link to its nested stack to itself when `linked` says so. */
function listing(nodes: readonly Node[], linked: () => boolean): [ListedResource, string[]][] {
  const rows: [ListedResource, string[]][] = [];
  let ids = 0;
  const href = (stack: string, id: string) => `http://heat:8004/v1/p/stacks/${stack}/${id}`;
  const visit = (children: readonly Node[], stack: string, id: string, path: string[]) => {
    for (const child of children) {
      const nested = `${stack}-${child.name}-r4nd0m${++ids}`;
      const nestedId = `id-${ids}`;
      const link = child.children.length > 0 && linked();
      rows.push([
        {
          resource_name: child.name,
          resource_type: 'x',
          resource_status: 'CREATE_COMPLETE',
          updated_time: '',
          parent_resource: path.at(-1),
          links: [
            { rel: 'self', href: `${href(stack, id)}/resources/${child.name}` },
            { rel: 'stack', href: href(stack, id) },
            ...(link ? [{ rel: 'nested', href: href(nested, nestedId) }] : []),
          ],
        },
        path,
      ]);
      visit(child.children, nested, nestedId, [...path, child.name]);
    }
  };
  visit(nodes, 'root', 'id-0', []);
  return rows;
}

describe("the names above a resource, from Heat's flat listing", () => {
  it('are found for every tree, in whatever order Heat lists it', () => {
    fc.assert(
      fc.property(tree, fc.infiniteStream(fc.nat()), (nodes, order) => {
        const rows = listing(nodes, () => true)
          .map((row) => ({ row, at: order.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ row }) => row);
        expect(resourcePaths(rows.map(([resource]) => resource))).toEqual(rows.map(([, path]) => path));
      }),
    );
  });

  it('are found for groups that Heat has not linked to their nested stack yet', () => {
    const nodes = [
      { name: 'nodes', children: [{ name: '0', children: [{ name: 'server', children: [] }] }] },
    ];
    const rows = listing(nodes, () => false);
    expect(resourcePaths(rows.map(([resource]) => resource))).toEqual([[], ['nodes'], ['nodes', '0']]);
  });
});
