/** The words of explanations in one language. */
export interface ExplainLanguage {
  /** Such as `'ko'`. */
  readonly id: string;
  /**
   * Sentences by key. `{name}` is what stands in them, `` `…` `` a formula in plain text, and `{name:a/b}` whichever of the
   * forms follows that value: `{count} path{count:/s}`, `{w}{w:을/를}`.
   */
  readonly sentences: Readonly<Record<string, string>>;
  /** Which of the forms, such as `'을/를'`, follows a value that reads `spoken`; without it none does. */
  particle?(spoken: string, forms: string): string;
}
