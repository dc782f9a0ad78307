import { enableGrad, gradients, variable } from '@bp/autograd';
import { onesLike, type Tensor, tensor } from '@bp/tensor';
import { apply, type FormulaOperation } from '@bp/tensor/engine';

/** What is to be known of a function φ of one number. */
export interface SlopeProfile {
  /** Whether φ is no straight line. */
  readonly bends: boolean;
  /** The largest |φ′|; ∞ where there is none. */
  readonly bound: number;
  /**
   * What φ comes near to far to the left and to the right, where both are finite: a function that saturates. A limit that is φ(0),
   * as the 0 of relu6, is no end but rest, and does not count.
   */
  readonly limits: readonly number[];
}

/** φ and φ′ at given points, by the operation's own rule. */
export function valuesAndSlopes(
  operation: FormulaOperation,
  params: readonly number[],
  x: Tensor,
  others: readonly Tensor[] = [],
): { readonly values: Tensor; readonly slopes: Tensor } {
  const at = variable(x.detach());
  const constants = others.map((other) => other.detach());
  const y = enableGrad(() => apply(operation, [at, ...constants], params));
  const [slopes] = gradients([y], [at], { upstream: [onesLike(y)] });
  return { values: y.detach(), slopes };
}

/** From −40 to 40 in steps of 1/64, which meet 0 and where the common functions are steepest. */
const REACH = 40;
const POINTS = 64 * 2 * REACH + 1;
/** Far and very far. */
const FAR = [-1e6, -1e4, 1e4, 1e6];

const known = /* @__PURE__ */ new WeakMap<FormulaOperation, Map<string, SlopeProfile>>();

/**
 * The profile of an elementwise operation as a function of its first operand, found from its formula at some thousand points.
 *
 * @param params - its plain numbers
 * @param others - its other operands, single numbers
 */
export function slopeProfile(
  operation: FormulaOperation,
  params: readonly number[],
  others: readonly Tensor[] = [],
): SlopeProfile {
  // Parameters change from step to step.
  if (others.length > 0) return profileOf(operation, params, others);
  const profiles = known.get(operation) ?? new Map<string, SlopeProfile>();
  known.set(operation, profiles);
  const key = params.join();
  const profile = profiles.get(key) ?? profileOf(operation, params, []);
  profiles.set(key, profile);
  return profile;
}

function profileOf(
  operation: FormulaOperation,
  params: readonly number[],
  others: readonly Tensor[],
): SlopeProfile {
  const points = Array.from({ length: POINTS }, (_, i) => i / 64 - REACH);
  const at = tensor([...points, ...FAR], { dtype: 'float64' });
  const found = valuesAndSlopes(operation, params, at, others);
  const [values, slopes] = [[...found.values.data], [...found.slopes.data] as number[]];
  const sizes = slopes.map(Math.abs);
  const bound = sizes.slice(0, POINTS).reduce((a, b) => Math.max(a, b), 0);
  const isBounded = sizes.slice(POINTS).every((size) => size <= bound * 1.001);
  const [left, leftNear, rightNear, right] = values.slice(POINTS) as number[];
  const settles = (a: number, b: number): boolean => Math.abs(a - b) < 1e-3;
  const rest = values[points.indexOf(0)];
  return {
    bends: slopes.some((slope) => slope !== slopes[0]),
    bound: isBounded ? bound : Infinity,
    limits:
      settles(left, leftNear) && settles(right, rightNear)
        ? [left, right].filter((limit) => limit !== rest)
        : [],
  };
}
