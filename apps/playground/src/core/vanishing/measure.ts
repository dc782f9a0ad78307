import { activations, type FlowLayer, gradientFlow } from '@bp/inspect';
import { slopeAt } from '../experiment/look/forward';
import type { DeepNet } from './deep-net';

/** One layer at one step. */
export interface LayerMeasure {
  /** ‖∂L/∂W‖, and ‖ΔW‖ / ‖W‖ of the update that follows. */
  readonly gradient: number;
  readonly update: number;
  /** ‖∂L/∂z‖, z the weighted sums. */
  readonly delta: number;
  /** Mean |φ′|; null for the output, whose activation is in the loss. */
  readonly slope: number | null;
  /** The share of |φ′| below {@link NEAR_ZERO}. */
  readonly near: number | null;
  /** The share of units with φ′ = 0 for every sample. */
  readonly dead: number | null;
  /** How many different units there are: 1 where all have equal weights, as from zeros. */
  readonly distinct: number;
}

/** How the gradient fares at one step. */
export interface Measure {
  readonly loss: number;
  readonly layers: readonly LayerMeasure[];
  /** k activations back from the output: the product of their mean |φ′|, and ‖δ‖ against that of the output. */
  readonly back: readonly {
    readonly k: number;
    readonly slopes: number;
    readonly signal: number;
  }[];
  /** The largest |φ′| that the activation has. */
  readonly bound: number;
  readonly verdicts: readonly string[];
}

export const NEAR_ZERO = 0.05;

/** Measures a step of a run by `gradientFlow`, which changes nothing; goes there, and stays there. */
export function measureAt({ blocks, run }: DeepNet, step: number): Measure {
  if (run.position.update !== step) run.at(step);
  // those of the step before would be taken for the coming one; the run computes its own anew
  run.optimizer.zeroGrad();
  const { loss, x } = run.trace('batch');
  const flow = gradientFlow(loss, { model: run.model, optimizer: run.optimizer });
  const { at } = activations(run.model, x);
  const layers = blocks.map((block, i): LayerMeasure => {
    const { id, linear, norm } = block;
    // a normalisation is a layer of its own there
    const layer = flow.layers.find(({ path }) => path === `${id}.linear`) as FlowLayer;
    const isHidden = i < blocks.length - 1;
    const z = at[norm ? `${id}.norm` : `${id}.linear`];
    const slopes = isHidden ? (slopeAt(block, z).data as ArrayLike<number>) : null;
    return {
      gradient: layer.gradientNorm ?? 0,
      update: layer.updateRatio ?? 0,
      delta: layer.deltaNorm ?? 0,
      slope: slopes && meanOf(slopes, Math.abs),
      near: slopes && meanOf(slopes, (slope) => Number(Math.abs(slope) < NEAR_ZERO)),
      dead: slopes && deadShare(slopes, linear.outFeatures),
      distinct: distinctRows(linear.weight.data as ArrayLike<number>, linear.outFeatures),
    };
  });
  const last = layers[layers.length - 1].delta;
  const back = layers.map((_, k) => {
    const passed = layers.slice(layers.length - 1 - k, layers.length - 1);
    return {
      k,
      slopes: passed.reduce((product, { slope }) => product * (slope ?? 1), 1),
      signal: layers[layers.length - 1 - k].delta / last,
    };
  });
  return {
    loss: loss.item(),
    layers,
    back,
    bound: flow.layers.flatMap((layer) => layer.activations)[0]?.bound ?? 1,
    verdicts: flow.verdicts.map(({ kind }) => kind),
  };
}

function meanOf(values: ArrayLike<number>, of: (value: number) => number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += of(values[i]);
  return sum / values.length;
}

function deadShare(slopes: ArrayLike<number>, units: number): number {
  let dead = 0;
  for (let unit = 0; unit < units; unit++) {
    let lives = false;
    for (let i = unit; i < slopes.length; i += units) lives ||= slopes[i] !== 0;
    if (!lives) dead++;
  }
  return dead / units;
}

function distinctRows(weights: ArrayLike<number>, units: number): number {
  const width = weights.length / units;
  const rows = new Set<string>();
  for (let unit = 0; unit < units; unit++) {
    rows.add(Array.from({ length: width }, (_, i) => weights[unit * width + i]).join());
  }
  return rows.size;
}
