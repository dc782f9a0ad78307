import type { Sequential } from '@bp/layers';

/** The gradients of one parameter over an epoch. */
export interface GradientNorm {
  /** Its path in the model: `0.weight`. */
  readonly name: string;
  /** The kind of layer that it belongs to: `Linear`. */
  readonly layer: string;
  /** The mean over all steps of the Euclidean norm. */
  readonly mean: number;
  readonly largest: number;
}

interface Sum {
  readonly layer: string;
  total: number;
  largest: number;
  steps: number;
}

/** Collects the gradient norm of every parameter, step by step. */
export class GradientNorms {
  readonly #sums = new Map<string, Sum>();

  /** Reads the gradients that a backward pass has just left. */
  observe(model: Sequential): void {
    for (const [name, parameter] of model.namedParameters()) {
      if (parameter.grad === null) continue;
      const norm = parameter.grad.norm().item();
      const sum = this.#sums.get(name) ?? newSum(model, name);
      sum.total += norm;
      sum.largest = Math.max(sum.largest, norm);
      sum.steps++;
      this.#sums.set(name, sum);
    }
  }

  /** One row per parameter, in order of definition. */
  rows(): GradientNorm[] {
    return Array.from(this.#sums, ([name, { layer, total, largest, steps }]) => ({
      name,
      layer,
      mean: total / steps,
      largest,
    }));
  }
}

function newSum(model: Sequential, name: string): Sum {
  const path = name.slice(0, name.lastIndexOf('.'));
  const layer = new Map(model.namedModules()).get(path) ?? model;
  return { layer: layer.constructor.name, total: 0, largest: 0, steps: 0 };
}
