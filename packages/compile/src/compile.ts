import { BpError, type NestedArray, type Tensor, type TypedArray } from '@bp/tensor';
import { isCallable, readOptions } from '@bp/tensor/engine';
import { explainStep } from './explain/explain';
import { type StepStatus, statusOf } from './program/status';
import { Step } from './program/step';
import { warmUp } from './program/warm-up';

/** Options of {@link compile}. */
export interface CompileOptions {
  /**
   * Every how many calls the step runs by itself again, to be compared with its program; never by default. It finds steps
   * that depend on something the program does not know of.
   */
  check?: number | undefined;
  /**
   * `'strict'`, the default, gives the same bits as the step itself; `'fast'` may round a · b + c once instead of twice
   * where the machine can.
   */
  precision?: 'strict' | 'fast' | undefined;
  /**
   * Whether each call checks that what it returns, assigns and leaves as gradients is finite, at the cost of reading it once
   * more; `false` by default. A call that finds NaN or ±∞ throws `BP_NUMERIC`, naming the first, and changes nothing.
   */
  finite?: boolean | undefined;
  /** What messages and plans call it; by default the name of the function, or 'compile' if it has none. */
  name?: string | undefined;
}

/** What is taken where a step wants a tensor. */
type Numbers = Tensor | TypedArray | readonly NestedArray[];

/** What a compiled step takes, for the arguments of the step. */
export type CompiledArguments<A extends readonly unknown[]> = { [K in keyof A]: Given<A[K]> };

type Given<T> = T extends Tensor
  ? Numbers
  : T extends readonly unknown[] | ((...args: never[]) => unknown)
    ? T
    : // Plain objects are looked into, one level deep; whatever has methods is not plain.
      T extends { readonly [K in keyof T]: Tensor | string | number | boolean | null | undefined }
      ? { [K in keyof T]: T[K] extends infer V ? (V extends Tensor ? Numbers : V) : never }
      : T;

/** A compiled step: a function that can tell what it does. */
export interface CompiledStep<A extends readonly unknown[], R> {
  (...args: CompiledArguments<A>): R;
  /**
   * The programs of the step, as text: which calls each serves, how often it was called, what it took to make, its kernels
   * and its memory; where the step is not compiled, why.
   */
  explain(): string;
  /**
   * What became of the latest call: `'compiled'` where its program ran, `'recording'` where the step ran as it is and was
   * captured, `'eager'` where it ran as it is; and `why`, a sentence.
   *
   * @example
   * const double = compile((x: Tensor) => x.mul(2));
   * for (let i = 0; i < 3; i++) double([1, 2]);
   * double.status().state; // 'compiled'
   */
  status(): StepStatus;
  /**
   * Makes the program for such arguments now, so that the next call with them runs compiled. The step runs for that, two or
   * more times, and all is put back to the bit: parameters, buffers, optimizer state, random numbers, gradients. Variables of
   * its own it has to put back itself. Where no program can be had, {@link status} tells why.
   *
   * @throws whatever a call throws
   * @example
   * const triple = compile((x: Tensor) => x.mul(3));
   * triple.warmUp([1, 2]);
   * triple([1, 2]).toArray(); // [3, 6]
   */
  warmUp(...args: CompiledArguments<A>): void;
}

const DEFAULTS = {
  check: undefined as number | undefined,
  precision: 'strict' as 'strict' | 'fast',
  finite: false,
  name: undefined as string | undefined,
};

/**
 * Turns a training or inference step into one WebAssembly program with the same bits.
 *
 * The first calls run the step as it is while its kernels are captured. When two captures are equal, the next call plans
 * memory, merges neighbouring elementwise operations and compiles; it and those that follow copy the arguments in, make one
 * call, and copy the results out. Parameters, buffers, optimizer state, gradients and random numbers go on as if the step had run; compiled
 * and uncompiled calls can be mixed freely.
 *
 * A program belongs to the shapes and types of the arguments, the training mode and the properties of the modules that run,
 * the gradient mode, which parameters are frozen, and which gradients are null; anything else makes another program.
 * Arguments that are no tensors, and tensors that carry a gradient of their own, are part of that, too, by their identity; a
 * plain number that came with eight values brings a warning. Arrays and plain objects of tensors are looked into, one level
 * deep.
 *
 * Numbers written into the step are constants, and tensors and modules that it sees from outside of any module are those of
 * its capture: give them new values with `assign` or `loadStateDict`.
 *
 * No gradient flows back out of a program: loss and backward belong inside. Results that would have a record are refused where
 * a later backward pass meets them, and free until then; so are those given to another step, and `detach()` makes constants of
 * them. Within another step, `checkpoint`, and what asks for gradients of a function, such as `grad(compile(f))`, the step
 * itself runs, and keeps its record.
 *
 * Inside the step nothing may be read as a number, since later calls do not run it: return the tensor, or read it outside.
 * Checks of labels and indices come before everything else, and a call that throws changes nothing. Where WebAssembly may
 * not be used, or there is no memory, the step itself runs; `status()` tells.
 *
 * @param step - a synchronous function of tensors; it returns tensors, arrays or plain objects of them, or nothing
 * @param options.check - every how many calls, ≥ 1, to compare the program with the step
 * @param options.precision - `'strict'` or `'fast'`
 * @param options.finite - whether to refuse what is not finite
 * @param options.name - for messages
 * @returns a function of the same arguments, whose results are copies without record
 * @throws BpError `BP_OPTION` for options that make no sense; when called, for a step that does something different in each
 *   call, is asynchronous, reads a number, or returns something else than said above, and with `finite` `BP_NUMERIC`
 * @example
 * const scale = compile((x: Tensor) => x.mul(2).add(1));
 * scale(tensor([1, 2])).toArray(); // [3, 5]
 */
export function compile<A extends readonly Tensor[], R>(
  step: (...args: A) => R,
  options?: CompileOptions,
): CompiledStep<A, R>;
export function compile<A extends readonly unknown[], R>(
  step: (...args: A) => R,
  options?: CompileOptions,
): CompiledStep<A, R>;
export function compile<A extends readonly unknown[], R>(
  step: (...args: A) => R,
  options?: CompileOptions,
): CompiledStep<A, R> {
  const { check, precision, finite, name } = readOptions('compile', options, DEFAULTS);
  if (!isCallable(step)) {
    throw new BpError('BP_OPTION', 'compile', 'the step must be a function, got {got}', {
      got: typeof step === 'function' ? 'a class' : typeof step,
    });
  }
  if (check !== undefined && !(Number.isInteger(check) && check >= 1)) {
    throw new BpError(
      'BP_OPTION',
      'compile',
      'check must be a whole number of calls ≥ 1, got {check}',
      { check },
    );
  }
  if (precision !== 'strict' && precision !== 'fast') {
    throw new BpError(
      'BP_OPTION',
      'compile',
      "precision must be 'strict' or 'fast', got {precision}",
      { precision },
    );
  }
  const captured = new Step(step as never, {
    name: name ?? (step.name || 'compile'),
    check: check ?? null,
    precision,
    finite,
  });
  const compiled = (...args: CompiledArguments<A>): R => captured.call(args) as R;
  return Object.assign(compiled, {
    explain: () => explainStep(captured),
    status: () => statusOf(captured),
    warmUp: (...args: CompiledArguments<A>) => warmUp(captured, args),
  });
}
