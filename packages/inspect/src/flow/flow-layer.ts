import type { FlowActivation } from './measured-activation';

/** What is wrong with the gradients of a layer. */
export type FlowProblem = 'exploding' | 'dead' | 'saturated' | 'vanishing';

/** What a gradient is in one layer, in one step. */
export interface FlowLayer {
  /** Where the layer lies in the model: `fc1`; its parameter, where that is the model's own. */
  readonly path: string;
  /** Its class: `Linear`. */
  readonly kind: string;
  /** ‖W‖, of its matrices; of all its parameters where it has none. */
  readonly weightNorm: number;
  /** ‖∂E/∂W‖ of the same parameters; null where all of them are frozen. */
  readonly gradientNorm: number | null;
  /** ‖δ‖, the gradient of the layer's output, over all its calls. */
  readonly deltaNorm: number | null;
  /** ‖∂E/∂W‖ / ‖W‖ */
  readonly gradientRatio: number | null;
  /** ‖ΔW‖ / ‖W‖, what the next step of the optimizer would do; null without one. About 0.001 is usual. */
  readonly updateRatio: number | null;
  /** The activation functions behind it. */
  readonly activations: readonly FlowActivation[];
  /** All activation functions between this layer and the loss, one after the other. */
  readonly slopes: {
    readonly count: number;
    /** The product of their mean |φ′|. */
    readonly product: number;
    /** What it can at most be: 0.25ᵏ for k sigmoids. */
    readonly bound: number;
  };
  readonly problems: readonly FlowProblem[];
}
