/** The scalar operations that formulas are built of, with their number of operands. */
export const SCALAR_OPS = {
  add: 2,
  sub: 2,
  mul: 2,
  div: 2,
  pow: 2,
  /** NaN if either is; +0 above −0. */
  max: 2,
  /** NaN if either is; −0 below +0. */
  min: 2,
  neg: 1,
  abs: 1,
  floor: 1,
  ceil: 1,
  /** To the nearest whole number, halves to the even one. */
  round: 1,
  trunc: 1,
  sqrt: 1,
  exp: 1,
  expm1: 1,
  log: 1,
  log1p: 1,
  log2: 1,
  log10: 1,
  tanh: 1,
  sigmoid: 1,
  /** log(1 + eˣ), in the form that neither overflows nor cancels. */
  softplus: 1,
  sin: 1,
  cos: 1,
  erf: 1,
  // Comparisons and logic give 1 or 0.
  eq: 2,
  ne: 2,
  lt: 2,
  le: 2,
  gt: 2,
  ge: 2,
  and: 2,
  or: 2,
  not: 1,
  /** The second operand where the first is not 0, else the third. */
  select: 3,
} as const;

/** A scalar operation. */
export type ScalarOp = keyof typeof SCALAR_OPS;

const COMPARISONS: ReadonlySet<string> = /* @__PURE__ */ new Set<ScalarOp>([
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
]);
const LOGICAL: ReadonlySet<string> = /* @__PURE__ */ new Set<ScalarOp>(['and', 'or', 'not']);

/** Whether an operation compares two numbers. */
export function isComparison(op: string): boolean {
  return COMPARISONS.has(op);
}

/** Whether an operation is a comparison or a logical one: 1 or 0, which any type can hold. */
export function givesTruth(op: string): boolean {
  return isComparison(op) || LOGICAL.has(op);
}
