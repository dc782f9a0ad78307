import { BpError, type Tensor } from '@bp/tensor';
import { sameShape } from '@bp/tensor/engine';
import type { Forward } from './forward';

/** An extent of an input in two runs that are alike but for the batch, and how Python asks for it. */
export interface Extent {
  readonly code: string;
  readonly first: number;
  readonly second: number;
}

/**
 * One `forward` of two runs with other numbers and batches of another size: what differs between them by the batch is asked for
 * when it runs.
 *
 * @throws BpError `BP_OPTION` where they differ by more, so that something was computed which no record shows
 */
export function merge(
  path: string,
  first: Forward,
  second: Forward,
  extents: readonly Extent[],
): Forward {
  const sameNumbers =
    first.constants.length === second.constants.length &&
    first.constants.every((x, i) => sameValues(x, second.constants[i]));
  const lines =
    sameNumbers && first.lines.length === second.lines.length
      ? first.lines.map((line, i) => mergeLine(line, second.lines[i], extents))
      : [null];
  if (lines.every((line) => line !== null)) return { ...first, lines };
  throw new BpError(
    'BP_OPTION',
    'toPyTorch',
    'forward of {path} computes something that no record shows: a comparison, random or whole numbers, or what it read from a tensor; give its Python in modules, by the path {key}',
    { path: path === '' ? 'the model' : path, key: `'${path}'` },
  );
}

function mergeLine(first: string, second: string, extents: readonly Extent[]): string | null {
  if (first === second) return first;
  const [a, b] = [first, second].map((line) => line.split(/(\d+)/));
  if (a.length !== b.length) return null;
  let merged = '';
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) merged += a[i];
    else {
      // Digits of a name or behind a point are no extent.
      const alone = i % 2 === 1 && !/[\w.]$/.test(a[i - 1]) && !/^[\w.]/.test(a[i + 1]);
      const code = alone ? extentOf(Number(a[i]), Number(b[i]), extents) : null;
      if (code === null) return null;
      const between = /[(,] ?$/.test(a[i - 1]) && /^[,)]/.test(a[i + 1]);
      merged += between || !code.includes(' ') ? code : `(${code})`;
    }
  }
  return merged;
}

/** A number that grows with an extent: k · extent + c. */
function extentOf(a: number, b: number, extents: readonly Extent[]): string | null {
  for (const { code, first, second } of extents) {
    const k = (b - a) / (second - first);
    if (!Number.isInteger(k)) continue;
    const c = a - k * first;
    const product = k === 1 ? code : `${code} * ${k}`;
    return c === 0 ? product : `${product} ${c < 0 ? '-' : '+'} ${Math.abs(c)}`;
  }
  return null;
}

function sameValues(x: Tensor, y: Tensor): boolean {
  if (!sameShape(x.shape, y.shape) || x.dtype !== y.dtype) return false;
  const [a, b] = [x.data, y.data];
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}
