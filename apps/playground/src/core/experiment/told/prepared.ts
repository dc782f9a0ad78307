import type { Activation, Output } from '../../config';

/** What is to be learned: one of two classes, one of several, or a number. */
export type Task = 'binary' | 'classes' | 'regression';

/** Which part a sample belongs to: 0 is learned from, 1 is for validation, 2 for the test. */
export type Part = 0 | 1 | 2;

/** The samples as they are drawn, before features and standardising. */
export interface Samples {
  /** [n, width], row by row: the columns named in {@link Prepared.inputs}. */
  readonly x: Float32Array;
  readonly width: number;
  readonly n: number;
  /** The class of each sample, from 0; or its value, where a number is learned. */
  readonly y: Float32Array;
  readonly part: Uint8Array;
  /** The lowest and highest value of each column as the map shows it: [−6, 6] for generated and drawn points. */
  readonly ranges: readonly (readonly [low: number, high: number])[];
}

/** A layer of the network, the output last. */
export interface LayerShape {
  /** As in the config; `out` for the last. */
  readonly id: string;
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation | Output;
  /** All that learns in it, batch norm included. */
  readonly parameters: number;
}

/** How it is computed: compiled to WebAssembly, or, where that is not allowed, plainly and about a hundred times slower. */
export type Engine = 'compiled' | 'plain';

/** What a run is made of, once it is ready to start. */
export interface Prepared {
  /** Counts the runs of this desk: a snapshot of another number belongs to another run. */
  readonly run: number;
  readonly task: Task;
  /** Names of the classes; empty where a number is learned. */
  readonly classes: readonly string[];
  /** Names of the columns of the samples. */
  readonly inputs: readonly string[];
  /** Names of what goes into the network. */
  readonly features: readonly string[];
  readonly samples: Samples;
  /** How many samples each part has. */
  readonly sizes: readonly [train: number, validation: number, test: number];
  /** Units from the inputs to the outputs: [2, 8, 8, 1]. */
  readonly shape: readonly number[];
  readonly layers: readonly LayerShape[];
  readonly parameters: number;
  /** Batches of an epoch. */
  readonly batches: number;
  readonly engine: Engine;
  /** What the map and the outputs lie between: [0, 1] for probabilities, [−1, 1] for tanh, the values of the data for a number. */
  readonly outputRange: readonly [low: number, high: number];
  /** The output above which it is the second class; null but for two classes. */
  readonly threshold: number | null;
}

/** A column of a file, for the picker. */
export interface FileColumn {
  readonly name: string;
  readonly kind: 'number' | 'text';
  /** The first values, as written. */
  readonly sample: readonly string[];
  /** How many different values there are, counted up to 100. */
  readonly different: number;
  /** Whether it is learned as classes: it holds texts, truth values, or few whole numbers. */
  readonly isClass: boolean;
}

/** What a file holds. */
export interface FileColumns {
  readonly sha256: string;
  readonly rows: number;
  readonly columns: readonly FileColumn[];
}
