/** What a fuzzer is asked for. */
export interface Settings {
  /** The same seed tries the same things. */
  readonly seed: number;
  /** How much to try; null for its default. */
  readonly count: number | null;
}
