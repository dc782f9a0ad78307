import { asExpr, type I32, i32, select } from '../encoder';

/** The smaller of two whole numbers; what is not known is written twice. */
export function atMost(i: I32, most: I32): I32 {
  return typeof i === 'number' && typeof most === 'number'
    ? Math.min(i, most)
    : select(i32.ltS(i, most), asExpr(i), asExpr(most));
}

/** The larger of two whole numbers; what is not known is written twice. */
export function atLeast(i: I32, least: I32): I32 {
  return typeof i === 'number' && typeof least === 'number'
    ? Math.max(i, least)
    : select(i32.gtS(i, least), asExpr(i), asExpr(least));
}
