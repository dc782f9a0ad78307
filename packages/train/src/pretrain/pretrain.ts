import { compile } from '@bp/compile';
import type { Module } from '@bp/module';
import { BpError, defaultRng, Rng, type Tensor, type TensorLike, tensor } from '@bp/tensor';
import {
  ABOVE_ZERO,
  asTensor,
  BELOW_ONE,
  checkFunction,
  checkNumber,
  readOptions,
  wholeNumber,
} from '@bp/tensor/engine';
import { autoencoder } from './autoencoder';
import { type Block, blocksOf, through } from './blocks';
import type { Learner, Lesson } from './learner';
import { machine } from './machine';

/** How {@link pretrain} trains a layer. */
export type PretrainMethod = 'autoencoder' | 'rbm';

/** An epoch of a layer, as {@link pretrain} tells of it. */
export interface PretrainEpoch {
  /** Where the layer lies in the model. */
  readonly path: string;
  /** The number of the epoch of this layer, from 1. */
  readonly epoch: number;
  /** The mean loss over the examples. */
  readonly loss: number;
}

/** Options of {@link pretrain}. */
export interface PretrainOptions {
  /** How a layer is trained: as an autoencoder (the default) or as an {@link RBM}, which asks for sigmoids. */
  method?: PretrainMethod | undefined;
  /** Passes over the examples for each layer, ≥ 1; 20 by default. */
  epochs?: number | undefined;
  /** Examples in a batch, ≥ 1; 32 by default. */
  batch?: number | undefined;
  /** The learning rate, > 0: of Adam for autoencoders, 0.001 by default; of SGD with momentum ½ for RBMs, 0.05 by default. */
  lr?: number | null | undefined;
  /** What all random numbers follow from; the default source where it is not given. */
  seed?: number | string | null | undefined;
  /** Autoencoders: the share of the inputs that are set to 0 before the layer sees them, in [0, 1); 0 by default. */
  noise?: number | undefined;
  /** Autoencoders: whether the way back goes through the transposed weight of the layer; false by default. */
  tied?: boolean | undefined;
  /** RBMs: how many steps of Gibbs sampling contrastive divergence takes, ≥ 1; 1 by default. */
  k?: number | undefined;
  /** RBMs: whether sampling goes on from batch to batch, which is persistent contrastive divergence; false by default. */
  persistent?: boolean | undefined;
  /** Whether the step is compiled, which gives the same bits faster; true by default. */
  compile?: boolean | undefined;
  /** Is told of every epoch, and awaited. */
  onEpoch?: ((epoch: PretrainEpoch) => unknown) | null | undefined;
  /** Stops between two batches; what was learned until then stays in the layers. */
  signal?: AbortSignal | null | undefined;
}

/** What {@link pretrain} did, as plain JSON. */
export interface Pretraining {
  readonly method: PretrainMethod;
  readonly layers: readonly {
    /** Where the layer lies in the model. */
    readonly path: string;
    /** What the losses are, summed over the features of an example. */
    readonly loss: 'crossEntropy' | 'squaredError';
    /** The mean over the examples of each epoch. */
    readonly losses: readonly number[];
  }[];
}

const DEFAULTS = {
  method: 'autoencoder' as PretrainMethod,
  epochs: 20,
  batch: 32,
  lr: null as number | null,
  seed: null as number | string | null,
  noise: 0,
  tied: false,
  k: 1,
  persistent: false,
  compile: true,
  onEpoch: null as ((epoch: PretrainEpoch) => unknown) | null,
  signal: null as AbortSignal | null,
};
type Settings = typeof DEFAULTS;

const METHODS: readonly PretrainMethod[] = ['autoencoder', 'rbm'];

/** Options that only one method has. */
const BELONGS = { noise: 'autoencoder', tied: 'autoencoder', k: 'rbm', persistent: 'rbm' } as const;

/** Milliseconds of work between two breaths of the event loop. */
const SLICE = 10;

/**
 * Greedy layer-wise pre-training without labels: from the bottom up, each hidden linear layer learns to keep what lies in the
 * features that the trained layers below make of x. The parameters are written in place; training with labels follows.
 *
 * A `Sequential` keeps its last linear layer, the output, as it is; of a list of layers each linear one is trained. A layer
 * reaches up to the next linear one, in evaluation: dropout drops nothing, batch normalisation takes its running statistics.
 * Frozen layers pass their features on. The same seed gives the same bits, compiled or not.
 *
 * @param model - a Sequential, or layers in the order in which they run
 * @param x - the examples, [n, …] as the first layer takes them; no labels
 * @param options - see {@link PretrainOptions}
 * @returns the losses of each layer
 * @throws BpError `BP_OPTION` for options that make no sense and models without hidden linear layers, `BP_NUMERIC` for a
 *   loss that is not finite, after which the layer is as it was before; what the signal was aborted with
 * @example
 * const model = new Sequential(new Linear(8, 3), new Sigmoid(), new Linear(3, 2));
 * const x = new Rng(7).uniform([100, 8]);
 * const { layers } = await pretrain(model, x, { epochs: 5, noise: 0.25, seed: 7 });
 * layers.map(({ path, losses }) => [path, losses.length]); // [['0', 5]]
 * @see Y. Bengio et al., "Greedy Layer-Wise Training of Deep Networks", 2007
 * @see D. Erhan et al., "Why Does Unsupervised Pre-training Help Deep Learning?", 2010
 */
export async function pretrain(
  model: Module | readonly Module[],
  x: TensorLike,
  options?: PretrainOptions,
): Promise<Pretraining> {
  const op = 'pretrain';
  const settings = readSettings(op, options);
  const { head, blocks } = blocksOf(op, model);
  const modules = [...head, ...blocks.flatMap(({ linear, rest }) => [linear, ...rest])];
  const modes = modules.flatMap((module) => module.modules()).map((m) => [m, m.training] as const);
  for (const [module] of modes) module.training = false;
  try {
    let features = through(head, asTensor(op, x, blocks[0].linear.weight.dtype));
    const layers: Pretraining['layers'][number][] = [];
    for (const block of blocks) {
      checkFeatures(op, features, block);
      const { linear, rest, path } = block;
      if (linear.weight.requiresGrad) layers.push(await trainBlock(op, block, features, settings));
      else if (settings.signal?.aborted) throw settings.signal.reason;
      features = path === blocks.at(-1)?.path ? features : through([linear, ...rest], features);
    }
    return { method: settings.method, layers };
  } finally {
    for (const [module, training] of modes) module.training = training;
  }
}

async function trainBlock(
  op: string,
  block: Block,
  features: Tensor,
  settings: Settings,
): Promise<Pretraining['layers'][number]> {
  const { path, linear, rest } = block;
  const source = settings.seed === null ? defaultRng() : new Rng(settings.seed);
  const rng = source.stream(`pretrain/${path}`);
  const parameters = [linear, ...rest].flatMap((layer) => layer.parameters());
  const before = parameters.map((p) => [p, p.grad, p.detach().clone()] as const);
  for (const p of parameters) p.grad = null;
  try {
    const learner = learnerFor(op, { block, features, lr: settings.lr, rng }, settings);
    const losses: number[] = [];
    for (let epoch = 1; epoch <= settings.epochs; epoch++) {
      const loss = await oneEpoch(learner, features.shape[0], rng, settings);
      if (!Number.isFinite(loss)) {
        for (const [parameter, , value] of before) parameter.assign(value);
        throw new BpError(
          'BP_NUMERIC',
          op,
          'the loss of the layer at {path} is {loss} in epoch {epoch}; lower lr',
          { path, loss, epoch },
        );
      }
      losses.push(loss);
      await settings.onEpoch?.({ path, epoch, loss });
    }
    return { path, loss: learner.loss, losses };
  } finally {
    for (const [parameter, grad] of before) parameter.grad = grad;
  }
}

function learnerFor(op: string, lesson: Lesson, settings: Settings): Learner {
  const learner =
    settings.method === 'rbm' ? machine(op, lesson, settings) : autoencoder(lesson, settings);
  if (!settings.compile) return learner;
  return { ...learner, step: compile((rows: Tensor) => learner.step(rows)) };
}

/** The mean loss over all examples, each of which has its turn once. */
async function oneEpoch(
  { step, write }: Learner,
  n: number,
  rng: Rng,
  { batch, signal }: Settings,
): Promise<number> {
  const order = rng.permutation(n).data as Int32Array;
  let sum = 0;
  let since = performance.now();
  try {
    for (let start = 0; start < n; start += batch) {
      if (signal?.aborted) throw signal.reason;
      const rows = order.slice(start, start + batch);
      sum += step(tensor(rows)).item() * rows.length;
      if (performance.now() - since > SLICE) {
        await new Promise((resolve) => setTimeout(resolve));
        since = performance.now();
      }
    }
  } finally {
    write?.();
  }
  return sum / n;
}

function readSettings(op: string, options: PretrainOptions | undefined): Settings {
  const settings = readOptions(op, options, DEFAULTS, {
    method: METHODS,
    noise: BELOW_ONE,
    lr: null,
    seed: null,
    onEpoch: null,
    signal: null,
  });
  const { epochs, batch, k, lr, onEpoch, method } = settings;
  wholeNumber(op, 'epochs', epochs, 1);
  wholeNumber(op, 'batch', batch, 1);
  wholeNumber(op, 'k', k, 1);
  if (lr !== null) checkNumber(op, 'lr', lr, ABOVE_ZERO);
  if (onEpoch !== null) checkFunction(op, 'onEpoch', onEpoch);
  for (const [option, other] of Object.entries(BELONGS) as [keyof typeof BELONGS, string][]) {
    if (settings[option] === DEFAULTS[option] || method === other) continue;
    throw new BpError(
      'BP_OPTION',
      op,
      "{option} belongs to method '{other}', and method is '{method}'",
      { option, other, method },
    );
  }
  return settings;
}

function checkFeatures(op: string, features: Tensor, { path, linear }: Block): void {
  const { shape } = features;
  const want = linear.weight.shape[1];
  if (shape.length !== 2 || shape[0] === 0 || shape[1] !== want) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'the layer at {path} takes examples [n, {want}], got shape {shape}',
      { path, want, shape },
    );
  }
  if (features.isFinite().all().item()) return;
  throw new BpError('BP_NUMERIC', op, 'the features of the layer at {path} are not all finite', {
    path,
  });
}
