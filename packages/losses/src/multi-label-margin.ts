import type { Tensor, TensorLike } from '@bp/tensor';
import { apply, asTensor, f, formulaOperation, type KernelOperation } from '@bp/tensor/engine';
import { rowAxisOf } from './class-loss';
import { readClasses } from './labels';
import { checkSameShape, readPrediction } from './operands';
import { type LossOptions, MEAN, readLossOptions, reduce } from './reduction';

/** How often each class stands in the list of its row; a list ends at the first −1. */
const countLabels: KernelOperation<null> = {
  kind: 'kernel',
  name: 'countLabels',
  infer: ([{ shape }]) => ({ shape, dtype: 'int32' }),
  kernel: {
    name: 'countLabels',
    run([out], [labels]) {
      const { data } = labels;
      const classes = labels.shape[labels.rank - 1];
      const counts = out.storage.data;
      counts.fill(0, out.offset, out.offset + out.size);
      for (let row = 0; row < data.length; row += classes) {
        for (let k = row; k < row + classes && data[k] >= 0; k++)
          counts[out.offset + row + data[k]]++;
      }
    },
  },
  vjp: null,
  reads: { inputs: false, output: false },
};

/** A wanted class (its count > 0) must lead an unwanted one by 1; at the hinge itself the gradient is 0, as in PyTorch. */
const shortfall = /* @__PURE__ */ formulaOperation(
  'multiLabelMargin',
  (right, other, wanted, otherWanted) => {
    const z = f.add(f.sub(1, right), other);
    return f.select(f.or(f.ne(otherWanted, 0), f.le(z, 0)), 0, f.mul(wanted, z));
  },
  { operands: ['right', 'other', 'wanted', 'otherWanted'] },
);

/**
 * (1/C) Σ_j Σ_i max(0, 1 − x_j + x_i) over the wanted classes j and the unwanted classes i: every wanted class must lead
 * every unwanted one.
 *
 * @param prediction - x, real scores of shape [batch, classes] or [classes]
 * @param target - the wanted class indices of each row, in the same shape; −1 ends the list, what follows is ignored
 * @param options.reduction - `'mean'` over the samples (the default), `'sum'` or `'none'`
 * @returns a single number, or with `'none'` one loss per sample
 * @throws BpError `BP_SHAPE` when the shapes differ, `BP_DTYPE` when the scores are not real, `BP_NUMERIC` for a label
 *   that is neither −1 nor in [0, classes), `BP_OPTION` for an unknown option
 * @example
 * multiLabelMargin([[0.1, 0.2, 0.4, 0.8]], [[3, 0, -1, 1]]).item(); // 0.8500000238418579
 */
export function multiLabelMargin(
  prediction: TensorLike,
  target: TensorLike,
  options?: LossOptions,
): Tensor {
  const op = 'multiLabelMargin';
  const { reduction } = readLossOptions(op, options, MEAN);
  const x = readPrediction(op, 'prediction', prediction);
  const axis = rowAxisOf(op, x);
  const given = asTensor(op, target, x.dtype);
  checkSameShape(op, 'prediction', x, 'target', given);
  const counts = apply(countLabels, [readClasses(op, given, x.shape[axis], -1)], null);
  // Every class j, along a new axis, beside every class i: […, j, i].
  const pairs = apply(
    shortfall,
    [x.unsqueeze(-1), x.unsqueeze(-2), counts.unsqueeze(-1), counts.unsqueeze(-2)],
    [],
  );
  return reduce(pairs.sum({ axis: [-2, -1] }).div(x.shape[axis]), reduction);
}
