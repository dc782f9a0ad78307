import type { Kernel } from '../../operation/dispatch';
import type { Tensor } from '../../value/tensor';
import type { Emission, Emitter } from '../../wasm/emission';
import { usesWasm, writesAtOnce } from '../backend';
import { EagerKernel } from './eager-kernel';
import { piecesOf } from './pieces';
import { fits, hashOf, type Signature, signatureOf } from './signature';

/** About what it costs to write and compile the code of a kernel, in nanoseconds. */
const COMPILATION = 300_000;

/**
 * From here on a kernel gets its code at once while a step is being recorded, in nanoseconds. What has hardly run is not
 * optimised yet, and takes many times as long; and the emitters that write the program have run before then.
 */
const RECORDED = 10_000;

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

type Cases = Map<number, Case[]>;

let known = /* @__PURE__ */ new WeakMap<Kernel<never>, Cases>();
let count = 0;

/**
 * Runs a kernel in WebAssembly where that pays: the reference serves until it has cost as much as writing the code would;
 * so neither a shape that comes once nor one that comes a million times costs more than twice the best choice.
 *
 * @param recorded - whether the call is part of a recording
 * @returns whether it ran; if not, the reference has to, which also throws the error of a check that failed
 * @see A. Karlin et al., "Competitive Snoopy Caching", 1988, for the rule
 */
export function runFast<P>(
  kernel: Kernel<P>,
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  params: P,
  recorded = false,
): boolean {
  const { emitter } = kernel;
  if (emitter === undefined || !usesWasm()) return false;
  const found = caseOf(kernel, outputs, inputs, params);
  if (found.code === null) {
    const { emission } = found;
    if (emission === null) return false;
    found.spent += emission.cost;
    const pays = found.spent >= COMPILATION || (recorded && emission.cost >= RECORDED);
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

function caseOf<P>(
  kernel: Kernel<P>,
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  params: P,
): Case {
  const key = kernel as Kernel<never>;
  let cases = known.get(key);
  if (cases === undefined) {
    cases = new Map();
    known.set(key, cases);
  }
  const hash = hashOf(outputs, inputs);
  let bucket = cases.get(hash);
  if (bucket === undefined) {
    bucket = [];
    cases.set(hash, bucket);
  }
  const variant = kernel.emitter?.variant(params) ?? '';
  for (let i = 0; i < bucket.length; i++) {
    if (fits(bucket[i].signature, variant, outputs, inputs)) return bucket[i];
  }
  const signature = signatureOf(variant, outputs, inputs);
  const emission = kernel.emitter?.emission(signature.outputs, signature.inputs, params) ?? null;
  const made: Case = { signature, emission, spent: 0, code: null };
  if (++count > CAPACITY) {
    known = new WeakMap();
    count = 0;
  } else bucket.push(made);
  return made;
}
