import { tensor } from '@bp/tensor';
import type { Feature } from '../../config';
import type { RawData } from './raw-data';

/** What is made of two columns, or of one. */
const MAKE: Readonly<Record<Feature, (x1: Float64Array, x2: Float64Array) => Float64Array>> = {
  x1: (x1) => x1,
  x2: (_, x2) => x2,
  'x1²': (x1) => x1.map((x) => x * x),
  'x2²': (_, x2) => x2.map((x) => x * x),
  x1x2: (x1, x2) => x1.map((x, i) => x * x2[i]),
  'sin x1': (x1) => sine(x1),
  'sin x2': (_, x2) => sine(x2),
};

/** By the library's own sine: that of JavaScript differs between engines. */
function sine(x: Float64Array): Float64Array {
  return tensor(x, { dtype: 'float64' }).sin().data as Float64Array;
}

/** What goes into the network, by name. Of more than two columns it is the columns themselves. */
export interface Features {
  readonly names: readonly string[];
  /** [n, width] to [n, names]. */
  of(x: Float64Array): Float64Array;
}

export function featuresOf(chosen: readonly Feature[], { width, inputs }: RawData): Features {
  if (width > 2) return { names: inputs, of: (x) => x };
  const fitting = chosen.filter((name) => width === 2 || !name.includes('x2'));
  const list: readonly Feature[] = fitting.length > 0 ? fitting : ['x1'];
  return {
    names: list,
    of(x) {
      const [x1, x2] = [columnOf(x, width, 0), columnOf(x, width, width - 1)];
      const columns = list.map((name) => MAKE[name](x1, x2));
      return Float64Array.from(
        { length: x1.length * list.length },
        (_, i) => columns[i % list.length][Math.floor(i / list.length)],
      );
    },
  };
}

function columnOf(x: Float64Array, width: number, k: number): Float64Array {
  return Float64Array.from({ length: x.length / width }, (_, i) => x[i * width + k]);
}
