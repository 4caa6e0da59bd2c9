import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelView } from '../../src/engine/clusters/label-view.js';

describe('how labels of a cluster stand to those of its template', () => {
  it('says what was overridden, added and skipped', () => {
    const template = { kube_tag: 'v1.31.0', flannel_backend: 'udp', etcd_tag: '3.4' };
    const own = { kube_tag: 'v1.32.3', etcd_tag: '3.4', calico_tag: 'v3' };
    expect(labelView(own, template)).toEqual({
      overridden: { kube_tag: 'v1.31.0' },
      added: { calico_tag: 'v3' },
      skipped: { flannel_backend: 'udp' },
    });
  });

  it('says enough to make the template again', () => {
    const labels = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2'));
    fc.assert(
      fc.property(labels, labels, (own, template) => {
        const { overridden, added, skipped } = labelView(own, template);
        const again = { ...own, ...overridden, ...skipped };
        for (const key of Object.keys(added)) delete again[key];
        expect(again).toEqual({ ...template });
      }),
    );
  });
});
