import { noGrad } from '@bp/autograd';
import type { Module } from '@bp/module';

/**
 * Runs a function while the model and all inside it are in evaluation mode and nothing is recorded; each module goes back to
 * its own mode, also where the function throws.
 *
 * Within a compiled step this costs nothing: the modes are a part of its key, and have changed in nothing at its end.
 */
export function inEvaluation<T>(model: Module, body: () => T): T {
  const modules = model.modules();
  const before = modules.map(({ training }) => training);
  try {
    model.eval();
    return noGrad(body);
  } finally {
    for (const [i, module] of modules.entries()) module.training = before[i];
  }
}
