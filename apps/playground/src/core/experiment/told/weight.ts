import type { WeightPlace } from './views';

/** How weights are called: counted by node (w31), or with the layer above, in either order of the indices. */
export type WeightNotation = 'nodes' | 'from-to' | 'to-from';

/** One thing in two spellings. */
export interface Spelling {
  readonly text: string;
  readonly latex: string;
}

/** A factor or a term with its number. */
export interface Told {
  readonly symbol: Spelling;
  readonly formula: Spelling;
  /** The formula with numbers in place of symbols. */
  readonly numbers: Spelling;
  readonly value: number;
}

/** What would be if a setting were another; nothing of the run changes. */
export interface WhatIf {
  readonly lr?: number;
  readonly l1?: number;
  readonly l2?: number;
  readonly momentum?: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly weightDecay?: number;
}

export interface ExplainOptions {
  readonly notation?: WeightNotation;
  readonly language?: 'en' | 'ko';
  /** Decimals; 4 by default. */
  readonly digits?: number;
  readonly whatIf?: WhatIf;
  /** A second row, whose gradient is shown beside. */
  readonly second?: number;
}

/**
 * The gradient of one sample: error × listening × input. The network is taken as it is used: without dropout and noise, and with
 * the kept statistics of batch norm; where it has none of them, that is also how it learns.
 */
export interface SampleGradient {
  readonly row: number;
  /** What the network should give and gives, in the units of the map. */
  readonly target: readonly number[];
  readonly output: readonly number[];
  /** ∂E/∂h: how wrong is it, as far as this unit is concerned. */
  readonly error: Told;
  /** φ′(z): is the unit listening? 1 where softmax makes both one, and `error` is o − y. */
  readonly listening: Told;
  /** What came in by this weight; 1 for a bias. */
  readonly input: Told;
  /** δ = error × listening */
  readonly delta: Told;
  /** The product, as explained. */
  readonly value: number;
  /** The same by the backward pass, and by a central difference; null where there is none. */
  readonly gradient: number;
  readonly central: number | null;
  /** Whether the three agree, up to rounding. */
  readonly agrees: boolean;
  /** The whole derivation, a line for each path. */
  readonly text: string;
  readonly latex: string;
}

/** How the next step changes one weight: from a sample over the batch and penalties to the optimizer's own step. */
export interface WeightExplanation {
  readonly place: WeightPlace;
  readonly symbol: Spelling;
  readonly value: number;
  /** Where it leads from and to, counted from 1; layer 0 is the inputs. `unit` 0 is the bias. */
  readonly from: { readonly layer: number; readonly unit: number };
  readonly to: { readonly layer: number; readonly unit: number };
  /** The position that is explained: the batch is the one that comes next. */
  readonly position: { readonly epoch: number; readonly update: number };
  readonly sample: SampleGradient;
  readonly second: SampleGradient | null;
  readonly batch: {
    readonly size: number;
    readonly rows: Int32Array;
    /** Of each sample of the batch, in the order of `rows`. */
    readonly gradients: Float64Array;
    readonly mean: number;
    /** Standard deviation of the gradients. */
    readonly spread: number;
  };
  /** λ₁ sign w + λ₂ w; null without penalties. */
  readonly penalty: (Told & { readonly total: number }) | null;
  /** What the optimizer is given: batch and penalties. */
  readonly gradient: number;
  /** The optimizer's own lines, up to w⁺. */
  readonly steps: readonly (Told & { readonly name: string; readonly reason: string })[];
  readonly optimizer: string;
  /** Δw and w⁺ */
  readonly change: number;
  readonly next: number;
  /** What max-norm leaves of w⁺ then; null without a limit. */
  readonly limited: number | null;
  /** Whether the optimizer's own step comes to the same. */
  readonly ok: boolean;
}

/** What a nudged weight does: as the gradient predicts, and in fact. */
export interface Nudge {
  readonly delta: number;
  /** The loss of the batch that comes next before and after, without penalties. */
  readonly before: number;
  readonly after: number;
  /** gradient × Δw */
  readonly predicted: number;
  readonly actual: number;
}

/** A small network as the Backprop lab takes it over; weights are [to][from]. */
export interface SmallNet {
  readonly layers: readonly {
    readonly id: string;
    readonly weights: readonly (readonly number[])[];
    readonly biases: readonly number[];
    readonly activation: string;
  }[];
  readonly loss: string;
  readonly inputs: readonly number[];
  readonly features: readonly string[];
  readonly targets: readonly number[];
  readonly lr: number;
}

/** Why a network does not fit into the Backprop lab. */
export interface DoesNotFit {
  readonly reason: 'layers' | 'units' | 'inputs' | 'batchNorm' | 'activation' | 'loss';
}
