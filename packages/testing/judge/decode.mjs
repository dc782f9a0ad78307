/** @import { Figures, JsonNumber } from './contract/schema' */

/**
 * A tensor of a case file with real numbers in place of "NaN" and "Infinity".
 *
 * @param {Figures} figures
 */
export function decode(figures) {
  return { shape: figures.shape, dtype: figures.dtype, data: figures.data.map(toNumber) };
}

/** @param {Record<string, Figures> | undefined} named */
export function decodeNamed(named) {
  return Object.fromEntries(
    Object.entries(named ?? {}).map(([name, figures]) => [name, decode(figures)]),
  );
}

/** @param {JsonNumber} value */
export function toNumber(value) {
  return Number(value); // Number('Infinity') and Number('NaN') are what JSON could not hold
}

/** @param {number} value */
export function scalar(value) {
  return { shape: [], dtype: 'float', data: [value] };
}

/** @param {number[]} values */
export function vector(values) {
  return { shape: [values.length], dtype: 'float', data: values };
}

/**
 * Whether the values are the library's own floats, not indices or booleans.
 *
 * @param {Figures} figures
 */
export function isFloat(figures) {
  return figures.dtype.startsWith('float');
}

/** How many values a shape holds. @param {number[]} shape */
export function elementCount(shape) {
  return shape.reduce((count, size) => count * size, 1);
}
