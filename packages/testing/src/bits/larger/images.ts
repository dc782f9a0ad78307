import type { Tensor } from '@bp/tensor';
import * as bp from '@bp/tensor';
import { type Float, normal, special, type Trials, trial } from './values';

/** An image whose channels lie side by side in memory. */
const channelsLast = (x: Tensor): Tensor =>
  bp.contiguous(x.permute([0, 2, 3, 1])).permute([0, 3, 1, 2]);

/** What is computed on images of [3, channels, 13, 11]. */
const IMAGES: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  maxPool2d: (x) => bp.maxPool2d(x, 2),
  'maxPool2d, overlapping': (x) => bp.maxPool2d(x, 3, { stride: 2, padding: 1 }),
  avgPool2d: (x) => bp.avgPool2d(x, 2),
  'avgPool2d, overlapping': (x) => bp.avgPool2d(x, 3, { stride: 2, padding: 1 }),
  adaptiveAvgPool2d: (x) => bp.adaptiveAvgPool2d(x, [4, 3]),
  unfold: (x) => bp.unfold(x, 3, { padding: 1 }),
  fold: (x) => bp.fold(bp.unfold(x, 3, { stride: 2 }), [13, 11], 3, { stride: 2 }),
  'mean of each channel': (x) => bp.mean(x, { axis: [0, 2, 3] }),
};

const FILTERS: readonly (readonly [number[], bp.ConvolutionOptions])[] = [
  [[8, 6, 3, 3], {}],
  [[5, 6, 3, 3], { padding: 1 }],
  [[9, 6, 5, 5], { padding: 2, stride: 2 }],
  [[4, 6, 3, 2], { dilation: 2 }],
  [[6, 3, 3, 3], { groups: 2, padding: 'same' }],
  [[6, 1, 3, 3], { groups: 6 }],
  [[10, 6, 1, 1], {}],
];

/** Operations on images. */
export function onImages(dtype: Float): Trials {
  const table: Trials = {};
  for (const [name, fn] of Object.entries(IMAGES)) {
    const x = normal([3, 6, 13, 11], dtype);
    table[name] = [
      trial('channels first', fn, x),
      trial('channels last', (v: Tensor) => fn(channelsLast(v)), x),
      trial('upside down', (v: Tensor) => fn(v.flip(2)), x),
      trial('special', fn, special([2, 5, 13, 11], dtype)),
    ];
  }
  table.conv2d = FILTERS.flatMap(([shape, options]) => {
    const x = normal([3, 6, 13, 11], dtype);
    const w = normal(shape, dtype, 2);
    const bias = normal([shape[0]], dtype, 3);
    const name = `[${shape}] ${JSON.stringify(options)}`;
    const run = (v: Tensor, f: Tensor, b: Tensor) => bp.conv2d(v, f, { ...options, bias: b });
    return [
      trial(name, run, x, w, bias),
      trial(
        `${name}, channels last`,
        (v: Tensor, f: Tensor, b: Tensor) => run(channelsLast(v), f, b),
        x,
        w,
        bias,
      ),
    ];
  });
  return table;
}
