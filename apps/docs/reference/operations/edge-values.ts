import { gradients, variable } from '@bp/autograd';
import { isBpError, isTensor, type Tensor, tensor } from '@bp/tensor';
import { functionOf } from './function-of.ts';

const EDGES = [0, -0, 1, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];

const VECTORS: readonly (readonly number[])[] = [
  [],
  [3],
  [1, 2, -3],
  [0, -0],
  [1, Number.NaN],
  [1, Number.POSITIVE_INFINITY],
  [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
];

/** The value and the derivative of a function of one number where floats are special. */
export function unaryEdges(
  name: string,
): readonly (readonly [x: string, f: string, slope: string])[] {
  const fn = functionOf<unknown>(name);
  return EDGES.map((x) => {
    const at = variable(tensor(x, { dtype: 'float64' }));
    const value = fn(at) as Tensor;
    const slope = value.requiresGrad ? gradients([value], [at])[0].item() : null;
    return [number(x), number(value.cast('float64').item()), slope === null ? '–' : number(slope)];
  });
}

/** f(x, y) for all pairs: the rows are x, the columns y. */
export function binaryEdges(name: string): { readonly heads: string[]; readonly rows: string[][] } {
  const fn = functionOf<unknown>(name);
  return {
    heads: EDGES.map(number),
    rows: EDGES.map((x) => [
      number(x),
      ...EDGES.map((y) => {
        const [a, b] = [x, y].map((v) => tensor(v, { dtype: 'float64' }));
        return number((fn(a, b) as Tensor).cast('float64').item());
      }),
    ]),
  };
}

/** What becomes of short vectors; a refusal by its code. */
export function vectorEdges(name: string): readonly (readonly [x: string, f: string])[] {
  const fn = functionOf<unknown>(name);
  return VECTORS.map((values) => {
    const x = tensor(Float64Array.from(values), { dtype: 'float64' });
    try {
      const result = fn(x);
      const shown = isTensor(result) ? result.cast('float64').toArray() : null;
      return [
        list(values),
        Array.isArray(shown) ? list(shown as number[]) : number(shown as number),
      ];
    } catch (error) {
      if (!isBpError(error)) throw error;
      return [list(values), error.code];
    }
  });
}

function list(values: readonly number[]): string {
  return `[${values.map(number).join(', ')}]`;
}

/** A number as pages write it: −0 and infinities by their signs, others by six digits. */
export function number(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (Object.is(value, -0)) return '−0';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  return String(Number(value.toPrecision(6))).replaceAll('-', '−');
}
