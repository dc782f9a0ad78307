import { isTensor, tensor } from '@bp/tensor';
import { OPERATIONS } from '@bp/testing/operations';

/** The shapes of the operands of a call, and of what it gave. */
export interface ShapeRow {
  readonly inputs: string;
  readonly output: string;
}

const MOST = 8;

/** What shapes an operation makes of which: the calls of the tests' catalogue, made with numbers that are all 1. */
export function shapeRows(name: string): ShapeRow[] {
  const calls = OPERATIONS[name].calls((shape, dtype = 'float64') => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    return tensor(new Float64Array(size).fill(1)).cast(dtype).reshape(shape);
  });
  const rows = calls.flatMap(({ inputs, run }): ShapeRow[] => {
    try {
      const results = [run(...inputs)].flat().filter(isTensor);
      const shapes = results.map(({ shape }) => written(shape));
      return [
        {
          inputs: inputs.map(({ shape }) => written(shape)).join(' · '),
          output: shapes.length > 3 ? `${shapes.length} × ${shapes[0]}` : shapes.join(', '),
        },
      ];
    } catch {
      return [];
    }
  });
  const distinct = [...new Map(rows.map((row) => [`${row.inputs}→${row.output}`, row])).values()];
  // the interesting ones have axes
  return distinct
    .sort((a, b) => Number(!/\d/.test(a.inputs)) - Number(!/\d/.test(b.inputs)))
    .slice(0, MOST);
}

function written(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}
