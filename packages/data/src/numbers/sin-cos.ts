import { tensor } from '@bp/tensor';

/** Sines and cosines by the library's own functions: those of `Math` differ between engines. */
export function sinCos(angles: Float64Array): {
  readonly sin: Float64Array;
  readonly cos: Float64Array;
} {
  const x = tensor(angles);
  return { sin: x.sin().data as Float64Array, cos: x.cos().data as Float64Array };
}
