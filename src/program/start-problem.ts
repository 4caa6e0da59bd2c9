/** A start that cannot go on, with one sentence for each reason. */
export class StartProblem extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'StartProblem';
  }
}
