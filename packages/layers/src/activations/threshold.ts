import { Module } from '@bp/module';
import type { Tensor, TensorLike } from '@bp/tensor';
import {
  apply,
  asTensor,
  checkNumber,
  f,
  formulaOperation,
  INFINITE_TOO,
  readArguments,
} from '@bp/tensor/engine';

const thresholdOperation = /* @__PURE__ */ formulaOperation(
  'threshold',
  (x, level, value) => f.select(f.le(x, level), value, x),
  { scalars: ['level', 'value'] },
);

/**
 * x where it is above a level, else a fixed value; its derivative is 0 up to the level itself.
 *
 * @param x - any shape
 * @param level - where x begins to pass
 * @param value - what stands below
 * @example
 * threshold([-1, 2], 0, 7).toArray(); // [7, 2]
 */
export function threshold(x: TensorLike, level: number, value: number): Tensor {
  checkNumber('threshold', 'level', level, INFINITE_TOO);
  checkNumber('threshold', 'value', value, INFINITE_TOO);
  return apply(thresholdOperation, [asTensor('threshold', x)], [level, value]);
}

const LEVELS = { level: undefined as unknown as number, value: undefined as unknown as number };

/**
 * {@link threshold} as a layer.
 *
 * @example
 * new Threshold(0, 7).forward([-1, 2]).toArray(); // [7, 2]
 */
export class Threshold extends Module {
  readonly level: number;
  readonly value: number;

  /**
   * @param level - where x begins to pass
   * @param value - what stands below
   */
  constructor(level: number, value: number);
  /** The same as options. */
  constructor(options: typeof LEVELS);
  constructor(...given: readonly unknown[]) {
    super();
    const { level, value } = readArguments(
      'Threshold',
      given,
      LEVELS,
      {},
      { level: INFINITE_TOO, value: INFINITE_TOO },
    );
    this.level = level;
    this.value = value;
  }

  /** @param x - any shape */
  forward(x: TensorLike): Tensor {
    return threshold(x, this.level, this.value);
  }

  override describe(): string {
    return `${this.level}, ${this.value}`;
  }
}
