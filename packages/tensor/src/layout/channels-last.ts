import { isContiguous, type Layout } from './strided';

/** Strides of images [batch, channels, height, width] in which the channels of a pixel lie side by side. */
export function channelsLast([, channels, height, width]: readonly number[]): readonly number[] {
  return [height * width * channels, 1, width * channels, channels];
}

/**
 * Strides for images that lie as others do: with the channels of a pixel side by side, or undefined for row-major.
 *
 * @param shape - the extents of the images that need strides
 * @param like - the images whose order is kept
 */
export function stridesLike(
  shape: readonly number[],
  like: Omit<Layout, 'offset'>,
): readonly number[] | undefined {
  const [n, c, h, w] = like.shape;
  const [byImage, byChannel, byRow, byColumn] = like.strides;
  const sideBySide = isContiguous([n, h, w, c], [byImage, byRow, byColumn, byChannel]);
  return sideBySide && !isContiguous(like.shape, like.strides) ? channelsLast(shape) : undefined;
}
