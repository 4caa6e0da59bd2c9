import type { LabelChange } from '../operations/operation.js';
import type { Labels } from './cluster.js';

/** What an upgrade does to labels. */
export interface UpgradedLabels {
  readonly labels: Labels;
  /** What the new template says of other labels, where the cluster has something else: it stays as it was made. */
  readonly kept: readonly LabelChange[];
}

/**
 * The labels after an upgrade: of what can be upgraded the new template's word holds; what only the old template said is
 * said no more, and what the cluster alone says stays. Everything else stays too.
 */
export function upgradedLabels(
  own: Labels,
  templates: { readonly before: Labels; readonly after: Labels },
  upgradable: readonly string[],
): UpgradedLabels {
  const { before, after } = templates;
  const labels = { ...own };
  for (const label of upgradable) {
    const next = after[label];
    if (next !== undefined) labels[label] = next;
    else if (own[label] === before[label]) delete labels[label];
  }
  const others = Object.keys(after).filter((label) => !upgradable.includes(label));
  return { labels, kept: changesOf(others, own, after) };
}

/** Those of the labels that differ; null where one is not said. */
export function changesOf(labels: readonly string[], from: Labels, to: Labels): LabelChange[] {
  return labels
    .map((label) => ({ label, from: from[label] ?? null, to: to[label] ?? null }))
    .filter((change) => change.from !== change.to);
}
