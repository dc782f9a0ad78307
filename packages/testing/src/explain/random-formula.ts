import { constant, input, type Node, node, SCALAR_OPS, type ScalarOp } from '@bp/tensor/engine';
import fc from 'fast-check';

/** Numbers that formulas are written with, and some that are hard to print. */
const CONSTANTS = [0, 1, -1, 0.5, -0.5, 2, 3, 10, 0.01, -2.5, 1 / 3, Math.PI];
const STRANGE = [1e-12, -3e-9, 1e21, Number.POSITIVE_INFINITY, Number.NaN];

/** Any formula of up to `operands` operands, of all operations. */
export function randomFormula(operands: number, depth = 4): fc.Arbitrary<Node> {
  const leaf = fc.oneof(
    { arbitrary: fc.nat(operands - 1).map(input), weight: 30 },
    { arbitrary: fc.constantFrom(...CONSTANTS).map(constant), weight: 10 },
    { arbitrary: fc.constantFrom(...STRANGE).map(constant), weight: 1 },
  );
  const ops = Object.keys(SCALAR_OPS) as ScalarOp[];
  // What formulas mostly consist of comes more often.
  const op = fc.oneof(
    { arbitrary: fc.constantFrom(...ops), weight: 1 },
    { arbitrary: fc.constantFrom('add', 'sub', 'mul', 'div', 'neg', 'pow'), weight: 1 },
  ) as fc.Arbitrary<ScalarOp>;
  const formula = (left: number): fc.Arbitrary<Node> =>
    left === 0
      ? leaf
      : fc.oneof(
          { arbitrary: leaf, weight: 1 },
          {
            arbitrary: op.chain((name) =>
              fc
                .tuple(...Array.from({ length: SCALAR_OPS[name] }, () => formula(left - 1)))
                .map((args) => node(name, args)),
            ),
            weight: 3,
          },
        );
  return formula(depth);
}
