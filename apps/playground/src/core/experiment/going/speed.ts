import type { Position } from '../told';

interface Mark extends Pick<Position, 'epoch' | 'update'> {
  readonly at: number;
}

/** Measures how fast a run goes, over about the last second. */
export class Speed {
  #marks: Mark[] = [];

  mark({ epoch, update }: Position): void {
    const now = performance.now();
    this.#marks = [...this.#marks.filter(({ at }) => at > now - 1000), { at: now, epoch, update }];
  }

  reset(): void {
    this.#marks = [];
  }

  perSecond(what: 'epoch' | 'update'): number {
    const [first, last] = [this.#marks[0], this.#marks.at(-1)];
    if (!first || !last || last.at === first.at) return 0;
    return Math.max(0, ((last[what] - first[what]) * 1000) / (last.at - first.at));
  }
}
