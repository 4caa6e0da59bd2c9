/** Labels that a driver does not act on, in a sentence: `The driver ignores these labels: kube_tagg: did you mean kube_tag?` */
export function ignoredLabels(labels: readonly string[]): string {
  const said = `The driver ignores these labels: ${labels.join('; ')}`;
  return said.endsWith('?') ? said : `${said}.`;
}
