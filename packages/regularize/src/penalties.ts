import { BpError, isTensor, type Tensor } from '@bp/tensor';
import {
  FROM_ZERO,
  isFloat,
  type NumberOrTensor,
  numberOrTensor,
  readOptions,
} from '@bp/tensor/engine';
import { tensorsOf, type Weights } from './weights';

const NONE: { readonly l1: NumberOrTensor; readonly l2: NumberOrTensor } = { l1: 0, l2: 0 };

/** What a penalty counts: one tensor, several, such as `model.parameters()`, or a model. */
export type Penalized = Weights;

/**
 * The L1 penalty λ Σ |w|, to be added to a loss: drives weights to exactly 0.
 *
 * At w = 0 its derivative is taken as 0, as in PyTorch.
 *
 * @param parameters - one tensor, several, or a model
 * @param lambda - λ ≥ 0, 1 by default; a number, which is a constant to a compiled step, or a tensor of one, which it follows
 * @returns a single number
 * @throws BpError `BP_OPTION` for no parameters or a λ that is negative or not finite, `BP_DTYPE` for what holds no real
 *   numbers
 * @example
 * l1(parameter([1, -2]), 0.1).item(); // 0.30000001192092896
 * @see R. Tibshirani, "Regression Shrinkage and Selection via the Lasso", 1996
 */
export function l1(parameters: Penalized, lambda: NumberOrTensor = 1): Tensor {
  numberOrTensor('l1', 'lambda', lambda, FROM_ZERO);
  return scaled(
    sumOver('l1', parameters, (w) => w.abs().sum()),
    lambda,
  );
}

/**
 * The L2 penalty λ Σ w², to be added to a loss: keeps weights small.
 *
 * There is no factor of one half, as in Keras. The gradient is 2λw, so `l2(parameters, d / 2)` does what `weightDecay: d`
 * of SGD does; with Adam the two differ.
 *
 * @param parameters - one tensor, several, or a model
 * @param lambda - λ ≥ 0, 1 by default; a number, which is a constant to a compiled step, or a tensor of one, which it follows
 * @returns a single number
 * @throws BpError `BP_OPTION` for no parameters or a λ that is negative or not finite, `BP_DTYPE` for what holds no real
 *   numbers
 * @example
 * l2(parameter([1, -2]), 0.5).item(); // 2.5
 * @see A. Hoerl, R. Kennard, "Ridge Regression", 1970
 */
export function l2(parameters: Penalized, lambda: NumberOrTensor = 1): Tensor {
  numberOrTensor('l2', 'lambda', lambda, FROM_ZERO);
  return scaled(
    sumOver('l2', parameters, (w) => w.square().sum()),
    lambda,
  );
}

/**
 * The elastic net λ₁ Σ |w| + λ₂ Σ w²: {@link l1} and {@link l2} together.
 *
 * @param parameters - one tensor, several, or a model
 * @param options.l1 - λ₁ ≥ 0, 0 by default; a number, or a tensor of one
 * @param options.l2 - λ₂ ≥ 0, 0 by default; a number, or a tensor of one
 * @returns a single number
 * @throws BpError `BP_OPTION` for no parameters or a factor that is negative or not finite, `BP_DTYPE` for what holds no
 *   real numbers
 * @example
 * elasticNet(parameter([1, -2]), { l1: 1, l2: 0.5 }).item(); // 5.5
 * @see H. Zou, T. Hastie, "Regularization and Variable Selection via the Elastic Net", 2005
 */
export function elasticNet(
  parameters: Penalized,
  options: { l1?: NumberOrTensor | undefined; l2?: NumberOrTensor | undefined },
): Tensor {
  const factors = readOptions('elasticNet', options, NONE, { l1: null, l2: null });
  numberOrTensor('elasticNet', 'l1', factors.l1, FROM_ZERO);
  numberOrTensor('elasticNet', 'l2', factors.l2, FROM_ZERO);
  return sumOver('elasticNet', parameters, (w) =>
    scaled(w.abs().sum(), factors.l1).add(scaled(w.square().sum(), factors.l2)),
  );
}

/** The sum keeps its type, whatever that of λ. */
function scaled(sum: Tensor, lambda: NumberOrTensor): Tensor {
  return sum.mul(isTensor(lambda) ? lambda.cast(sum.dtype) : lambda);
}

function sumOver(op: string, parameters: Penalized, term: (w: Tensor) => Tensor): Tensor {
  let total: Tensor | null = null;
  for (const w of tensorsOf(parameters)) {
    if (!isTensor(w) || !isFloat(w.dtype)) {
      throw new BpError('BP_DTYPE', op, 'expected tensors of real numbers, got {got}', {
        got: isTensor(w) ? w.dtype : typeof w,
      });
    }
    total = total === null ? term(w) : total.add(term(w));
  }
  if (total === null) {
    throw new BpError(
      'BP_OPTION',
      op,
      'there is no parameter to penalise; an iterator can be read only once',
    );
  }
  return total;
}
