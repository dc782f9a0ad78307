import { digits, iris } from '@bp/data';
import type { Builtin } from '../../config';
import { type RawData, rangesOf } from './raw-data';

/** The iris flowers, or the digits. */
export async function builtinData(name: Builtin): Promise<RawData> {
  const set = name === 'iris' ? await iris() : await digits();
  const { all, classNames } = set;
  const [n, width] = all.x.shape;
  const x = Float64Array.from(all.x.data, Number);
  return {
    x,
    width,
    n,
    y: Float64Array.from(all.y.data, Number),
    task: 'classes',
    classes: classNames,
    inputs:
      'featureNames' in set
        ? (set.featureNames as readonly string[])
        : Array.from({ length: width }, (_, i) => `(${Math.floor(i / 8) + 1}, ${(i % 8) + 1})`),
    ranges: name === 'iris' ? rangesOf(x, width) : Array.from({ length: width }, () => [0, 1]),
  };
}
