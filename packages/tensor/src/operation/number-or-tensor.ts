import { checkNumber, type Range } from '../checks/check-number';
import { isFloat } from '../layout/dtype';
import { BpError } from '../process/errors';
import { isTensor, type Tensor } from '../value/tensor';
import { checkKernel } from './check-kernel';
import { dispatch } from './dispatch';

/** What a setting may be: a number, which is a constant to a compiled step, or a tensor of one, whose value it follows. */
export type NumberOrTensor = number | Tensor;

interface Wanted {
  readonly op: string;
  readonly name: string;
  readonly range: Range;
}

/** A check that a compiled step makes in every call, too. */
const inRange = /* @__PURE__ */ checkKernel<Wanted>({
  name: 'checkNumber',
  refusal([x], { op, name, range }) {
    const value = x.storage.data[x.offset];
    return range.holds(value)
      ? undefined
      : new BpError('BP_OPTION', op, '{name} must be a number in {range}, got {value}', {
          name,
          range: range.text,
          value,
        });
  },
});

/**
 * Refuses a value that is neither a number of the range nor a tensor of one such number.
 *
 * @param op - the name of the called function, for the message
 * @param name - the name of the option
 * @returns the value
 * @throws BpError `BP_OPTION` for a number out of the range, for a tensor of whole numbers or with axes, and for anything else
 */
export function numberOrTensor(
  op: string,
  name: string,
  value: unknown,
  range: Range,
): NumberOrTensor {
  if (!isTensor(value)) return checkNumber(op, name, value, range);
  if (value.rank > 0 || !isFloat(value.dtype)) {
    throw new BpError(
      'BP_OPTION',
      op,
      '{name} must be a number, or a tensor of one real number without axes, got {dtype} {shape}',
      { name, dtype: value.dtype, shape: value.shape },
    );
  }
  dispatch(inRange, [], [value], { op, name, range });
  return value;
}
