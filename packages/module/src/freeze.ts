import { isParameter } from '@bp/autograd';
import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { noteState, readIterable } from '@bp/tensor/engine';
import { isModule, type Module } from './module';

/** What can be frozen: a module with all that it holds, a parameter, or a list of these. */
export type Freezable = Module | Tensor | Iterable<Module | Tensor>;

/**
 * Takes parameters out of training: no gradient is computed for them, optimizers leave them and what they keep for them as
 * they are, and state dicts still hold them. The gradients of other parameters are the same as before.
 *
 * A compiled step knows of it, so that it can be called between two calls of the step. Running statistics of batch
 * normalisation are no parameters: `eval()` has them stay.
 *
 * @param what - a module, a parameter, or several, such as `model.body.parameters()`
 * @returns the same
 * @throws BpError `BP_OPTION` for anything else; nothing is frozen then
 * @example
 * const model = new Sequential(new Linear(2, 16), new ReLU(), new Linear(16, 2));
 * freeze(model.at(0));
 * model.forward([[1, 2]]).sum().backward();
 * model.parameters().map((p) => p.grad === null); // [true, true, false, false]
 */
export function freeze<T extends Freezable>(what: T): T {
  return keepGradients('freeze', what, false);
}

/**
 * Lets frozen parameters learn again, from where they are: what an optimizer kept for them is as it was.
 *
 * @param what - a module, a parameter, or several
 * @returns the same
 * @throws BpError `BP_OPTION` for anything else; nothing has changed then
 * @example
 * const layer = freeze(new Linear(2, 2));
 * isFrozen(unfreeze(layer)); // false
 */
export function unfreeze<T extends Freezable>(what: T): T {
  return keepGradients('unfreeze', what, true);
}

/**
 * Whether all of these parameters are frozen; false where there are none.
 *
 * @param what - a module, a parameter, or several
 * @throws BpError `BP_OPTION` for anything else
 * @example
 * isFrozen(freeze(parameter(1))); // true
 */
export function isFrozen(what: Freezable): boolean {
  const parameters = readParameters('isFrozen', what);
  return parameters.length > 0 && parameters.every(({ requiresGrad }) => !requiresGrad);
}

function keepGradients<T extends Freezable>(op: string, what: T, keepsGrad: boolean): T {
  for (const { record } of readParameters(op, what)) {
    if (record === null) continue;
    noteState(record, 'keepsGrad');
    record.keepsGrad = keepsGrad;
  }
  return what;
}

function readParameters(op: string, what: unknown): Tensor[] {
  const single = isModule(what) || isTensor(what);
  const items = single ? [what] : (readIterable(what) ?? [what]);
  return items.flatMap((item) => {
    if (isParameter(item)) return [item];
    if (isModule(item)) return item.parameters();
    throw new BpError('BP_OPTION', op, 'expected a module or parameters, got {got}', {
      got: isTensor(item) ? 'a tensor that is no parameter' : item === null ? 'null' : typeof item,
    });
  });
}
