// The space between the signs of a formula, as TeX sets it (D. Knuth, The TeXbook, 1984, chapter 18).
import type { AtomClass, FormulaNode } from './node';

const THIN = 0.167;
const MEDIUM = 0.222;
const THICK = 0.278;

/** The space before each item of a row in em; in scripts only words keep theirs. */
export function spacesBefore(items: readonly FormulaNode[], isScript: boolean): number[] {
  let left: AtomClass | null = null;
  const classes = items.map((item) => classOf(item));
  return classes.map((atom, i) => {
    if (atom === null) return 0;
    const next = classes.slice(i + 1).find((one) => one !== null) ?? null;
    // a minus at the beginning, or after another sign, is a sign of its number
    const isSign =
      atom === 'bin' && (isNone(left) || next === null || next === 'rel' || next === 'close');
    const right = isSign ? 'ord' : atom;
    const space = left === null ? 0 : between(left, right, isScript);
    left = right;
    return space;
  });
}

function isNone(left: AtomClass | null): boolean {
  return left === null || /bin|rel|open|punct|op/.test(left);
}

function between(left: AtomClass, right: AtomClass, isScript: boolean): number {
  if (left === 'op' && right === 'ord') return THIN;
  if (right === 'op' && /ord|close/.test(left)) return THIN;
  if (isScript) return 0;
  if (left === 'rel' || right === 'rel') return left === right || left === 'open' ? 0 : THICK;
  if (left === 'bin' || right === 'bin') return MEDIUM;
  return left === 'punct' ? THIN : 0;
}

function classOf(node: FormulaNode): AtomClass | null {
  switch (node.kind) {
    case 'symbol':
      return node.atom;
    case 'space':
      return null;
    case 'scripts':
      return classOf(node.base) ?? 'ord';
    default:
      return 'ord';
  }
}

/** Whether a formula is higher than a line, so that what fences it has to grow. */
export function isTall(node: FormulaNode): boolean {
  switch (node.kind) {
    case 'fraction':
      return !node.small;
    case 'grid':
      return node.rows.length > 1;
    case 'row':
      return node.items.some(isTall);
    case 'scripts':
      return isTall(node.base);
    case 'fence':
    case 'root':
      return isTall(node.body);
    default:
      return false;
  }
}
