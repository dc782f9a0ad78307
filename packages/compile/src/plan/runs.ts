/** Stretches of addresses as ascending, separate runs; those that touch are one. */
export class Runs {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** Takes in what lies from `start` up to `end`. */
  add(start: number, end: number): void {
    const [starts, ends] = [this.#starts, this.#ends];
    const first = this.#firstEndingAt(start);
    let after = first;
    while (starts[after] <= end) after++;
    if (after === first) {
      starts.splice(first, 0, start);
      ends.splice(first, 0, end);
      return;
    }
    starts[first] = Math.min(start, starts[first]);
    ends[first] = Math.max(end, ends[after - 1]);
    const others = after - first - 1;
    if (others > 0) {
      starts.splice(first + 1, others);
      ends.splice(first + 1, others);
    }
  }

  /** The lowest place from `at` on that leaves so many bytes free. */
  firstGap(at: number, bytes: number): number {
    let place = at;
    for (let i = this.#firstEndingAt(at + 1); this.#starts[i] < place + bytes; i++) {
      place = this.#ends[i];
    }
    return place;
  }

  /** Which run is the first whose end is not below an address. */
  #firstEndingAt(address: number): number {
    let [low, high] = [0, this.#ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ends[middle] < address) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
