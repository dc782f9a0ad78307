/** One thing in two spellings: as plain text, and as LaTeX. */
export interface Pair {
  readonly text: string;
  readonly latex: string;
}
