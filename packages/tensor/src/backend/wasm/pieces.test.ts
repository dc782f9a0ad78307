import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { f } from '../../formula/build';
import { makeFormula } from '../../formula/formula';
import { input, scalar } from '../../formula/node';
import { Rng, type Tensor, zeros } from '../../index';
import { formulaKernel } from '../../operation/formula-kernel';
import { writeAtOnce } from './at-once';
import { piecesOf } from './pieces';
import { runFast } from './run-fast';
import { signatureOf } from './signature';

/** x · y + s and x − y. */
const kernel = (() => {
  const [x, y] = [input(0), input(1)];
  return formulaKernel(makeFormula([f.add(f.mul(x, y), scalar(0)), f.sub(x, y)]), 'float32');
})();

interface Call {
  readonly outputs: readonly Tensor[];
  readonly inputs: readonly Tensor[];
}

const random = (...shape: number[]): Tensor => new Rng(shape.join()).normal(shape);
const channelsLast = (...[n, c, h, w]: number[]): Tensor =>
  random(n, h, w, c).permute([0, 3, 1, 2]);
const outputs = (...shape: number[]): Tensor[] => [zeros(shape), zeros(shape)];

/** Calls, made anew each time, and how they are to be cut. */
const CUT: Record<string, [make: () => Call, rows: number, each: number]> = {
  'a line': [
    () => ({ outputs: outputs(40_000), inputs: [random(40_000), random(40_000)] }),
    40_000,
    8000,
  ],
  'a line whose last piece is short': [
    () => ({ outputs: outputs(33_001), inputs: [random(33_001), random(33_001)] }),
    33_001,
    6608,
  ],
  'all axes as one line': [
    () => ({ outputs: outputs(2, 200, 100), inputs: [random(2, 200, 100), random(2, 200, 100)] }),
    40_000,
    8000,
  ],
  'a line and a single number': [
    () => ({ outputs: outputs(200, 200), inputs: [random(200, 200), random(1, 1)] }),
    40_000,
    8000,
  ],
  'another order that all have': [
    () => ({
      outputs: [channelsLast(4, 5, 41, 43), channelsLast(4, 5, 41, 43)],
      inputs: [channelsLast(4, 5, 41, 43), channelsLast(4, 5, 41, 43)],
    }),
    35_260,
    7056,
  ],
  'rows with one in common': [
    () => ({ outputs: outputs(301, 120), inputs: [random(301, 120), random(120)] }),
    301,
    61,
  ],
  'rows with a number for each': [
    () => ({ outputs: outputs(301, 120), inputs: [random(301, 1), random(301, 120)] }),
    301,
    61,
  ],
  'images with a number for each channel': [
    () => ({
      outputs: [channelsLast(9, 8, 26, 26), channelsLast(9, 8, 26, 26)],
      inputs: [channelsLast(9, 8, 26, 26), random(1, 8, 1, 1)],
    }),
    9,
    2,
  ],
  'parts of larger tensors': [
    () => {
      const [all, x] = [zeros([500, 100]), random(500, 100)];
      return {
        outputs: [all.slice('50:450'), zeros([400, 100])],
        inputs: [x.slice('100:'), random(100)],
      };
    },
    400,
    80,
  ],
  'operands changed in their places': [
    () => {
      const [x, y] = [random(200, 200), random(200, 200)];
      return { outputs: [y, x], inputs: [x, y] };
    },
    40_000,
    8000,
  ],
};

const WHOLE: Record<string, () => Call> = {
  'little work': () => ({ outputs: outputs(30_000), inputs: [random(30_000), random(30_000)] }),
  'operands in different orders': () => ({
    outputs: outputs(200, 200),
    inputs: [random(200, 200), random(200, 200).transpose()],
  }),
  'columns of larger tensors': () => ({
    outputs: outputs(400, 100),
    inputs: [random(400, 101).slice(':, 1:'), random(400, 100)],
  }),
  'rows with too much in common': () => ({
    outputs: outputs(10, 5000),
    inputs: [random(10, 5000), random(5000)],
  }),
  'an output that lies across an operand': () => {
    const x = random(40_001);
    return { outputs: [x.slice('1:'), zeros([40_000])], inputs: [x.slice(':-1'), random(40_000)] };
  },
};

const SCALARS = [0.5];

function expectSameAsReference(make: () => Call): void {
  const [want, got] = [make(), make()];
  kernel.run(want.outputs, want.inputs, SCALARS);
  expect(runFast(kernel, got.outputs, got.inputs, SCALARS)).toBe(true);
  const numbers = ({ outputs, inputs }: Call) =>
    [...outputs, ...inputs].map(({ storage }) => storage.data);
  for (const [i, data] of numbers(got).entries()) {
    const right = numbers(want)[i];
    expect(data.findIndex((value, at) => !Object.is(value, right[at]))).toBe(-1);
  }
}

const pieces = ({ outputs, inputs }: Call) => piecesOf(signatureOf('', outputs, inputs));

describe('pieces', () => {
  beforeEach(() => writeAtOnce(true));
  afterEach(() => writeAtOnce(false));

  it.each(Object.entries(CUT))('cut %s, and give the same', (_, [make, rows, each]) => {
    expect(pieces(make())).toMatchObject({ rows, each });
    expectSameAsReference(make);
  });

  it.each(Object.entries(WHOLE))('leave %s whole', (_, make) => {
    expect(pieces(make())).toBeNull();
    expectSameAsReference(make);
  });
});
