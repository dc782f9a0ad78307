import { isList } from '../checks/list';
import type { ArrayOf, DType, TypedArray } from '../layout/dtype';
import { makeView, type NdView } from '../layout/nd-view';
import { checkSize, sameShape } from '../layout/shape';
import { define } from '../process/define';
import { BpError } from '../process/errors';
import { shared } from '../process/state';
import { noteHostRead } from '../watch/watch';
import { elementsOf } from './elements';
import type { Like } from './like';
import { printTensor } from './print';
import type { GradientRecord } from './record';
import type { Storage } from './storage';
import type { TensorMethods } from './tensor-methods';

/** Marks tensors of every copy of the library. */
const BRAND = /* @__PURE__ */ Symbol.for('@bp/tensor.Tensor');

/**
 * The key of what a tensor has besides its numbers: structured cloning and JSON pass by symbols, and could not copy a record.
 */
const RECORD = /* @__PURE__ */ Symbol('record');

/** The ndarrays that were asked for. */
const views = /* @__PURE__ */ new WeakMap<object, NdView>();

/** What is taken wherever a tensor is: a tensor, a number, nested arrays of numbers, a typed array. */
export type TensorLike = Like<Tensor>;

/** The fields of a tensor; {@link TensorMethods} are its operations. */
class TensorData {
  // `declare`: the constructor gives each field its value; without it, each would be set to undefined first.

  /** The numbers, perhaps shared with other tensors. */
  declare readonly storage: Storage;
  declare readonly dtype: DType;
  declare readonly shape: readonly number[];
  /** How far apart neighbours along each axis lie in the storage; 0 repeats one element. */
  declare readonly strides: readonly number[];
  /** Where the first element lies in the storage. */
  declare readonly offset: number;
  /** The number of elements. */
  declare readonly size: number;
  /** Whether the elements lie in logical order without gaps. */
  declare readonly isContiguous: boolean;
  declare [RECORD]: GradientRecord<Tensor> | null;

  constructor(
    storage: Storage,
    dtype: DType,
    shape: readonly number[],
    strides: readonly number[],
    offset: number,
  ) {
    this.storage = storage;
    this.dtype = dtype;
    this.shape = shape;
    this.strides = strides;
    this.offset = offset;
    let size = 1;
    let contiguous = true;
    for (let i = shape.length - 1; i >= 0; i--) {
      if (shape[i] !== 1 && strides[i] !== size) contiguous = false;
      size *= shape[i];
    }
    this.size = checkSize('tensor', size);
    this.isContiguous = contiguous || size === 0;
    this[RECORD] = null;
  }

  /** How this value came about, kept by `@bp/autograd`; null outside any gradient. */
  get record(): GradientRecord<Tensor> | null {
    return this[RECORD];
  }

  set record(record: GradientRecord<Tensor> | null) {
    this[RECORD] = record;
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return isTensor(value);
  }

  get [BRAND](): true {
    return true;
  }

  /** Vue leaves alone what says so, as after `markRaw`: its proxies cannot stand for a class with private fields. */
  get __v_skip(): true {
    return true;
  }

  /** The number of axes. */
  get rank(): number {
    return this.shape.length;
  }

  /** The extent of the first axis, as of an array; undefined for a single number. */
  get length(): number | undefined {
    return this.shape[0];
  }

  /** The axes in reverse order: the transpose of a matrix. Copies nothing; a vector stays what it is. */
  get T(): Tensor {
    const last = this.rank - 1;
    return (this as unknown as Tensor).permute(this.shape.map((_, axis) => last - axis));
  }

  /**
   * The elements in logical, row-major order; not a copy where none is needed, so treat it as read-only, and take a `slice()`
   * of it to keep, store or send: it may be part of a large memory, which would go along, and in which a compiled step writes.
   */
  get data(): TypedArray {
    noteHostRead('data');
    return elementsOf(this, this.storage.data);
  }

  /** An ndarray over the same numbers, made when first asked for. */
  get view(): NdView {
    noteHostRead('view');
    const { data } = this.storage;
    let view = views.get(this);
    // A storage whose array was replaced needs a new view.
    if (view?.data !== data) {
      view = makeView(data, this.shape, this.strides, this.offset);
      views.set(this, view);
    }
    return view;
  }

  /** Whether operations on this tensor are recorded for a gradient: not on a frozen parameter. */
  get requiresGrad(): boolean {
    return this.record?.live ?? false;
  }

  /**
   * The accumulated gradient of a parameter or variable; null before the first backward pass. Null or a tensor of its
   * shape and type can be set, and is detached.
   */
  get grad(): Tensor | null {
    return this.record?.grad ?? null;
  }

  set grad(gradient: Tensor | null) {
    if (this.record === null || this.record.cut) {
      throw new BpError(
        'BP_GRAD',
        'grad',
        'only a parameter or variable has a gradient; make one with parameter(x)',
      );
    }
    this.record.grad = gradient === null ? null : this.#readGradient(gradient);
  }

  /**
   * The slices along the first axis, which keep the record: rows of a matrix, single numbers of a vector.
   *
   * @throws BpError `BP_SHAPE` for a single number
   */
  *[Symbol.iterator](): Iterator<Tensor> {
    if (this.rank === 0) {
      throw new BpError(
        'BP_SHAPE',
        'for…of',
        "a single number has no parts; take item(), and have toEqual compare tensors by '@bp/tensor/testing'",
      );
    }
    for (let i = 0; i < this.shape[0]; i++) yield (this as unknown as Tensor).at(i);
  }

  /**
   * A tensor of one element serves where JavaScript wants a number, as in `loss < 0.1`; any other is refused. In a text a single
   * number is that number, and any other tensor its values.
   */
  [Symbol.toPrimitive](hint: string): number | string {
    if (hint === 'string' && this.rank > 0) return this.toString();
    noteHostRead('valueOf');
    if (this.size === 1) {
      const value = this.storage.data[this.offset];
      return hint === 'string' && this.dtype === 'bool' ? `${value !== 0}` : value;
    }
    throw new BpError(
      'BP_SHAPE',
      'tensor',
      'a tensor of shape {shape} is no number; take item() of one element, or compare with lt, gt, eq',
      { shape: this.shape },
    );
  }

  #readGradient(gradient: unknown): Tensor {
    if (!isTensor(gradient)) {
      throw new BpError(
        'BP_GRAD',
        'grad',
        'the gradient must be a tensor or null, got {got}; make one with tensor(values)',
        { got: isList(gradient) ? 'an array' : typeof gradient },
      );
    }
    const { shape, dtype } = this;
    if (!sameShape(gradient.shape, shape)) {
      throw new BpError(
        'BP_SHAPE',
        'grad',
        'the gradient must have the shape {shape} of its tensor, got {got}; sum over repeated axes with sumTo?',
        { shape, got: gradient.shape },
      );
    }
    if (gradient.dtype !== dtype) {
      throw new BpError(
        'BP_DTYPE',
        'grad',
        "the gradient must have the type {dtype} of its tensor, got {got}; convert it with cast('{dtype}')",
        { dtype, got: gradient.dtype },
      );
    }
    return gradient.detach();
  }

  toString(): string {
    noteHostRead('toString');
    return printTensor(this);
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

define(TensorData, 'name', 'Tensor');

/**
 * An array of numbers of any rank. Its values do not change; operations make new tensors or views.
 *
 * TypeScript knows the array behind `data` where it knows the type of the elements: after `x.dtype === 'int32'`, of
 * `x.cast('int32')`, and of what the program says, as in `const x: Tensor<'int32'> = zeros([3], { dtype: 'int32' })`.
 *
 * @example
 * const x = tensor([[1, 2], [3, 4]]);
 * x.matmul(x).sum({ axis: 0 }).toArray(); // [22, 32]
 */
export type Tensor<D extends DType = DType> = D extends DType ? TensorOf<D> : never;

/** A tensor whose elements are of one type. */
export interface TensorOf<D extends DType> extends TensorData, TensorMethods<Tensor> {
  readonly dtype: D;
  readonly data: ArrayOf<D>;
  read(): Promise<ArrayOf<D>>;
  cast<E extends DType>(dtype: E): Tensor<E>;
}

/** The class of all tensors of the process; `x instanceof Tensor` holds for tensors of every copy of the library. */
export const Tensor = /* @__PURE__ */ shared(
  'Tensor',
  () => TensorData as unknown as new (...parts: ConstructorParameters<typeof TensorData>) => Tensor,
);

/** The same class without a say in `instanceof`, which engines answer at once, whatever kinds of objects they are asked for. */
const Own = /* @__PURE__ */ (() => {
  function Plain(): void {}
  Plain.prototype = Tensor.prototype;
  return Plain as unknown as typeof Tensor;
})();

/**
 * Whether a value is a tensor, from whichever copy of the library it came.
 *
 * @example
 * isTensor([1, 2]); // false
 */
export function isTensor(value: unknown): value is Tensor {
  try {
    if (value instanceof Own) return true;
    return (
      typeof value === 'object' && value !== null && (value as Partial<TensorData>)[BRAND] === true
    );
  } catch {
    // A proxy that was revoked is nothing.
    return false;
  }
}
