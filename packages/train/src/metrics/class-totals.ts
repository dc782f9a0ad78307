/** How often each class was, was decided, and both; and whether it came at all, with whatever weight. */
export class ClassTotals {
  readonly actual: number[] = [];
  readonly decided: number[] = [];
  readonly right: number[] = [];
  readonly came: boolean[] = [];

  /** @param classes - how many there are; more where a class is beyond them */
  count(actual: number, decided: number, weight: number, classes: number): void {
    const most = Math.max(actual + 1, decided + 1, classes);
    while (this.actual.length < most) {
      this.actual.push(0);
      this.decided.push(0);
      this.right.push(0);
      this.came.push(false);
    }
    this.actual[actual] += weight;
    this.decided[decided] += weight;
    this.came[actual] = this.came[decided] = true;
    if (actual === decided) this.right[actual] += weight;
  }
}
