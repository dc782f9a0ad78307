import { checkKernel } from '../operation/check-kernel';
import { dispatch } from '../operation/dispatch';
import { BpError } from '../process/errors';
import type { Tensor } from '../value/tensor';
import { checkEmitter } from '../wasm/emitters/check';
import { cast } from './cast';

const [LOW, HIGH] = [-(2 ** 31), 2 ** 31 - 1];

const fits = /* @__PURE__ */ checkKernel<{ readonly op: string }>({
  name: 'checkFits',
  emitter: /* @__PURE__ */ checkEmitter(() => ({ low: LOW, high: HIGH })),
  refusal([{ data }], { op }) {
    const value = data.find((x) => !(x >= LOW && x <= HIGH));
    if (value === undefined) return undefined;
    return new BpError(
      'BP_NUMERIC',
      op,
      'the result {value} is beyond the range of int32; cast to float64 first',
      { value },
    );
  },
});

/**
 * What is computed of whole numbers, by way of float64, which holds more of them; a result that int32 cannot hold is refused,
 * not wrapped around. Real numbers and truth values are computed with as they are.
 */
export function inWhole(op: string, x: Tensor, compute: (x: Tensor) => Tensor): Tensor {
  if (x.dtype !== 'int32') return compute(x);
  const exact = compute(cast(x, 'float64'));
  dispatch(fits, [], [exact], { op });
  return cast(exact, 'int32');
}
