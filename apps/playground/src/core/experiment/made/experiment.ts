import type { Module } from '@bp/module';
import { maxNorm } from '@bp/regularize';
import type { Tensor } from '@bp/tensor';
import { usesWasm } from '@bp/tensor/wasm';
import { Run } from '@bp/train';
import type { ExperimentConfig } from '../../config';
import { loadData } from '../data/load-data';
import { type Data, prepareData } from '../data/prepare-data';
import { type Block, buildModel } from '../model/build-model';
import type { Loss } from '../model/loss';
import { lossFor } from '../model/losses';
import { optimizerFor } from '../model/optimizers';
import { scheduleFor } from '../model/schedules';
import { ExperimentError, type LayerShape, type Prepared } from '../told';
import { accuracyMetric } from './accuracy';
import { CurveLog } from './curve-log';
import { needsPenalty, penaltyOf, replayEvents } from './live-settings';

/** Samples of one part, as the network takes them. */
export interface PartSamples {
  readonly x: Tensor;
  readonly y: Tensor;
}

/** A config come to life: its data, its network, and the run that trains it. */
export interface Experiment {
  readonly config: ExperimentConfig;
  readonly data: Data;
  readonly model: Module;
  readonly blocks: readonly Block[];
  readonly loss: Loss;
  readonly run: Run;
  readonly curve: CurveLog;
  /** Of training, validation and test; null for an empty one. */
  readonly parts: readonly (PartSamples | null)[];
  /** Where a single output of the network, before what the loss does to it, turns from one class to the other. */
  readonly threshold: number;
  /** Batches of an epoch. */
  readonly batches: number;
  /** The penalties that its run has. */
  readonly penalties: readonly ('l1' | 'l2')[];
}

export interface ExperimentOptions {
  /** Penalties that a run has from the start, at 0, so that they can be turned up. */
  readonly penalties?: readonly ('l1' | 'l2')[];
  readonly keepLosses?: boolean;
  /** Prepared data of a config that differs in nothing that concerns them. */
  readonly data?: Data;
}

/**
 * Makes a config's data, network and run. All that is random comes from streams of the seed that are named by what they are
 * for; parts that are seldom used are loaded on demand.
 *
 * @param file - the bytes of the file that a config of `csv` speaks of
 * @throws ExperimentError what is wrong with the data
 */
export async function createExperiment(
  config: ExperimentConfig,
  file?: Uint8Array,
  options: ExperimentOptions = {},
): Promise<Experiment> {
  const data = options.data ?? prepareData(config, await loadData(config, file));
  const { features, targets, raw } = data;
  const { model, blocks } = await buildModel(config, {
    inputs: features.names.length,
    outputs: targets.outputs,
  });
  const loss = await lossFor(config.loss);
  const makeOptimizer = await optimizerFor(config);
  const { name, schedule } = config.optimizer;
  if (name === 'rprop' && schedule !== 'constant') {
    throw new ExperimentError('fixedRate', { optimizer: name });
  }
  const parts = data.rows.map((rows) => (rows.length === 0 ? null : pick(data, rows)));
  const train = parts[0] as PartSamples;
  const validation = parts[1];
  const n = data.rows[0].length;
  const size = config.batch === 'full' ? n : Math.min(config.batch, n);
  const hasNorm = config.net.layers.some(({ batchNorm }) => batchNorm);
  if (hasNorm && size < 2) throw new ExperimentError('batchNormOfOne');
  // batch norm cannot learn from a single sample
  const merges = hasNorm && n % size === 1;
  const batches = merges ? Math.floor(n / size) : Math.ceil(n / size);
  const threshold = config.loss === 'bce' ? 0 : (targets.threshold ?? 0);
  const { patience, epochs, lossBelow } = config.stop;
  const penalties = (['l1', 'l2'] as const).filter(
    (name) => needsPenalty(config, name) || options.penalties?.includes(name),
  );
  const { l1, l2 } = config.regularization;
  const penalty = {
    ...(penalties.includes('l1') && { l1 }),
    ...(penalties.includes('l2') && { l2: penaltyOf(l2) }),
  };
  const limit = config.regularization.maxNorm;
  const run = new Run({
    model,
    loss,
    optimizer: makeOptimizer(model),
    data: train,
    batch: size,
    lastBatch: merges ? 'merge' : 'keep',
    ...(validation && { validation }),
    metrics: raw.task === 'regression' ? [] : [accuracyMetric(threshold)],
    measureTrain: false,
    ...(await scheduleFor(config, batches)),
    penalty,
    ...(limit > 0 && { afterStep: (trained: Module) => maxNorm(trained, limit) }),
    stop: {
      epochs,
      // without a validation set it watches the training loss
      ...(patience > 0 && { patience }),
      ...(lossBelow > 0 && { lossBelow }),
    },
    seed: config.seed,
    keepLosses: options.keepLosses ?? false,
  });
  replayEvents(run, config, batches);
  const curve = new CurveLog();
  run.on('epoch', (record) => curve.take(record));
  // after these, epochs are known that were not told, or told ones are no more
  for (const event of ['seek', 'change'] as const) run.on(event, () => curve.follow(run.history));
  return { config, data, model, blocks, loss, run, curve, parts, threshold, batches, penalties };
}

function pick({ x, targets }: Data, rows: Int32Array): PartSamples {
  return { x: x.indexSelect(0, rows), y: targets.y.indexSelect(0, rows) };
}

/** What a page is told of an experiment. */
export function describe(
  { config, data, blocks, model, batches }: Experiment,
  run: number,
): Prepared {
  const { raw, features, targets, samples, rows } = data;
  const layers = blocks.map(({ id, linear, module }): LayerShape => {
    const spec = config.net.layers.find((layer) => layer.id === id);
    return {
      id,
      inputs: linear.inFeatures,
      units: linear.outFeatures,
      activation: spec?.activation ?? config.net.out,
      parameters: countOf(module),
    };
  });
  return {
    run,
    task: raw.task,
    classes: raw.classes,
    inputs: raw.inputs,
    features: features.names,
    samples,
    sizes: [rows[0].length, rows[1].length, rows[2].length],
    shape: [features.names.length, ...layers.map(({ units }) => units)],
    layers,
    parameters: countOf(model),
    batches,
    engine: usesWasm() ? 'compiled' : 'plain',
    outputRange: targets.range,
    threshold: targets.threshold,
  };
}

function countOf(module: Module): number {
  return module.parameters().reduce((sum, { size }) => sum + size, 0);
}
