import { BpError, indexSelect, type Tensor } from '@bp/tensor';

/** What lies around an image: zeros, its reflection, its edge repeated, or its other side. */
export type PaddingMode = 'zeros' | 'reflect' | 'replicate' | 'circular';

type Sides = readonly [height: number, width: number];

/** Which place of an axis stands at a place outside of it. */
const SOURCES: Readonly<
  Record<Exclude<PaddingMode, 'zeros'>, (at: number, extent: number) => number>
> = {
  reflect: (at, extent) => extent - 1 - Math.abs(extent - 1 - Math.abs(at)),
  replicate: (at, extent) => Math.min(Math.max(at, 0), extent - 1),
  circular: (at, extent) => (at + extent) % extent,
};

/**
 * Refuses what is no padding mode.
 *
 * @throws BpError `BP_OPTION`
 */
export function checkPaddingMode(op: string, paddingMode: PaddingMode): void {
  const known = typeof paddingMode === 'string' && Object.hasOwn(SOURCES, paddingMode);
  if (paddingMode === 'zeros' || known) return;
  throw new BpError(
    'BP_OPTION',
    op,
    "paddingMode must be 'zeros', 'reflect', 'replicate' or 'circular', got {paddingMode}",
    { paddingMode },
  );
}

/**
 * Images with their own pixels around them.
 *
 * @param x - [..., height, width]
 * @param before - rows above and columns to the left
 * @param after - rows below and columns to the right
 * @throws BpError `BP_SHAPE` where an image has too few pixels for that
 */
export function padEdges(
  x: Tensor,
  before: Sides,
  after: Sides,
  paddingMode: Exclude<PaddingMode, 'zeros'>,
): Tensor {
  const source = SOURCES[paddingMode];
  return [0, 1].reduce((padded, side) => {
    const axis = x.rank - 2 + side;
    const extent = x.shape[axis];
    const most = Math.max(before[side], after[side]);
    if (most === 0) return padded;
    const least = { reflect: most + 1, replicate: 1, circular: most }[paddingMode];
    if (extent < least) {
      throw new BpError(
        'BP_SHAPE',
        'conv2d',
        "padding {most} in the mode '{paddingMode}' needs an extent of {least} or more along axis {axis}, got shape {shape}",
        { most, paddingMode, least, axis, shape: x.shape },
      );
    }
    const places = Int32Array.from({ length: before[side] + extent + after[side] }, (_, i) =>
      source(i - before[side], extent),
    );
    return indexSelect(padded, axis, places);
  }, x);
}
