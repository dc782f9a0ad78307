/** Where lines for people go. */
export interface Output {
  /** Takes text as it is, with its line ends. */
  readonly write: (text: string) => void;
  /** Whether a line can be drawn over. */
  readonly isTerminal: boolean;
}

interface NodeProcess {
  readonly stderr?: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly versions?: { readonly node?: string };
}

/** The standard error of Node, which leaves the standard output to results; null in a page. */
export function standardError(): Output | null {
  const { process } = globalThis as { process?: NodeProcess };
  const { stderr, versions } = process ?? {};
  if (stderr === undefined || versions?.node === undefined) return null;
  return { write: (text) => void stderr.write(text), isTerminal: stderr.isTTY === true };
}
