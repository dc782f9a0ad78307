import { checkNumber, FINITE } from '../checks/check-number';
import { readOptions } from '../checks/options';
import { allocate, checkDtype, type DType } from '../layout/dtype';
import { checkWhole, wrap } from '../operation/convert';
import { BpError } from '../process/errors';
import type { Tensor } from '../value/tensor';
import { type CreationOptions, FLOAT32 } from './creation';

/**
 * The numbers start, start + step, … below `stop`; `arange(n)` counts from 0.
 *
 * Numerics: element i is start + i · step, rounded once, so that no error piles up.
 *
 * @throws BpError `BP_OPTION` when the step is 0 or leads away from `stop`, `BP_DTYPE` for bool, `BP_NUMERIC` for
 *   what int32 cannot hold
 * @example
 * arange(3).toArray(); // [0, 1, 2]
 */
export function arange<D extends DType = DType>(
  stop: number,
  options?: CreationOptions<NoInfer<D>>,
): Tensor<D>;
export function arange<D extends DType = DType>(
  start: number,
  stop: number,
  step?: number,
  options?: CreationOptions<NoInfer<D>>,
): Tensor<D>;
export function arange(
  first: number,
  second?: number | CreationOptions,
  step = 1,
  options?: CreationOptions,
): Tensor {
  const [start, stop] = typeof second === 'number' ? [first, second] : [0, first];
  const { dtype } = readOptions('arange', typeof second === 'object' ? second : options, FLOAT32);
  refuseBool('arange', dtype);
  for (const [name, value] of Object.entries({ start, stop, step })) {
    if (typeof value !== 'number') checkNumber('arange', name, value, FINITE);
  }
  const count = Math.ceil((stop - start) / step);
  if (!Number.isFinite(count) || step === 0 || (stop - start) / step < 0) {
    throw new BpError(
      'BP_OPTION',
      'arange',
      'the step must lead from {start} towards {stop}, got {step}',
      { start, stop, step },
    );
  }
  const data = allocate(dtype, count);
  if (dtype === 'int32') checkWhole('arange', [start, start + (data.length - 1) * step]);
  for (let i = 0; i < data.length; i++) data[i] = start + i * step;
  return wrap(data, dtype, [data.length]);
}

/**
 * `count` numbers at equal distances from `start` to `stop`, both included.
 *
 * @throws BpError `BP_OPTION` for a count that is not a whole number ≥ 0, `BP_DTYPE` for bool, `BP_NUMERIC` for
 *   what int32 cannot hold
 * @example
 * linspace(0, 1, 5).toArray(); // [0, 0.25, 0.5, 0.75, 1]
 */
export function linspace<D extends DType = DType>(
  start: number,
  stop: number,
  count: number,
  options?: CreationOptions<NoInfer<D>>,
): Tensor<D>;
export function linspace(
  start: number,
  stop: number,
  count: number,
  options?: CreationOptions,
): Tensor {
  const { dtype } = readOptions('linspace', options, FLOAT32);
  if (!Number.isInteger(count) || count < 0) {
    throw new BpError(
      'BP_OPTION',
      'linspace',
      'the count must be a whole number ≥ 0, got {count}',
      { count },
    );
  }
  refuseBool('linspace', dtype);
  checkNumber('linspace', 'start', start, FINITE);
  checkNumber('linspace', 'stop', stop, FINITE);
  const data = allocate(dtype, count);
  if (dtype === 'int32') checkWhole('linspace', [start, stop]);
  const step = count > 1 ? (stop - start) / (count - 1) : 0;
  // From both ends, so that the last element is `stop` itself.
  for (let i = 0; i < count; i++) {
    data[i] = i < count / 2 ? start + i * step : stop - (count - 1 - i) * step;
  }
  return wrap(data, dtype, [count]);
}

function refuseBool(op: string, dtype: DType): void {
  if (checkDtype(op, dtype) === 'bool') {
    throw new BpError('BP_DTYPE', op, 'a sequence of numbers cannot be bool; compare it instead');
  }
}
