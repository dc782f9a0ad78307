import { gradients, variable } from '@bp/autograd';
import { seed, type Tensor, tensor } from '@bp/tensor';
import { BACKENDS, type Backend, useUsual } from './backends.mjs';
import { differenceOf, type Named } from './difference';
import { explanationOf, ranAsProgram } from './plans';

/** Something to compute on every backend. */
export interface Trial {
  readonly name: string;
  /** Made anew for each backend, so that what it keeps from call to call starts anew, too. */
  readonly make: () => (...inputs: Tensor[]) => Tensor | readonly Tensor[];
  readonly inputs: readonly Tensor[];
}

/**
 * Computes values and gradients several times, with the reference and on another backend.
 *
 * @returns the first difference in words; none where there is no element
 */
export function findDifference({ name, make, inputs }: Trial, backend: Backend): string[] {
  // Twice by the backend itself, since something may be left over from the first time.
  const calls = backend.calls + 1;
  const outcomeOn = ({ use, prepare }: Backend) => {
    use();
    seed(5);
    const step = prepare(differentiated(make()));
    const results = Array.from({ length: calls }, () => step(...inputs));
    return { results, plan: explanationOf(step) };
  };
  try {
    const expected = outcomeOn(BACKENDS.reference);
    const { results, plan } = outcomeOn(backend);
    for (const [i, result] of results.entries()) {
      const difference = differenceOf(expected.results[i], result);
      if (difference !== null) return [`${name}, call ${i + 1}: ${difference}`];
    }
    // A step that never became a program would prove nothing.
    return plan === null || ranAsProgram(plan) ? [] : [`${name}: ${plan}`];
  } finally {
    useUsual();
  }
}

/** Values and gradients of a function at once. */
function differentiated(fn: (...inputs: Tensor[]) => Tensor | readonly Tensor[]) {
  return (...inputs: Tensor[]): Named => {
    const xs = inputs.map((x) => (x.dtype.startsWith('float') ? variable(x) : x));
    const result = fn(...xs);
    const outputs: readonly Tensor[] = Array.isArray(result) ? result : [result];
    const recorded = outputs.filter((y) => y.requiresGrad);
    const upstream = recorded.map(upstreamOf);
    const wanted = recorded.length > 0 ? xs.filter((x) => x.requiresGrad) : [];
    const slopes = gradients(recorded, wanted, { upstream });
    return {
      ...Object.fromEntries(outputs.map((y, i) => [`output ${i}`, y])),
      ...Object.fromEntries(slopes.map((g, i) => [`gradient ${i}`, g])),
    };
  };
}

/** Numbers of both signs in the shape of an output. */
function upstreamOf({ dtype, shape, size }: Tensor): Tensor {
  const values = Float64Array.from({ length: size }, (_, i) => (((i * 89 + 31) % 211) - 105) / 64);
  return tensor(values, { dtype }).reshape(shape);
}
