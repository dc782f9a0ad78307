import { constant, f } from '@bp/tensor/engine';
import type { Scalar } from '../graph/scalar';
import type { Board } from './board';

/** The proof that σ′ = σ(1 − σ), line by line, at a number that a sigmoid was taken of. */
export function sigmoid(board: Board, asked: Scalar | undefined): boolean {
  const { steps, run } = board.context;
  const { scalars } = run;
  const pairs = function* () {
    for (const { operation, inputs, output } of steps) {
      if (operation.name !== 'sigmoid') continue;
      for (let i = 0; i < output.size; i++) yield [scalars.at(inputs[0], i), scalars.at(output, i)];
    }
  };
  const found = [...pairs()].find((pair) => asked === undefined || pair.includes(asked));
  if (found === undefined) return false;
  const z = board.of(found[0]);
  const o = board.of(found[1], f.sigmoid(z));
  const power = f.exp(f.neg(z));
  const below = f.add(1, power);
  const square = f.pow(below, 2);
  const whole = f.div(1, below);
  const symbol = board.symbol(o);
  const by = board.symbol(z);
  const of = {
    text: `d${symbol.text}/d${by.text}`,
    latex: `\\frac{\\mathrm{d} ${symbol.latex}}{\\mathrm{d} ${by.latex}}`,
  };
  const inverse = f.pow(below, constant(-1));
  board.write(of, [
    [board.derived(whole, z, 'd'), 'definition', symbol],
    [board.derived(inverse, z, 'd'), 'power'],
    [f.mul(f.neg(f.pow(below, constant(-2))), f.neg(power)), 'inner'],
    [f.div(power, square), 'signs'],
    [f.div(f.sub(below, 1), square), 'add-one'],
    [f.sub(whole, f.div(1, square)), 'two-fractions'],
    [f.mul(whole, f.sub(1, whole)), 'factored'],
    [f.mul(o, f.sub(1, o)), 'is-sigmoid', symbol],
  ]);
  return true;
}
