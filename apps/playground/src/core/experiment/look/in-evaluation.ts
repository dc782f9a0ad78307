import { noGrad } from '@bp/autograd';
import type { Module } from '@bp/module';

/** Runs what only looks at a model: without dropout, noise or batch statistics, and without a record unless it asks for one. */
export function inEvaluation<T>(model: Module, body: () => T): T {
  model.eval();
  try {
    return noGrad(body);
  } finally {
    model.train();
  }
}
