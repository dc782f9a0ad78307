import { BpError, type Tensor } from '@bp/tensor';
import { checkEmitter, checkKernel, dispatch, isFloat } from '@bp/tensor/engine';

/** For which loss a check is made. Positions in messages count the elements in logical, row-major order. */
interface Named {
  readonly op: string;
}

const nanCheck = /* @__PURE__ */ checkKernel<Named>({
  name: 'checkNaN',
  emitter: /* @__PURE__ */ checkEmitter(() => ({ low: -Infinity, high: Infinity })),
  refusal([{ data }], { op }) {
    for (let i = 0; i < data.length; i++) {
      if (data[i] !== data[i]) {
        return new BpError(
          'BP_NUMERIC',
          op,
          'the target must not contain NaN, got NaN at position {i}; clean the data first',
          { i },
        );
      }
    }
    return undefined;
  },
});

/** Refuses labels that are NaN. */
export function refuseNaN(op: string, labels: Tensor): void {
  if (isFloat(labels.dtype)) dispatch(nanCheck, [], [labels], { op });
}

const unitCheck = /* @__PURE__ */ checkKernel<Named & { readonly name: string }>({
  name: 'checkUnitInterval',
  emitter: /* @__PURE__ */ checkEmitter(() => ({ low: 0, high: 1 })),
  refusal([{ data }], { op, name }) {
    for (let i = 0; i < data.length; i++) {
      const value = data[i];
      if (!(value >= 0 && value <= 1)) {
        return new BpError(
          'BP_NUMERIC',
          op,
          '{name} must hold probabilities in [0, 1], got {value} at position {i}',
          { name, value, i },
        );
      }
    }
    return undefined;
  },
});

/** Refuses numbers that are no probabilities. */
export function checkProbabilities(op: string, name: string, values: Tensor): void {
  dispatch(unitCheck, [], [values], { op, name });
}

const signCheck = /* @__PURE__ */ checkKernel<Named>({
  name: 'checkSigns',
  emitter: /* @__PURE__ */ checkEmitter(() => ({ low: 1, high: 1, also: -1 })),
  refusal([{ data }], { op }) {
    for (let i = 0; i < data.length; i++) {
      const value = data[i];
      if (value !== 1 && value !== -1) {
        return new BpError(
          'BP_NUMERIC',
          op,
          'the target must hold 1 or -1, got {value} at position {i}',
          { value, i },
        );
      }
    }
    return undefined;
  },
});

/** Refuses labels other than 1 and −1. */
export function checkSigns(op: string, labels: Tensor): void {
  dispatch(signCheck, [], [labels], { op });
}

const positiveCheck = /* @__PURE__ */ checkKernel<Named & { readonly name: string }>({
  name: 'checkNotNegative',
  emitter: /* @__PURE__ */ checkEmitter(() => ({ low: 0, high: Infinity })),
  refusal([{ data }], { op, name }) {
    for (let i = 0; i < data.length; i++) {
      const value = data[i];
      if (!(value >= 0)) {
        return new BpError(
          'BP_NUMERIC',
          op,
          '{name} must not be negative, got {value} at position {i}',
          { name, value, i },
        );
      }
    }
    return undefined;
  },
});

/** Refuses negative numbers and NaN. */
export function checkNotNegative(op: string, name: string, values: Tensor): void {
  dispatch(positiveCheck, [], [values], { op, name });
}

const classCheck = /* @__PURE__ */ checkKernel<
  Named & { readonly classes: number; readonly ignoreIndex: number | null }
>({
  name: 'checkClasses',
  emitter: /* @__PURE__ */ checkEmitter(({ classes, ignoreIndex }) => ({
    low: 0,
    high: classes - 1,
    whole: true,
    also: ignoreIndex,
  })),
  refusal([{ data }], { op, classes, ignoreIndex }) {
    for (let i = 0; i < data.length; i++) {
      const value = data[i];
      const known = Number.isInteger(value) && value >= 0 && value < classes;
      if (!known && value !== ignoreIndex) {
        return new BpError(
          'BP_NUMERIC',
          op,
          'targets must be class indices in [0, {classes}), got {value} at position {i}',
          { classes, value, i },
        );
      }
    }
    return undefined;
  },
});

/**
 * Class indices as int32; real numbers will do when they are whole.
 *
 * @param ignoreIndex - a label that means "no class"; null for none
 */
export function readClasses(
  op: string,
  labels: Tensor,
  classes: number,
  ignoreIndex: number | null,
): Tensor {
  dispatch(classCheck, [], [labels], { op, classes, ignoreIndex });
  return labels.cast('int32');
}
