/** A line of at most about twice so many points: of each stretch the lowest and the highest, in their order, so that no spike is lost. */
export function thin(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  stretches = 400,
): { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> } {
  const count = Math.min(x.length, y.length);
  if (count <= 2 * stretches) return { x, y };
  const xs: number[] = [];
  const ys: number[] = [];
  const add = (i: number) => {
    xs.push(x[i]);
    ys.push(y[i]);
  };
  for (let k = 0; k < stretches; k++) {
    const start = Math.floor((k * count) / stretches);
    const end = Math.floor(((k + 1) * count) / stretches);
    let low = start;
    let high = start;
    for (let i = start; i < end; i++) {
      if (y[i] < y[low]) low = i;
      if (y[i] > y[high]) high = i;
    }
    add(Math.min(low, high));
    if (low !== high) add(Math.max(low, high));
  }
  // where the run is has to be right
  if (xs[xs.length - 1] !== x[count - 1]) add(count - 1);
  return { x: xs, y: ys };
}
