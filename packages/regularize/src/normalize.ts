import { isRecording, noGrad } from '@bp/autograd';
import type { Tensor } from '@bp/tensor';
import {
  apply,
  broadcastShapes,
  type CompositeOperation,
  type Computed,
  dispatch,
  emptyTensor,
  f,
  formulaKernel,
  formulaOperation,
  type Node,
  recordComputed,
  sameShape,
  sizeOf,
} from '@bp/tensor/engine';

/** Mean and variance over some axes, which stay with extent 1. */
export interface Statistics {
  readonly mean: Tensor;
  /** The mean square deviation. */
  readonly variance: Tensor;
}

/** The same with the mean as m + c, where c is what rounding has left out of m. */
interface Corrected extends Statistics {
  readonly correction: Tensor;
}

/** What is normalised over which axes, and what is added to the variance. */
export interface Normalization {
  readonly axes: readonly number[];
  readonly eps: number;
}

/** Gain and shift after the normalisation, in a shape that broadcasts with the input; both or neither. */
export interface Affine {
  readonly weight: Tensor;
  readonly bias: Tensor;
}

const NO_SCALARS: readonly number[] = [];

/** (x − m) − c. Never x − (m + c): that sum is rounded to the digits of m, c to its own. */
const deviation = (x: Node, mean: Node, correction: Node): Node =>
  f.sub(f.sub(x, mean), correction);

const squaredDeviation = /* @__PURE__ */ formulaOperation(
  'squaredDeviation',
  (x, mean, correction) => f.mul(deviation(x, mean, correction), deviation(x, mean, correction)),
  { operands: ['x', 'mean', 'correction'] },
);

const inverseDeviation = /* @__PURE__ */ formulaOperation(
  'inverseDeviation',
  (variance, eps) => f.div(1, f.sqrt(f.add(variance, eps))),
  { operands: ['variance'], scalars: ['eps'] },
);

const standardized = /* @__PURE__ */ formulaOperation(
  'normalize',
  (x, mean, inverse) => f.mul(f.sub(x, mean), inverse),
  { operands: ['x', 'mean', 'inverse'] },
);

const standardizedAffine = /* @__PURE__ */ formulaOperation(
  'normalize',
  (x, mean, inverse, weight, bias) => f.add(f.mul(f.mul(f.sub(x, mean), inverse), weight), bias),
  { operands: ['x', 'mean', 'inverse', 'weight', 'bias'] },
);

const normalized = /* @__PURE__ */ formulaOperation(
  'normalize',
  (x, mean, correction, inverse) => f.mul(deviation(x, mean, correction), inverse),
  { operands: ['x', 'mean', 'correction', 'inverse'] },
);

const normalizedAffine = /* @__PURE__ */ formulaOperation(
  'normalize',
  (x, mean, correction, inverse, weight, bias) =>
    f.add(f.mul(f.mul(deviation(x, mean, correction), inverse), weight), bias),
  { operands: ['x', 'mean', 'correction', 'inverse', 'weight', 'bias'] },
);

/** g·(x − x̄), whose sum is the part of the gradient that lies along the deviation. */
const alongDeviation = /* @__PURE__ */ formulaOperation(
  'alongDeviation',
  (g, x, mean, correction) => f.mul(g, deviation(x, mean, correction)),
  { operands: ['g', 'x', 'mean', 'correction'] },
);

/** s·((g − ḡ) − (x − x̄)·b): what is left of g without its parts along the mean and along the deviation. */
const withoutMeanAndDeviation = /* @__PURE__ */ formulaOperation(
  'normalize′',
  (g, x, mean, correction, gMean, slope, scale) =>
    f.mul(f.sub(f.sub(g, gMean), f.mul(deviation(x, mean, correction), slope)), scale),
  { operands: ['g', 'x', 'mean', 'correction', 'gMean', 'slope', 'scale'] },
);

/**
 * Mean and variance of x over some axes.
 *
 * Numerics: the mean m of x, then the mean c of x − m, which is what rounding has left out of m; the deviations are
 * (x − m) − c and the variance is the mean of their squares. So a large mean costs no digits, and equal elements deviate by
 * next to nothing.
 *
 * @see T. Chan, G. Golub, R. LeVeque, "Algorithms for Computing the Sample Variance", 1983, section 2: the correction
 */
function statistics(x: Tensor, axes: readonly number[]): Corrected {
  const average = (values: Tensor): Tensor =>
    values.sum({ axis: axes, keepDims: true }).div(axes.reduce((n, axis) => n * x.shape[axis], 1));
  // A constant to the chain rule: where it lies does not change what is computed by it.
  const mean = average(x.detach());
  const correction = average(x.sub(mean));
  const variance = average(apply(squaredDeviation, [x, mean, correction], NO_SCALARS));
  return { mean, correction, variance };
}

/**
 * (x − x̄) / √(σ² + ε) · weight + bias with given statistics, which are constants to the chain rule.
 */
export function normalizeBy(
  x: Tensor,
  { mean, variance }: Statistics,
  eps: number,
  affine: Affine | null,
): Tensor {
  const inverse = apply(inverseDeviation, [variance], [eps]);
  return affine === null
    ? apply(standardized, [x, mean, inverse], NO_SCALARS)
    : apply(standardizedAffine, [x, mean, inverse, affine.weight, affine.bias], NO_SCALARS);
}

/**
 * (x − x̄) / √(σ² + ε) · weight + bias with the statistics of x itself, through which the gradient passes, too.
 *
 * One operation instead of a dozen: with x̂ = (x − x̄)/√(σ² + ε) and g the gradient at x̂,
 * ∂L/∂x = (g − mean(g) − x̂ · mean(g·x̂)) / √(σ² + ε), means over the same axes.
 *
 * @returns the normalised tensor, and the statistics, unrecorded
 * @see S. Ioffe, C. Szegedy, "Batch Normalization", 2015, section 3: the gradient
 */
export function normalize(
  x: Tensor,
  normalization: Normalization,
  affine: Affine | null,
): { readonly output: Tensor; readonly found: Corrected } {
  const inputs = affine === null ? [x] : [x, affine.weight, affine.bias];
  const computed = computeNormalized(inputs, normalization);
  const output = recordComputed(normalizeOperation, inputs, normalization, computed);
  return { output, found: computed.found };
}

/** Saves both parts of x̄, and 1/√(σ² + ε), for the gradient. */
function computeNormalized(
  inputs: readonly Tensor[],
  { axes, eps }: Normalization,
): Computed & { readonly found: Corrected } {
  const [x, ...affine] = inputs;
  const { formula } = affine.length === 0 ? normalized : normalizedAffine;
  return noGrad(() => {
    const found = statistics(x, axes);
    const saved = savedOf(found, eps);
    // The result lies in row-major order, however x lies.
    const output = emptyTensor(x.shape, x.dtype);
    const kernel = formulaKernel(formula, x.dtype, 'normalize');
    dispatch(kernel, [output], [x, ...saved, ...affine], NO_SCALARS);
    return { output, saved, found };
  });
}

const normalizeOperation: CompositeOperation<Normalization> = {
  kind: 'composite',
  name: 'normalize',
  run: computeNormalized,
  vjp({ grad, inputs, params: { axes, eps }, saved, needs }) {
    const [x, weight] = inputs;
    const [needsX, needsWeight, needsBias] = needs;
    // For a gradient that is to be differentiated again, the statistics must be functions of x.
    const [mean, correction, inverse] = isRecording() ? savedOf(statistics(x, axes), eps) : saved;
    // A weight that is constant along the axes can wait until after the sums, which then serve all three gradients.
    const late = weight === undefined || isConstantAlong(weight, mean);
    const g = late ? grad : grad.mul(weight);
    const fold = { axis: axes, keepDims: true };
    const total = needsX || (late && needsBias) ? g.sum(fold) : null;
    const along =
      needsX || (late && needsWeight)
        ? apply(alongDeviation, [g, x, mean, correction], NO_SCALARS).sum(fold).mul(inverse)
        : null;

    let byX: Tensor | null = null;
    if (needsX && total !== null && along !== null) {
      const n = sizeOf(x.shape) / sizeOf(mean.shape);
      const slope = along.mul(inverse).div(n);
      const scale = late && weight !== undefined ? inverse.mul(weight) : inverse;
      const operands = [g, x, mean, correction, total.div(n), slope, scale];
      byX = apply(withoutMeanAndDeviation, operands, NO_SCALARS);
    }
    if (weight === undefined) return [byX];
    if (late) {
      const shaped = (wanted: boolean, sum: Tensor | null) =>
        wanted && sum !== null ? sum.reshape(weight.shape) : null;
      return [byX, shaped(needsWeight, along), shaped(needsBias, total)];
    }
    const normal = (): Tensor => apply(normalized, [x, mean, correction, inverse], NO_SCALARS);
    return [
      byX,
      needsWeight ? grad.mul(normal()).sumTo(weight.shape) : null,
      needsBias ? grad.sumTo(weight.shape) : null,
    ];
  },
  reads: { inputs: true, output: false },
};

/** Whether there is one weight for each mean. */
function isConstantAlong(weight: Tensor, mean: Tensor): boolean {
  const common = broadcastShapes('normalize', weight.shape, mean.shape);
  return sameShape(common, mean.shape) && sizeOf(weight.shape) === sizeOf(mean.shape);
}

function savedOf({ mean, correction, variance }: Corrected, eps: number): Tensor[] {
  return [mean, correction, apply(inverseDeviation, [variance], [eps])];
}
