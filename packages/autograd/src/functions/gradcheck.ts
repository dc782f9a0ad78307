import { BpError, isTensor, Rng, type Tensor, type TensorLike } from '@bp/tensor';
import {
  asTensor,
  checkFunction,
  isFloat,
  keepRecords,
  readOptions,
  sameShape,
  wholeNumber,
} from '@bp/tensor/engine';
import { variable } from '../backward/variable';
import { readItems, readTensors } from '../tape/read-tensors';
import { withoutRecording, withRecording } from '../tape/tape';
import { pullBack } from './trace';

/** A function of tensors with one tensor, or several, as its value. */
export type GradcheckFunction = (...inputs: Tensor[]) => Tensor | readonly Tensor[];

/** Options of {@link gradcheck} and {@link gradgradcheck}. */
export interface GradcheckOptions {
  /** The step ε of the difference, 1e-3 by default; the function must be smooth within 2ε of the inputs. */
  eps?: number | undefined;
  /** The error allowed besides the relative one, 1e-8 by default. */
  atol?: number | undefined;
  /** The error allowed per unit of the expected slope, 1e-6 by default. */
  rtol?: number | undefined;
  /** How many random directions are tried per input, 2 by default. */
  directions?: number | undefined;
  /** The seed of the directions, 0 by default. */
  seed?: number | string | undefined;
}

/** One slope, found in two ways. */
export interface GradcheckEntry {
  /** The number of the input that was moved. */
  readonly input: number;
  /** The number of the direction in which it was moved. */
  readonly direction: number;
  /** The slope by differences of function values. */
  readonly expected: number;
  /** The slope by the chain rule. */
  readonly got: number;
  /** |got − expected| */
  readonly error: number;
  readonly ok: boolean;
}

/** What {@link gradcheck} found. */
export interface GradcheckReport {
  /** Whether every slope agrees. */
  readonly ok: boolean;
  /** The largest error; NaN if any is. */
  readonly maxError: number;
  readonly checks: readonly GradcheckEntry[];
}

/** More find nothing that these have not. */
const MOST_DIRECTIONS = 10_000;

const DEFAULTS = { eps: 1e-3, atol: 1e-8, rtol: 1e-6, directions: 2, seed: 0 as number | string };

/**
 * Whether the recorded gradient of a function agrees with differences of its values: for random directions u of an input
 * and v of the output, ⟨vjp(v), u⟩ = d/dε ⟨v, f(x + εu)⟩ at ε = 0.
 *
 * Everything is computed in float64. The difference is central and of fourth order, with an error of O(ε⁴): a smooth
 * function agrees to about ten digits. At a kink it gives the mean of the slopes on both sides, so |x| passes at 0, where its
 * derivative is taken as 0, and relu, where it is taken as 0 as well, does not: give inputs more than 2ε away from kinks.
 *
 * @param fn - a function of tensors, the same at each call
 * @param inputs - its arguments, real numbers; taken as float64
 * @param options.eps - the step ε
 * @param options.atol - the error allowed besides the relative one
 * @param options.rtol - the error allowed per unit of the expected slope
 * @param options.directions - how many random directions are tried per input
 * @param options.seed - the seed of the directions
 * @returns whether all slopes agree, the largest error, and each slope with its input
 * @throws BpError `BP_DTYPE` for an input or output that holds no real numbers, `BP_OPTION` for options out of range,
 *   `BP_GRAD` when a gradient has another shape or type than its input
 * @example
 * gradcheck((x) => x.tanh(), [[0.5, -1]]).ok; // true
 * @see A. Griewank, A. Walther, "Evaluating Derivatives", 2nd ed., 2008; B. Fornberg, "Generation of Finite Difference
 *   Formulas on Arbitrarily Spaced Grids", 1988, table 1: the weights
 */
export function gradcheck(
  fn: GradcheckFunction,
  inputs: readonly TensorLike[],
  options?: GradcheckOptions,
): GradcheckReport {
  return check('gradcheck', fn, inputs, readCheckOptions('gradcheck', options));
}

/**
 * Like {@link gradcheck}, one order higher: checks the derivatives of the vector-Jacobian product, as a function of the
 * inputs and of the gradient that arrives at the output.
 *
 * @throws BpError `BP_DTYPE` for an input or output that holds no real numbers, `BP_OPTION` for options out of range
 * @example
 * gradgradcheck((x) => x.tanh(), [[0.5, -1]]).ok; // true
 */
export function gradgradcheck(
  fn: GradcheckFunction,
  inputs: readonly TensorLike[],
  options?: GradcheckOptions,
): GradcheckReport {
  const settings = readCheckOptions('gradgradcheck', options);
  const points = readInputs('gradgradcheck', inputs);
  const rng = new Rng(settings.seed).fork('upstream');
  const outputs = evaluate(
    'gradgradcheck',
    fn,
    points.map((x) => variable(x)),
  );
  const upstream = outputs.map(({ shape }) => rng.normal(shape, { dtype: 'float64' }));
  const pulled: GradcheckFunction = (...args) => {
    const xs = args.slice(0, points.length);
    return pullBack(evaluate('gradgradcheck', fn, xs), xs, args.slice(points.length), true);
  };
  return check('gradgradcheck', pulled, [...points, ...upstream], settings);
}

type Settings = typeof DEFAULTS;

function check(
  op: string,
  fn: GradcheckFunction,
  inputs: readonly TensorLike[],
  { eps, atol, rtol, directions, seed }: Settings,
): GradcheckReport {
  const points = readInputs(op, inputs);
  const rng = new Rng(seed).fork('directions');
  const checks: GradcheckEntry[] = [];
  for (let direction = 0; direction < directions; direction++) {
    const xs = points.map((x) => variable(x));
    const outputs = evaluate(op, fn, xs);
    const vs = outputs.map((y) => unitVector(rng, y.shape));
    const slopes = pullBack(outputs, xs, vs, false);
    for (const [input, x] of points.entries()) {
      refuseMisfit(op, input, x, slopes[input]);
      const u = unitVector(rng, x.shape);
      const along = (step: number): number => {
        const moved = xs.map((same, i) => (i === input ? variable(x.add(u.mul(step))) : same));
        return inner(vs, evaluate(op, fn, moved));
      };
      const near = along(eps) - along(-eps);
      const far = along(2 * eps) - along(-2 * eps);
      const expected = (8 * near - far) / (12 * eps);
      const got = inner([u], [slopes[input]]);
      const error = Math.abs(got - expected);
      const ok = error <= atol + rtol * Math.abs(expected);
      checks.push({ input, direction, expected, got, error, ok });
    }
  }
  return {
    ok: checks.every(({ ok }) => ok),
    maxError: Math.max(0, ...checks.map(({ error }) => error)),
    checks,
  };
}

function readCheckOptions(op: string, options: GradcheckOptions | undefined): Settings {
  const settings = readOptions(op, options, DEFAULTS, { directions: null, seed: null });
  const { eps, atol, rtol, directions } = settings;
  if (!(eps > 0 && atol >= 0 && rtol >= 0)) {
    throw new BpError(
      'BP_OPTION',
      op,
      'eps must be > 0, atol and rtol ≥ 0, got {eps}, {atol} and {rtol}',
      { eps, atol, rtol },
    );
  }
  wholeNumber(op, 'directions', directions, 1, MOST_DIRECTIONS);
  return settings;
}

function readInputs(op: string, inputs: readonly TensorLike[]): Tensor[] {
  return readItems(op, 'inputs', inputs).map((given, i) => {
    const x = asTensor(op, given, 'float64');
    if (!isFloat(x.dtype)) {
      throw new BpError(
        'BP_DTYPE',
        op,
        'input {i} must hold real numbers, got {dtype}; pass it inside the function',
        { i, dtype: x.dtype },
      );
    }
    return x.detach().cast('float64');
  });
}

/** The outputs as a list, recorded whatever the mode outside. */
function evaluate(op: string, fn: GradcheckFunction, inputs: readonly Tensor[]): readonly Tensor[] {
  checkFunction(op, 'fn', fn);
  const value = withRecording(() => keepRecords(() => fn(...inputs)));
  const outputs = isTensor(value) ? [value] : readTensors(op, 'the value of fn', value);
  for (const [i, { dtype }] of outputs.entries()) {
    if (!isFloat(dtype)) {
      throw new BpError('BP_DTYPE', op, 'output {i} must hold real numbers, got {dtype}', {
        i,
        dtype,
      });
    }
  }
  return outputs;
}

/** A rule that forgets to sum over repeated axes must not be saved by broadcasting. */
function refuseMisfit(op: string, i: number, x: Tensor, slope: Tensor): void {
  if (sameShape(x.shape, slope.shape) && x.dtype === slope.dtype) return;
  throw new BpError(
    'BP_GRAD',
    op,
    'the chain rule gave input {i} ({dtype} {shape}) a gradient of another form ({gotDtype} {got}); mend the vjp of the operation',
    { i, dtype: x.dtype, shape: x.shape, gotDtype: slope.dtype, got: slope.shape },
  );
}

/** A random vector of length 1; nothing where there are no elements. */
function unitVector(rng: Rng, shape: readonly number[]): Tensor {
  const x = rng.normal(shape, { dtype: 'float64' });
  return x.size === 0 ? x : x.div(x.norm());
}

/** Σₖ ⟨aₖ, bₖ⟩ */
function inner(as: readonly Tensor[], bs: readonly Tensor[]): number {
  return withoutRecording(() => as.reduce((sum, a, k) => sum + a.mul(bs[k]).sum().item(), 0));
}
