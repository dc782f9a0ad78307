import type { Kernel } from '../../operation/kernel';
import type { Tensor } from '../../value/tensor';
import type { Emission, Emitter } from '../../wasm/emission';
import { writesAtOnce } from './at-once';
import { EagerKernel } from './eager-kernel';
import { emitterOf } from './emitter-of';
import { piecesOf } from './pieces';
import { fits, hashOf, type Signature, signatureOf } from './signature';

/** About what it costs to write and compile the code of a kernel, in nanoseconds. */
const COMPILATION = 300_000;

/**
 * From here on a kernel gets its code at once while a step is being captured, in nanoseconds. What has hardly run is not
 * optimised yet, and takes many times as long; and the emitters that write the program have run before then. Both count
 * for more as long as few kernels have run at all.
 */
const CAPTURED = 10_000;
const CAPTURED_EARLY = 3000;

/** So many kernels with operands of certain shapes are few. */
const EARLY = 64;

/** Below this the reference is done before the operands are copied, in nanoseconds. */
const WORTHWHILE = 100;

/** How many pairs of a kernel and its operands' shapes are kept; beyond it all are forgotten. */
const CAPACITY = 2048;

/** What is known of a kernel with operands of certain shapes. */
interface Case {
  readonly signature: Signature;
  /** Null where the reference is all there is. */
  emission: Emission | null;
  /** What the reference has cost so far, in nanoseconds. */
  spent: number;
  code: EagerKernel | null;
}

/** How a kernel becomes code, and what is known of it. */
interface Known {
  readonly emitter: Emitter<never> | null;
  readonly cases: Map<number, Case[]>;
}

let known = /* @__PURE__ */ new WeakMap<Kernel<never>, Known>();
let count = 0;

/**
 * Runs a kernel in WebAssembly where that pays: the reference serves until it has cost as much as writing the code would;
 * so neither a shape that comes once nor one that comes a million times costs more than twice the best choice.
 *
 * @param captured - whether the call becomes part of a program
 * @returns whether it ran; if not, the reference has to, which also has the words for what a check refuses
 * @see A. Karlin et al., "Competitive Snoopy Caching", 1988, for the rule
 */
export function runFast<P>(
  kernel: Kernel<P>,
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  params: P,
  captured = false,
): boolean {
  const { emitter, cases } = knownOf(kernel);
  if (emitter === null) return false;
  const found = caseOf(emitter, cases, outputs, inputs, params);
  if (found.code === null) {
    const { emission } = found;
    if (emission === null) return false;
    found.spent += emission.cost;
    const enough = captured ? (count < EARLY ? CAPTURED_EARLY : CAPTURED) : COMPILATION;
    const pays = found.spent >= COMPILATION || emission.cost >= enough;
    if (!writesAtOnce() && (emission.cost < WORTHWHILE || !pays)) return false;
    found.code = compile(emitter, params, found.signature, emission);
    if (found.code === null) {
      found.emission = null;
      return false;
    }
  }
  return found.code.run(outputs, inputs, emitter.scalars(params));
}

function compile<P>(
  emitter: Emitter<P>,
  params: P,
  whole: Signature,
  emission: Emission,
): EagerKernel | null {
  const scalars = emitter.scalars(params).length;
  const pieces = emitter.elementwise ? piecesOf(whole) : null;
  try {
    if (pieces !== null) {
      const { signature } = pieces;
      const piece = emitter.emission(signature.outputs, signature.inputs, params);
      if (piece !== null) return new EagerKernel(piece, signature, scalars, pieces);
    }
    return new EagerKernel(emission, whole, scalars, null);
  } catch (error) {
    // Neither a memory that is too large nor a module the engine refuses is an error: the reference does it.
    if (error instanceof RangeError || error instanceof WebAssembly.CompileError) return null;
    throw error;
  }
}

function knownOf<P>(kernel: Kernel<P>): { emitter: Emitter<P> | null; cases: Known['cases'] } {
  const key = kernel as Kernel<never>;
  let found = known.get(key);
  if (found === undefined) {
    found = { emitter: emitterOf(key), cases: new Map() };
    known.set(key, found);
  }
  return found as unknown as { emitter: Emitter<P> | null; cases: Known['cases'] };
}

function caseOf<P>(
  emitter: Emitter<P>,
  cases: Known['cases'],
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  params: P,
): Case {
  const hash = hashOf(outputs, inputs);
  let bucket = cases.get(hash);
  if (bucket === undefined) {
    bucket = [];
    cases.set(hash, bucket);
  }
  const variant = emitter.variant(params);
  for (let i = 0; i < bucket.length; i++) {
    if (fits(bucket[i].signature, variant, outputs, inputs)) return bucket[i];
  }
  const signature = signatureOf(variant, outputs, inputs);
  const emission = emitter.emission(signature.outputs, signature.inputs, params);
  const made: Case = { signature, emission, spent: 0, code: null };
  if (++count > CAPACITY) {
    known = new WeakMap();
    count = 0;
  } else bucket.push(made);
  return made;
}
