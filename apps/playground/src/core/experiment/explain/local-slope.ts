import { enableGrad, variable } from '@bp/autograd';
import { explain } from '@bp/autograd/explain';
import type { Layer } from '@bp/layers';
import { type Tensor, tensor } from '@bp/tensor';
import type { Spelling } from '../told';

/**
 * The derivative of a function of one number as a formula in the given symbols: 1 − h² of tanh. Explained on its own, so that the
 * size of the network does not matter.
 *
 * @param at - z
 * @param names - of z and of what comes out
 * @returns null where there is no single formula
 */
export function slopeFormula(
  activation: Layer,
  at: number,
  names: { readonly z: Spelling; readonly h: Spelling },
): Spelling | null {
  return formulaOf((z) => activation.forward(z), at, names);
}

/** The same of what a loss makes of an output. */
export function formulaOf(
  fn: (z: Tensor) => Tensor,
  at: number,
  { z: zName, h: hName }: { readonly z: Spelling; readonly h: Spelling },
): Spelling | null {
  return enableGrad(() => {
    const z = variable(tensor([[at]], { dtype: 'float64' }));
    const h = fn(z);
    if (h === z) return null;
    const explanation = explain(h.sum(), {
      inputs: { z, h },
      notation: ({ path }) =>
        path === 'z' ? zName : path === 'h' ? hName : { text: path, latex: path },
    });
    const [path, ...others] = explanation.gradient([z, 0, 0]).paths;
    const factors = path?.factors ?? [];
    if (others.length > 0 || factors.length !== 1) return null;
    const [{ text, latex }] = factors;
    return { text, latex };
  });
}
