/** An expression as it was read. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | { readonly kind: 'call'; readonly op: Operation; readonly args: readonly Expression[] };

/** The operations that an expression may be made of: each is one of the library's. */
export type Operation = 'add' | 'sub' | 'mul' | 'div' | 'pow' | 'neg' | FunctionName;

export const FUNCTIONS = [
  'sin',
  'cos',
  'tan',
  'exp',
  'ln',
  'sqrt',
  'tanh',
  'sigmoid',
  'relu',
  'abs',
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** Other spellings of functions. */
export const SPELLINGS: Readonly<Record<string, FunctionName>> = {
  log: 'ln',
  σ: 'sigmoid',
  sig: 'sigmoid',
  ReLU: 'relu',
};

export const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, π: Math.PI, e: Math.E };

/** `name = value`; without a name the last one. */
export interface Statement {
  readonly name: string | null;
  readonly value: Expression;
  readonly at: number;
}
