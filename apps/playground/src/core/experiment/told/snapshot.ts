/** Where a run is. */
export interface Position {
  /** Epochs that are complete. */
  readonly epoch: number;
  /** Batches of the epoch under way that are complete. */
  readonly batch: number;
  /** Samples of the next batch that were stepped through. */
  readonly sample: number;
  /** Batches learned from since the start. */
  readonly update: number;
}

/** Points of the curve, one for each epoch; NaN where there is nothing to measure. All losses are without penalties. */
export interface Curve {
  readonly epoch: Float64Array;
  /** The mean loss of the samples while they were learned from. */
  readonly train: Float64Array;
  readonly validation: Float64Array;
  readonly trainAccuracy: Float64Array;
  readonly validationAccuracy: Float64Array;
}

export interface Figure {
  readonly loss: number;
  /** From 0 to 1; NaN where a number is learned. */
  readonly accuracy: number;
}

/** Maps of one size. Row 0 is at the top, where the second axis is highest. */
export interface Maps {
  readonly side: number;
  /** As many as the side; 1 where the samples have a single column, whose map is a line from left to right. */
  readonly rows: number;
  /** [count, rows, side] */
  readonly values: Float32Array;
  readonly count: number;
}

/** The maps of all units of a layer, as the unit gives them: after activation, before dropout. */
export interface Tiles extends Maps {
  /** `in` for what goes into the network, `out` for the last layer. */
  readonly layer: string;
  /** The largest absolute value of each map. */
  readonly widest: Float32Array;
}

/** What a unit is marked as. */
export const BADGE = { none: 0, dead: 1, saturated: 2 } as const;

/** A layer's numbers, as they are now. */
export interface LayerEdges {
  readonly layer: string;
  /** [out, in]: weights, gradients or changes, as the view asks. */
  readonly edges: Float32Array;
  /** [out], of the same kind. */
  readonly biases: Float32Array;
  /** The largest absolute edge. */
  readonly widest: number;
}

export interface Badges {
  readonly layer: string;
  /** One of {@link BADGE} for each unit. */
  readonly badges: Uint8Array;
}

/** Who takes part in the batch that comes next, of a layer with dropout. */
export interface LayerMask {
  readonly layer: string;
  readonly samples: number;
  readonly units: number;
  /** [samples, units]: 1 for an output that takes part, 0 for one that is dropped. */
  readonly kept: Uint8Array;
}

/** A weight that is followed. */
export interface PinnedWeight {
  readonly path: string;
  readonly to: number;
  readonly from: number | null;
  readonly value: number;
  /** Of the batch that comes next, with penalties. */
  readonly gradient: number;
  /** What the next step adds to it. */
  readonly update: number;
}

/** A sample on its way through the network. */
export interface FollowedSample {
  readonly row: number;
  /** What goes in, after features and standardising. */
  readonly inputs: Float32Array;
  readonly layers: readonly {
    readonly layer: string;
    /** Weighted sums, outputs of the activation, and δ = ∂loss/∂z. */
    readonly z: Float32Array;
    readonly a: Float32Array;
    readonly delta: Float32Array;
  }[];
  readonly loss: number;
}

/** A unit from inside. */
export interface Neuron {
  readonly layer: string;
  readonly unit: number;
  /** Weights in, with their gradients (of the batch that comes next, with penalties), in the order of the inputs. */
  readonly weights: Float32Array;
  readonly gradients: Float32Array;
  readonly bias: number;
  readonly biasGradient: number;
  /** Weighted sums over the training set: counts in equal bins from low to high. */
  readonly histogram: { readonly low: number; readonly high: number; readonly counts: Uint32Array };
  /** The share of the training set with |z| > 2. */
  readonly saturated: number;
  /** 1 for each sample of the batch that comes next in which it takes part; null without dropout. */
  readonly kept: Uint8Array | null;
}

/** How the gradient fares from layer to layer, of the batch that comes next. */
export interface FlowLayer {
  readonly layer: string;
  /** ‖∂L/∂W‖ and ‖W‖ */
  readonly gradient: number;
  readonly weight: number;
  /** Mean |φ′(z)| */
  readonly slope: number;
  /** Shares of the outputs of the layer that are saturated (|z| > 2), and of its units that are dead. */
  readonly saturated: number;
  readonly dead: number;
}

/** Why a run is at an end. */
export interface Ended {
  readonly reason: 'epochs' | 'patience' | 'lossBelow' | 'not finite';
  /** For patience: the best epoch, whose weights are shown. */
  readonly restored?: number;
  /** For a number that is not finite: the last epoch that is complete, at whose end the weights are all right. */
  readonly lastGood?: number;
  /** The layer out of which it came first, `id.part`, and what is known of it, in both languages. */
  readonly layer?: string;
  readonly why?: { readonly en: string; readonly ko: string };
}

/** What is to be seen of a run at one moment. */
export interface Snapshot {
  /** The number of the run, as in `Prepared`. */
  readonly run: number;
  readonly position: Position;
  readonly playing: boolean;
  /** The last epoch that was ever reached; after going back, what lies ahead is known and can be sought. */
  readonly known: number;
  /** Measured over the last second or so; 0 while it stands still. */
  readonly epochsPerSecond: number;
  readonly updatesPerSecond: number;
  readonly learningRate: number;
  /** Epochs that were not told yet. The first may be one that was told: then the run was changed there, and all from it on is new. */
  readonly curve: Curve | null;
  /**
   * At the end of the last complete epoch while it plays; as it is where it stands. The test is measured only where it stands.
   */
  readonly figures: {
    readonly train: Figure | null;
    readonly validation: Figure | null;
    readonly test: Figure | null;
  };
  /** The epoch with the lowest validation loss; null without validation. */
  readonly best: { readonly epoch: number; readonly loss: number } | null;
  /** The outputs over the plane: a map for each output, in the units of {@link Prepared.outputRange}. */
  readonly map: Maps | null;
  readonly tiles: readonly Tiles[] | null;
  readonly edges: readonly LayerEdges[] | null;
  readonly badges: readonly Badges[] | null;
  /** Of the layers with dropout. */
  readonly masks: readonly LayerMask[] | null;
  /** [n, outputs] of all samples, in the units of {@link Prepared.outputRange}. */
  readonly outputs: Float32Array | null;
  readonly pinned: readonly PinnedWeight[];
  readonly sample: FollowedSample | null;
  readonly neuron: Neuron | null;
  readonly flow: readonly FlowLayer[] | null;
  /** 64 hexadecimal digits where it stands; null while it plays. The first 8 are shown. */
  readonly fingerprint: string | null;
  readonly ended: Ended | null;
}
