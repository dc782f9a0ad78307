import { f } from '@bp/tensor/engine';
import { type PointwiseLoss, pointwise } from './pointwise';
import type { Reduction } from './reduction';

/**
 * Half the sum of squared errors, E = ½ Σ (oᵢ − tᵢ)²: the error of the classic derivations of backpropagation, since its
 * gradient is simply oᵢ − tᵢ.
 *
 * For two outputs it equals {@link mse}; for n outputs it is n/2 times as large.
 *
 * @param prediction - o, the outputs, real numbers of any shape
 * @param target - t, the wanted outputs, in the same shape
 * @param options.reduction - `'sum'` (the default), `'mean'` (½ the mean squared error) or `'none'`
 * @returns a single number, or with `'none'` the halved squares in the shape of the prediction
 * @throws BpError `BP_SHAPE` when the shapes differ, `BP_DTYPE` when the prediction is not real, `BP_NUMERIC` for NaN in
 *   the target, `BP_OPTION` for an unknown option
 * @see D. Rumelhart, G. Hinton, R. Williams, "Learning representations by back-propagating errors", 1986, equation 3
 * @example
 * halfSse([1, 2], [0, 4]).item(); // 2.5
 */
export const halfSse: PointwiseLoss = /* @__PURE__ */ pointwise(
  'halfSse',
  (o, t) => {
    const error = f.sub(o, t);
    // Both factors have the derivative ½ · error, whose sum is exactly the error.
    return f.mul(0.5, f.mul(error, error));
  },
  { operands: ['o', 't'], defaults: { reduction: 'sum' as Reduction } },
);
