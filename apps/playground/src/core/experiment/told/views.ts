/** A weight by its path and place: `['b.linear.weight', 4, 3]` leads to unit 4 of layer b from unit 3 before it; a bias has no third. */
export type WeightPlace =
  | readonly [path: string, to: number, from: number]
  | readonly [path: string, to: number];

/** What is on the screen, and therefore computed. What is left out is not. */
export interface Views {
  /** Snapshots a second at most; 15 by default. 0 for a hidden tab: none but what is asked for. */
  readonly hz?: number;
  /** Whether the losses and accuracies of new epochs are wanted; true by default. */
  readonly curve?: boolean;
  /** Side of the decision map in pixels, such as 64; 0 for none. */
  readonly map?: number;
  /** Side of the map of each unit, such as 32 or 16; 0 for none. */
  readonly tiles?: number;
  /** Which columns of the samples the maps lie over; the others are held at their mean. [0, 1] by default. */
  readonly axes?: readonly [number, number];
  readonly edges?: 'weight' | 'gradient' | 'update' | null;
  /** Whether units are marked as dead or saturated. */
  readonly badges?: boolean;
  /** Whether it is told what dropout drops in the batch that comes next. */
  readonly masks?: boolean;
  /** The output for each sample. */
  readonly outputs?: boolean;
  /** Weights whose value, gradient and change are followed. */
  readonly pinned?: readonly WeightPlace[];
  /** A row of the samples whose way through the network is followed. */
  readonly sample?: number | null;
  /** A unit whose weights and sums are looked at. */
  readonly neuron?: readonly [layer: string, unit: number] | null;
  /** Length of each layer's gradient, and how much of it is lost on the way. */
  readonly flow?: boolean;
}
