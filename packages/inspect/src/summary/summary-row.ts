/** A module of a model, or one call of it. */
export interface SummaryRow {
  /** Where it lies; empty for the model itself. The second call of a module is `path#2`. */
  readonly path: string;
  /** The name of its class. */
  readonly class: string;
  /** What it was made with, as it prints: `784, 128`. */
  readonly options: string;
  /** The shapes of what it was given; null where it was not called. */
  readonly inputs: readonly (readonly number[])[] | null;
  /** The shapes of what it gave; null where it was not called. */
  readonly outputs: readonly (readonly number[])[] | null;
  /** How often it is called in one run; null where there was none. */
  readonly calls: number | null;
  /** Numbers in its own parameters that no module before it holds; 0 from its second call on. */
  readonly parameters: number;
  /** How many of these are trained, the others being frozen. */
  readonly trainable: number;
  /** Numbers in all parameters of it and of the modules inside it. */
  readonly total: number;
  /** Numbers in its own buffers, such as running means. */
  readonly buffers: number;
  /** Whether it holds parameters that count where another module holds them. */
  readonly shares: boolean;
  /** Whether it holds modules. */
  readonly isContainer: boolean;
  readonly bytes: {
    /** Of its own parameters and buffers. */
    readonly held: number;
    /** Of what it gave; null where it was not called. */
    readonly outputs: number | null;
  };
}

/** What all rows come to; whatever is shared counts once. */
export interface SummaryTotals {
  readonly parameters: number;
  readonly trainable: number;
  readonly frozen: number;
  readonly buffers: number;
  readonly bytes: {
    readonly parameters: number;
    readonly buffers: number;
    /** Of what the modules gave in one run; null where there was none. */
    readonly activations: number | null;
  };
}
