import { isParameter } from '@bp/autograd';
import type { Module } from '@bp/module';
import { isTensor, type Tensor } from '@bp/tensor';
import type { Storage } from '@bp/tensor/engine';

/** What is known of a tensor by the numbers it lies over. */
export interface Known {
  readonly name: string;
  readonly isParameter: boolean;
}

/**
 * The names of parameters, buffers and inputs.
 *
 * @param modules - those that ran, with their paths
 */
export function namesOf(
  model: Module | null,
  inputs: Readonly<Record<string, Tensor>>,
  modules: ReadonlyMap<object, string>,
): Map<Storage, Known> {
  const names = new Map<Storage, Known>();
  const add = (name: string, x: Tensor, isState: boolean): void => {
    if (names.has(x.storage)) return;
    names.set(x.storage, { name, isParameter: isState || isParameter(x) });
  };
  for (const [name, x] of Object.entries(inputs)) if (isTensor(x)) add(name, x, false);
  for (const [name, x] of model?.namedParameters() ?? []) add(name, x, true);
  for (const [name, x] of model?.namedBuffers() ?? []) add(name, x, true);
  for (const [module, path] of modules) {
    for (const [key, x] of Object.entries(module)) {
      if (isTensor(x)) add(path === '' ? key : `${path}.${key}`, x, true);
    }
  }
  return names;
}
