import { isFormulaKernel } from '@bp/tensor/engine';
import { type Cause, causeOf } from './cause';
import type { Detective, Origin } from './detective';
import { elementsOf, rangeOf, valueAt } from './elements';
import { failingNode } from './failing-node';
import type { AnomalyFinding } from './finding';
import { largestParts } from './largest-part';
import type { Known } from './names';

/** What is known besides the origin. */
export interface FindingContext {
  /** By storage. */
  readonly known: ReadonlyMap<unknown, Known>;
  readonly step: number;
}

const constant: Cause = { key: 'constant', params: {} };

/** What there is to say of an origin. */
export function tellFinding(
  origin: Origin,
  reached: boolean,
  detective: Detective,
  { known, step }: FindingContext,
): AnomalyFinding {
  const { kind, place, kernel, tensor, k, inputs, params, position, value } = origin;
  const isFormula = kernel !== null && isFormulaKernel(kernel);
  const self = known.get(tensor.storage);
  const cause = (): Cause => {
    if (kind === 'given') {
      const isMade = self === undefined && detective.fresh.has(tensor.storage);
      // Nobody masks with NaN: arrays that became tensors in the step are data.
      if (k >= 0 || (isMade && !(Number.isNaN(value) && tensor.size > 1))) return constant;
      const key = self?.isParameter ? 'non-finite-parameter' : 'non-finite-input';
      return { key, params: { name: self?.name ?? '' } };
    }
    const values = isFormula ? inputs.map((x) => valueAt(x, position)) : [];
    const node = isFormula ? failingNode(kernel, k, values, params as readonly number[]) : null;
    if (node?.op === 'constant') return constant;
    if (inputs.some(({ size }) => size === 0)) {
      return { key: 'of-nothing', params: { operation: place.operation } };
    }
    const found = causeOf(node, place.operation, place.phase === 'backward');
    const grown = found.key.endsWith('overflow') ? origin.grown : null;
    if (grown === null) return found;
    const name = known.get(grown.storage)?.name ?? '';
    return { key: 'diverged', params: { name, from: grown.from, to: grown.to } };
  };
  const { key, params: numbers } = cause();
  const { shape } = tensor;
  const isPatches = origin.operands.some(
    ({ storage, shape: [rows] }) => detective.makers.get(storage) === 'im2col' && rows === shape[0],
  );
  // A convolution has the patches of each image in a row each, image by image.
  const each = isPatches ? shape[0] / (detective.batch ?? shape[0]) : 1;
  const hasExamples =
    shape.length > 0 && shape[0] === (detective.batch ?? 0) * each && !self?.isParameter;
  const parts =
    kernel === null || isFormula ? [] : largestParts(kernel.name, inputs, tensor, params, position);
  let count = 0;
  for (const [, each] of elementsOf(tensor)) if (!Number.isFinite(each)) count++;
  return {
    kind,
    ...place,
    name: kind === 'given' ? (self?.name ?? null) : null,
    step,
    value,
    shape,
    position,
    row: hasExamples && place.phase !== 'update' ? Math.floor(position[0] / each) : null,
    count,
    operands: origin.operands.map(({ storage }, i) => ({
      name: known.get(storage)?.name ?? detective.makers.get(storage) ?? '',
      shape: inputs[i].shape,
      value: isFormula ? valueAt(inputs[i], position) : null,
      largest: parts[i] ?? null,
      ...rangeOf(inputs[i]),
    })),
    reached,
    cause: { key: `cause.${key}`, params: numbers },
    advice: { key: `advice.${key}`, params: numbers },
  };
}
