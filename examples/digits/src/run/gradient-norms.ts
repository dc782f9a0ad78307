import type { Callback } from '@bp/train';
import { say } from './say';

const BAR_WIDTH = 24;

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

/** Collects the gradient norms of every parameter over the latest epoch. */
export class GradientNorms {
  readonly #norms = new Map<string, { readonly layer: string; readonly all: number[] }>();

  /** What `callbacks` of `fit` takes. */
  readonly callback: Callback = (run) => {
    const modules = new Map(run.model.namedModules());
    const parameters = [...run.model.namedParameters()].map(([name, parameter]) => {
      const layer = modules.get(name.slice(0, name.lastIndexOf('.'))) ?? run.model;
      const all: number[] = [];
      this.#norms.set(name, { layer: layer.constructor.name, all });
      return { parameter, all };
    });
    // The gradients of the batch are there until the next one.
    return run.on('update', ({ batch }) => {
      const isFirst = batch === 1 || run.batches === 1;
      for (const { parameter, all } of parameters) {
        if (isFirst) all.length = 0;
        if (parameter.grad !== null) all.push(parameter.grad.norm().item());
      }
    });
  };

  /** One row per parameter, in order of definition. */
  rows(): GradientNorm[] {
    const seen = [...this.#norms].filter(([, { all }]) => all.length > 0);
    return seen.map(([name, { layer, all }]) => ({
      name,
      layer,
      mean: all.reduce((sum, norm) => sum + norm, 0) / all.length,
      largest: Math.max(...all),
    }));
  }
}

/** A layer that no gradient reaches, or that too much reaches, shows at a glance. */
export function sayGradients(rows: readonly GradientNorm[]): void {
  const width = Math.max(...rows.map(({ name }) => name.length), 9);
  const largest = Math.max(...rows.map(({ mean }) => mean));
  say(`\n${'parameter'.padEnd(width)}  mean ‖∂L/∂w‖  largest`);
  for (const { name, mean, largest: peak } of rows) {
    const bar = '▇'.repeat(Math.max(1, Math.round((mean / largest) * BAR_WIDTH)));
    const figures = `${mean.toFixed(5).padStart(12)}  ${peak.toFixed(3).padStart(7)}`;
    say(`${name.padEnd(width)}  ${figures}  ${bar}`);
  }
}
