/** A function that keeps its latest value: schedules are asked for the same step by every group, and by what follows. */
export function remembering(f: (x: number) => number): (x: number) => number {
  let [at, value] = [Number.NaN, 0];
  return (x) => {
    if (x !== at) {
      value = f(x);
      at = x;
    }
    return value;
  };
}
