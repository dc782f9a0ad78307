import { linspace, tensor } from '@bp/tensor';
import type { Range, Surface } from './surface';

/** Heights at n × n points of a view, row by row from its lower left corner. */
export interface Field {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float64Array;
}

export function fieldOf(surface: Surface, { x, y }: { x: Range; y: Range }, n: number): Field {
  const xs = linspace(x[0], x[1], n, { dtype: 'float64' }).reshape([1, n]).expand([n, n]);
  const ys = linspace(y[0], y[1], n, { dtype: 'float64' }).reshape([n, 1]).expand([n, n]);
  const heights = surface.loss(xs, ys).contiguous();
  return { columns: n, rows: n, values: Float64Array.from(heights.data as Float64Array) };
}

/** E along one parameter while the other is held: the parabola of a linear regression. */
export function sliceOf(
  surface: Surface,
  along: 0 | 1,
  held: number,
  n: number,
): { readonly at: Float64Array; readonly heights: Float64Array } {
  const [low, high] = along === 0 ? surface.view.x : surface.view.y;
  const at = linspace(low, high, n, { dtype: 'float64' });
  const other = tensor(new Float64Array(n).fill(held), { dtype: 'float64' });
  const heights = along === 0 ? surface.loss(at, other) : surface.loss(other, at);
  return {
    at: Float64Array.from(at.data as Float64Array),
    heights: Float64Array.from(heights.data as Float64Array),
  };
}
