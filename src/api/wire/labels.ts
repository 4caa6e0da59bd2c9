import { labelView } from '../../engine/clusters/label-view.js';
import { withoutSecretLabels } from '../../engine/secrets.js';

type Labels = Parameters<typeof labelView>[0];

/** How labels stand to those of what something was made from, in Magnum's words. Compared as they are, and shown without secrets. */
export function comparedLabels(own: Labels, before: Labels) {
  const { overridden, added, skipped } = labelView(own, before);
  return {
    labels_overridden: withoutSecretLabels(overridden),
    labels_added: withoutSecretLabels(added),
    labels_skipped: withoutSecretLabels(skipped),
  };
}
