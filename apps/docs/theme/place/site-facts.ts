/** What the build knows of the whole site and pages may say. */
export interface SiteFacts {
  /** Whether the playground lies beside the docs, at `playground/`. */
  readonly hasPlayground: boolean;
  readonly version: string;
  /** The style sheets of letters, below the base. */
  readonly letters: readonly string[];
}
