import type { Module } from '@bp/module';

/** Runs a function, and puts back the mode of each module and the gradient of each parameter, whatever happens. */
export async function restoring<T>(model: Module, body: () => Promise<T>): Promise<T> {
  const modes = model.modules().map((module) => [module, module.training] as const);
  const gradients = model.parameters().map((parameter) => [parameter, parameter.grad] as const);
  try {
    return await body();
  } finally {
    for (const [module, training] of modes) module.training = training;
    for (const [parameter, grad] of gradients) parameter.grad = grad;
  }
}
