import { isFormulaKernel } from '../../operation/formula-kernel';
import type { Kernel } from '../../operation/kernel';
import type { Emitter } from '../../wasm/emission';
import { formulaEmitter } from '../../wasm/emitters/formula';

const ofFormulas = /* @__PURE__ */ new WeakMap<object, Emitter<readonly number[]>>();

/** How a kernel becomes WebAssembly: an elementwise one by its formula; null where the reference is all there is. */
export function emitterOf<P>(kernel: Kernel<P>): Emitter<P> | null {
  if (!isFormulaKernel(kernel)) return kernel.emitter ?? null;
  let emitter = ofFormulas.get(kernel);
  if (emitter === undefined) {
    emitter = formulaEmitter(kernel.formula, kernel.dtype);
    ofFormulas.set(kernel, emitter);
  }
  return emitter as unknown as Emitter<P>;
}
