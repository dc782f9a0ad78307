import type { Tensor } from '@bp/tensor';
import type { NamedTensors, ParameterState } from './parameter-state';
import type { Variant } from './variant';

/** Parameters that share their options. */
export interface ParameterGroup {
  readonly parameters: readonly Tensor[];
  /**
   * Options that are numbers, by name, each a float64 tensor of one: assign to it and the next step uses the new value.
   * A momentum or weight decay that was 0 at first is no part of the variant, so assigning to it has no effect.
   */
  readonly values: NamedTensors;
  /** Which form of the rule these parameters follow; fixed when the optimizer is made. */
  readonly variant: Variant;
  /** What is kept for each parameter, in their order. */
  readonly states: readonly ParameterState[];
}
