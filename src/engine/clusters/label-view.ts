import type { Labels } from './cluster.js';

/** How a cluster's labels stand to its template's, as Magnum shows it from Victoria on (magnum.md B.2). */
export interface LabelView {
  /** What the template says where the cluster says something else. */
  readonly overridden: Labels;
  /** What only the cluster says. */
  readonly added: Labels;
  /** What the template says and the cluster does not. */
  readonly skipped: Labels;
}

/** Compares the labels of a cluster with those of its template. */
export function labelView(own: Labels, template: Labels): LabelView {
  const pick = (from: Labels, wanted: (key: string) => boolean): Labels =>
    Object.fromEntries(Object.entries(from).filter(([key]) => wanted(key)));
  return {
    overridden: pick(template, (key) => key in own && own[key] !== template[key]),
    added: pick(own, (key) => !(key in template)),
    skipped: pick(template, (key) => !(key in own)),
  };
}
