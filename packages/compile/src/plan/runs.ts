/** Stretches of addresses as ascending, separate runs; those that touch are one. */
export class Runs {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** Takes in what lies from `start` up to `end`. */
  add(start: number, end: number): void {
    const first = this.#firstEndingAt(start);
    let after = first;
    let [from, to] = [start, end];
    for (; after < this.#starts.length && this.#starts[after] <= end; after++) {
      from = Math.min(from, this.#starts[after]);
      to = Math.max(to, this.#ends[after]);
    }
    if (after === first + 1) {
      this.#starts[first] = from;
      this.#ends[first] = to;
    } else {
      this.#starts.splice(first, after - first, from);
      this.#ends.splice(first, after - first, to);
    }
  }

  /** The lowest place from `at` on that leaves so many bytes free. */
  firstGap(at: number, bytes: number): number {
    let place = at;
    for (let i = this.#firstEndingAt(at + 1); i < this.#starts.length; i++) {
      if (this.#starts[i] - place >= bytes) break;
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
