import type { Module } from '@bp/module';
import { type DType, isTensor, type Tensor } from '@bp/tensor';
import { call, literal, options } from './python';

/** The properties of a layer, by name. */
type Fields = Readonly<Record<string, unknown>>;

/** How PyTorch makes a layer; null for a layer of another kind. */
type Writer = (fields: Fields, layer: Module) => string | null;

/**
 * Layers that have something of their own, by the names of their properties, which minifiers leave alone and which every copy
 * of the library has. Those that have nothing are known by what they compute.
 */
const WRITERS: readonly (readonly [properties: string, write: Writer])[] = [
  [
    'inFeatures outFeatures weight bias',
    ({ inFeatures, outFeatures, weight, bias }) =>
      made('Linear', [inFeatures, outFeatures], { bias: bias !== null }, { bias: true }, weight),
  ],
  [
    'inChannels outChannels kernelSize stride padding dilation groups paddingMode weight bias',
    ({ inChannels, outChannels, kernelSize, weight, bias, ...rest }) =>
      made(
        'Conv2d',
        [inChannels, outChannels, kernelSize],
        {
          stride: rest.stride,
          padding: rest.padding,
          dilation: rest.dilation,
          groups: rest.groups,
          bias: bias !== null,
          padding_mode: rest.paddingMode,
        },
        { stride: 1, padding: 0, dilation: 1, groups: 1, bias: true, padding_mode: 'zeros' },
        weight,
      ),
  ],
  [
    'numFeatures eps momentum weight bias runningMean runningVar numBatchesTracked',
    ({ numFeatures, eps, momentum, weight, runningMean }, layer) => {
      const axes = axesOfBatchNorm(layer);
      return axes === null
        ? null
        : made(
            `BatchNorm${axes}d`,
            [numFeatures],
            { eps, momentum, affine: weight !== null, track_running_stats: runningMean !== null },
            { eps: 1e-5, momentum: 0.1, affine: true, track_running_stats: true },
            weight ?? runningMean,
          );
    },
  ],
  [
    'normalizedShape eps weight bias',
    ({ normalizedShape, eps, weight }) =>
      made(
        'LayerNorm',
        [
          (normalizedShape as number[]).length === 1
            ? (normalizedShape as number[])[0]
            : normalizedShape,
        ],
        { eps, elementwise_affine: weight !== null },
        { eps: 1e-5, elementwise_affine: true },
        weight,
      ),
  ],
  ['p rng', ({ p }) => made('Dropout', [isTensor(p) ? p.item() : p])],
  [
    'weight init',
    ({ weight, init }) =>
      made(
        'PReLU',
        [],
        { num_parameters: (weight as Tensor).size, init },
        { num_parameters: 1, init: 0.25 },
        weight,
      ),
  ],
  [
    'kernelSize stride padding ceilMode countIncludePad divisorOverride',
    ({ kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride }) =>
      made(
        'AvgPool2d',
        [kernelSize],
        {
          stride,
          padding,
          ceil_mode: ceilMode,
          count_include_pad: countIncludePad,
          divisor_override: divisorOverride,
        },
        { padding: 0, ceil_mode: false, count_include_pad: true },
      ),
  ],
  [
    'kernelSize stride padding dilation ceilMode',
    ({ kernelSize, stride, padding, dilation, ceilMode }) =>
      made(
        'MaxPool2d',
        [kernelSize],
        { stride, padding, dilation, ceil_mode: ceilMode },
        { padding: 0, dilation: 1, ceil_mode: false },
      ),
  ],
  ['outputSize', ({ outputSize }) => made('AdaptiveAvgPool2d', [outputSize])],
  [
    'startAxis endAxis',
    ({ startAxis, endAxis }) =>
      made(
        'Flatten',
        [],
        { start_dim: startAxis, end_dim: endAxis },
        { start_dim: 1, end_dim: -1 },
      ),
  ],
  ['axis shape', ({ axis, shape }) => made('Unflatten', [axis, shape])],
  [
    'options',
    ({ options: given }) => {
      const { lower, upper, ...others } = given as Fields;
      // Slopes that are drawn in training, and are the same in evaluation, tell no randomness by what they compute.
      const isRandom = typeof lower === 'number' && typeof upper === 'number' && 'rng' in others;
      return isRandom ? made('RReLU', [], { lower, upper }, { lower: 1 / 8, upper: 1 / 3 }) : null;
    },
  ],
];

/**
 * How PyTorch makes a layer that is known by its properties, as an expression; null for others, and for classes that compute
 * something of their own.
 */
export function known(layer: Module): string | null {
  const names = Object.keys(layer);
  const own = new Set(names);
  if (own.size === 0 || computesOnItsOwn(layer)) return null;
  for (const [properties, write] of WRITERS) {
    const wanted = properties.split(' ');
    if (wanted.length !== own.size || !wanted.every((name) => own.has(name))) continue;
    const written = write(layer as unknown as Fields, layer);
    if (written !== null) return written;
  }
  return null;
}

function made(
  name: string,
  positional: readonly unknown[],
  given: Fields = {},
  defaults: Fields = {},
  typed: unknown = null,
): string {
  const dtype =
    isTensor(typed) && typed.dtype !== 'float32' ? [`dtype=${torchType(typed.dtype)}`] : [];
  return call(`nn.${name}`, [...positional.map(literal), ...options(given, defaults), ...dtype]);
}

/** A type of elements by PyTorch's name. */
export function torchType(dtype: DType): string {
  return `torch.${dtype}`;
}

/**
 * Whether a class below the layer's own has a `forward` of its own: the layer's class is the one that also says how it is
 * printed.
 */
export function computesOnItsOwn(layer: Module): boolean {
  for (let from = Object.getPrototypeOf(layer); from !== null; from = Object.getPrototypeOf(from)) {
    const has = (name: string): boolean => Object.hasOwn(from, name);
    if (has('forward')) return !has('describe');
    // A field, which no prototype shows.
    if (/\bforward\b/.test(Function.prototype.toString.call(from.constructor))) return true;
  }
  return true;
}

/** How many axes a batch normalisation takes besides batch and channels, 1 for none or one; the classes differ by nothing else. */
function axesOfBatchNorm(layer: Module): number | null {
  const { expectInput } = layer as unknown as { expectInput(x: unknown): void };
  const takes = (rank: number): boolean => {
    try {
      expectInput.call(layer, { rank, shape: new Array(rank).fill(1) });
      return true;
    } catch {
      return false;
    }
  };
  const rank = typeof expectInput === 'function' ? [3, 4, 5].find(takes) : undefined;
  return rank === undefined ? null : rank - 2;
}
