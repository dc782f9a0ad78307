import { isModule, Module } from '@bp/module';
import { BpError, type Tensor, type TensorLike } from '@bp/tensor';
import { asTensor, isList, isPlainObject } from '@bp/tensor/engine';
import type { Layer } from './layer';

/** What a {@link Sequential} is made of: layers in order, one list of them, or one object of them by name. */
type Layers =
  | readonly Layer[]
  | readonly [layers: readonly Layer[] | Readonly<Record<string, Layer>>];

/** The layers in order, where they are. */
type InOrder<L extends Layers> = L extends readonly [infer List extends readonly Layer[]]
  ? List
  : L;

/** The layer at a position that TypeScript knows, of layers that it knows; else any layer. */
type LayerAt<L extends Layers, P extends number> = L extends readonly Layer[]
  ? `${P}` extends `-${infer N extends number}`
    ? FromEnd<L, N>
    : L[P]
  : Layer;

/** The layer of which there are N from the end, itself counted. */
type FromEnd<L, N extends number, Counted extends 0[] = [0]> = L extends readonly [
  ...infer Front,
  infer Last extends Layer,
]
  ? Counted['length'] extends N
    ? Last
    : FromEnd<Front, N, [...Counted, 0]>
  : Layer;

/**
 * Layers one after the other: the output of each is the input of the next.
 *
 * They are named by their positions, `0.weight`, as in PyTorch, or by the keys of an object.
 *
 * @example
 * const model = new Sequential(new Linear(2, 16), new ReLU(), new Linear(16, 2));
 * model.forward(zeros([8, 2])).shape; // [8, 2]
 * new Sequential({ hidden: new Linear(2, 16), squash: new Tanh() });
 */
export class Sequential<const L extends Layers = Layers> extends Module {
  readonly #layers: ReadonlyMap<string, Layer>;

  /**
   * @param layers - the layers in order, a list of them, or one object of them by name
   * @throws BpError `BP_OPTION` for anything but modules, and for names that are empty, whole numbers, or hold a dot
   */
  constructor(...layers: L) {
    super();
    this.#layers = new Map(readLayers(layers));
  }

  protected override *entries(): Iterable<[name: string, value: unknown]> {
    yield* super.entries();
    yield* this.#layers;
  }

  /**
   * @param x - what the first layer takes
   * @returns what the last layer gives; x itself where there is none
   */
  forward(x: TensorLike): Tensor {
    let y = asTensor('sequential', x);
    for (const layer of this) y = layer.forward(y);
    return y;
  }

  /** How many layers there are. */
  get length(): number {
    return this.#layers.size;
  }

  /**
   * The layer at a position, counted from the end where it is negative.
   *
   * @throws BpError `BP_OPTION` for a position that does not exist
   */
  at<P extends number>(position: P): LayerAt<InOrder<L>, P>;
  at(position: number): Layer {
    const layer = Number.isInteger(position) ? [...this].at(position) : undefined;
    if (layer === undefined) {
      throw new BpError(
        'BP_OPTION',
        'at',
        'position must be a whole number in [{low}, {high}], got {position}',
        { low: -this.length, high: this.length - 1, position },
      );
    }
    return layer;
  }

  [Symbol.iterator](): Iterator<Layer> {
    return this.#layers.values();
  }
}

function readLayers(given: Layers): [name: string, layer: Layer][] {
  const [first] = given;
  const layers = given.length === 1 && isList(first) ? first : given;
  const named = layers.length === 1 && isPlainObject(first);
  const entries = named
    ? Object.entries(first)
    : (layers as readonly Layer[]).map((layer, i): [string, Layer] => [`${i}`, layer]);
  for (const [name, layer] of entries) {
    if (!isModule(layer)) {
      throw new BpError(
        'BP_OPTION',
        'Sequential',
        'expected a module at {name}, got {got}; wrap functions in a Module of their own',
        { name, got: layer === null ? 'null' : typeof layer },
      );
    }
    // JavaScript puts whole numbers before all other keys, whatever the order in which they were written.
    if (named && (name === '' || name.includes('.') || /^\d+$/.test(name))) {
      throw new BpError(
        'BP_OPTION',
        'Sequential',
        "a name must not be empty, a whole number, or hold a dot, got '{name}'",
        { name },
      );
    }
  }
  return entries;
}
