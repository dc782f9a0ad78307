import type { Optimizer } from '@bp/optim';
import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { isRecord, readList } from '@bp/tensor/engine';

/**
 * The gradient of a parameter that an optimizer is about to move.
 *
 * @throws BpError `BP_OPTION` for what is no optimizer or no parameter of it; `BP_GRAD` without a gradient
 */
export function readGradient(op: string, optimizer: Optimizer, parameter: Tensor): Tensor {
  const groups = isRecord(optimizer) ? readList(optimizer.groups) : null;
  if (groups === null) {
    throw new BpError('BP_OPTION', op, 'expected an optimizer, got {optimizer}', { optimizer });
  }
  if (!isTensor(parameter) || !optimizer.groups.some((g) => g.parameters.includes(parameter))) {
    throw new BpError(
      'BP_OPTION',
      op,
      'the optimizer does not have this parameter: {parameter}; give one of those it was made for',
      { parameter: isTensor(parameter) ? `shape [${parameter.shape}]` : parameter },
    );
  }
  const { record } = parameter;
  if (record?.live === false) {
    throw new BpError(
      'BP_GRAD',
      op,
      'the parameter of shape {shape} is frozen, so a step does not move it; unfreeze it before the loss is computed',
      { shape: parameter.shape },
    );
  }
  const gradient = record?.peek() ?? null;
  if (gradient === null) {
    throw new BpError(
      'BP_GRAD',
      op,
      'the parameter of shape {shape} has no gradient; call backward before, and zeroGrad only after',
      { shape: parameter.shape },
    );
  }
  return gradient;
}

/** A place in a shape, one number per axis or counted row by row, as the latter. */
export function readIndex(op: string, index: unknown, { shape, size }: Tensor): number {
  const place = typeof index === 'number' ? [index] : readList(index);
  const extents = typeof index === 'number' ? [size] : shape;
  const fits = (at: unknown, axis: number): boolean =>
    Number.isInteger(at) && (at as number) >= 0 && (at as number) < extents[axis];
  if (place?.length !== extents.length || !place.every(fits)) {
    throw new BpError(
      'BP_OPTION',
      op,
      'index must be a place in the shape {shape}, one number per axis, or a number below {size}, got {index}',
      { shape, size, index },
    );
  }
  return place.reduce<number>((sum, at, axis) => sum * extents[axis] + (at as number), 0);
}
