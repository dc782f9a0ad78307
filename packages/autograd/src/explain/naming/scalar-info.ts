/**
 * What a number is to a network. `sum` is a weighted sum z, `hidden` an activation h, `output` the last one o, `error` the
 * loss of one output or sample, `parameter` one that is neither weight nor bias of a dense layer, `value` anything else.
 */
export type ScalarRole =
  | 'loss'
  | 'error'
  | 'output'
  | 'hidden'
  | 'sum'
  | 'weight'
  | 'bias'
  | 'input'
  | 'target'
  | 'parameter'
  | 'value';

/** Everything that a notation may want to know of a number, to make its symbol. All counts start at 1, positions at 0. */
export interface ScalarInfo {
  readonly role: ScalarRole;
  /** The tensor it belongs to, by its path or the name that was given: `fc1.weight`, `fc1`, `x`, `loss`. */
  readonly path: string;
  /** Where it stands in that tensor. */
  readonly at: readonly number[];
  /** The dense layer it belongs to, counted from the input; 0 where it belongs to none. */
  readonly layer: number;
  /** Which unit of its layer: of inputs, targets and errors which of those. 0 where that means nothing. */
  readonly unit: number;
  /**
   * The unit counted through all layers: z3 is the first of the second layer in a 2-2-2 network. Of a weight or a bias the
   * one it leads to. 0 as above.
   */
  readonly node: number;
  /** Of a weight: the unit that it leads from, in the layer below; 0 for all others. */
  readonly from: number;
  /** The same unit counted through all layers; in the first layer the number of the input, as `from`. */
  readonly fromNode: number;
  /** Of a weight: the unit that it leads to; 0 for all others. */
  readonly to: number;
  /** Of a weight or a bias: its number through all layers, as in w5; 0 for all others. */
  readonly number: number;
  /** Which sample of the batch; null where there is only one, or where it belongs to none. */
  readonly sample: number | null;
  /** The most units of any layer, inputs included: indices of two digits need a comma. */
  readonly widest: number;
}
