// What is trained, said so plainly that every peer can build it: numbers, layers, loss, optimizer.

/** Numbers in row-major order. */
export interface Values {
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array;
}

/** Samples and what is wanted of them: numbers for `mse`, class indices for `crossEntropy`. */
export interface Samples {
  /** [samples, features] or [samples, channels, height, width]. */
  readonly input: Values;
  /** [samples, outputs] float32, or [samples] int32. */
  readonly target: Values;
}

/** One layer with its first weights, in PyTorch's layouts. */
export type Layer =
  /** y = x·Wᵀ + b; weight [out, in], bias [out]. */
  | { readonly kind: 'linear'; readonly weight: Values; readonly bias: Values }
  /** Stride 1, no padding; weight [out, in, height, width], bias [out]. */
  | { readonly kind: 'conv2d'; readonly weight: Values; readonly bias: Values }
  /** Over the batch, running statistics with momentum 0.1 and eps 1e-5; weight and bias [features]. */
  | { readonly kind: 'batchNorm'; readonly weight: Values; readonly bias: Values }
  | { readonly kind: 'dropout'; readonly p: number }
  /** Windows of size × size, one beside the other; what is left over at the edge is dropped. */
  | { readonly kind: 'maxPool2d'; readonly size: number }
  | { readonly kind: 'flatten' }
  | { readonly kind: 'relu' }
  | { readonly kind: 'tanh' };

/** SGD: v = momentum·v + g, p −= lr·v. Adam: betas 0.9 and 0.999, eps 1e-8, PyTorch's formula. */
export type Optimizer =
  | { readonly kind: 'sgd'; readonly lr: number; readonly momentum: number }
  | { readonly kind: 'adam'; readonly lr: number };

/** A network with all that its training needs. */
export interface Work {
  readonly name: string;
  /** For people. */
  readonly title: string;
  readonly layers: readonly Layer[];
  readonly loss: 'mse' | 'crossEntropy';
  readonly optimizer: Optimizer;
  readonly train: Samples;
  /** Samples a step. A run is one pass over `train`: a single step where the batch is all of it. */
  readonly batch: number;
  /** Where it is given, a run ends by reading the losses over `train` and `test`. */
  readonly test?: Samples | undefined;
}
