import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { checkNumber, FROM_ZERO, isFloat, readOptions } from '@bp/tensor/engine';
import { tensorsOf, type Weights } from './weights';

/** What a penalty counts: one tensor, several, such as `model.parameters()`, or a model. */
export type Penalized = Weights;

/**
 * The L1 penalty λ Σ |w|, to be added to a loss: drives weights to exactly 0.
 *
 * At w = 0 its derivative is taken as 0, as in PyTorch.
 *
 * @param parameters - one tensor, several, or a model
 * @param lambda - λ ≥ 0, 1 by default
 * @returns a single number
 * @throws BpError `BP_OPTION` for no parameters or a λ that is negative or not finite, `BP_DTYPE` for what holds no real
 *   numbers
 * @example
 * l1(parameter([1, -2]), 0.1).item(); // 0.30000001192092896
 * @see R. Tibshirani, "Regression Shrinkage and Selection via the Lasso", 1996
 */
export function l1(parameters: Penalized, lambda = 1): Tensor {
  checkNumber('l1', 'lambda', lambda, FROM_ZERO);
  return sumOver('l1', parameters, (w) => w.abs().sum()).mul(lambda);
}

/**
 * The L2 penalty λ Σ w², to be added to a loss: keeps weights small.
 *
 * There is no factor of one half, as in Keras. The gradient is 2λw, so `l2(parameters, d / 2)` does what `weightDecay: d`
 * of SGD does; with Adam the two differ.
 *
 * @param parameters - one tensor, several, or a model
 * @param lambda - λ ≥ 0, 1 by default
 * @returns a single number
 * @throws BpError `BP_OPTION` for no parameters or a λ that is negative or not finite, `BP_DTYPE` for what holds no real
 *   numbers
 * @example
 * l2(parameter([1, -2]), 0.5).item(); // 2.5
 * @see A. Hoerl, R. Kennard, "Ridge Regression", 1970
 */
export function l2(parameters: Penalized, lambda = 1): Tensor {
  checkNumber('l2', 'lambda', lambda, FROM_ZERO);
  return sumOver('l2', parameters, (w) => w.square().sum()).mul(lambda);
}

/**
 * The elastic net λ₁ Σ |w| + λ₂ Σ w²: {@link l1} and {@link l2} together.
 *
 * @param parameters - one tensor, several, or a model
 * @param options.l1 - λ₁ ≥ 0, 0 by default
 * @param options.l2 - λ₂ ≥ 0, 0 by default
 * @returns a single number
 * @throws BpError `BP_OPTION` for no parameters or a factor that is negative or not finite, `BP_DTYPE` for what holds no
 *   real numbers
 * @example
 * elasticNet(parameter([1, -2]), { l1: 1, l2: 0.5 }).item(); // 5.5
 * @see H. Zou, T. Hastie, "Regularization and Variable Selection via the Elastic Net", 2005
 */
export function elasticNet(
  parameters: Penalized,
  options: { l1?: number | undefined; l2?: number | undefined },
): Tensor {
  const factors = readOptions(
    'elasticNet',
    options,
    { l1: 0, l2: 0 },
    { l1: FROM_ZERO, l2: FROM_ZERO },
  );
  return sumOver('elasticNet', parameters, (w) =>
    w.abs().sum().mul(factors.l1).add(w.square().sum().mul(factors.l2)),
  );
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
