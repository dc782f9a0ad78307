import { enableGrad, variable } from '@bp/autograd';
import { explain } from '@bp/autograd/explain';
import type { Layer } from '@bp/layers';
import { tensor } from '@bp/tensor';
import type { Spelling } from '../told';

/**
 * φ′ of an activation as a formula in the given symbols: 1 − h² of tanh. Explained on its own, so that the size of the network
 * does not matter.
 *
 * @param at - z
 * @param names - of z and of h = φ(z)
 * @returns null where there is no single formula
 */
export function slopeFormula(
  activation: Layer,
  at: number,
  names: { readonly z: Spelling; readonly h: Spelling },
): Spelling | null {
  return enableGrad(() => {
    const z = variable(tensor(at, { dtype: 'float64' }));
    const h = activation.forward(z);
    if (h === z) return null;
    const explanation = explain(h, {
      inputs: { z },
      notation: ({ path, role }) =>
        path === 'z' ? names.z : role === 'loss' ? names.h : { text: path, latex: path },
    });
    const [path, ...others] = explanation.gradient([z]).paths;
    if (path === undefined || others.length > 0 || path.factors.length !== 1) return null;
    const [{ text, latex }] = path.factors;
    return { text, latex };
  });
}
