import { isParameter } from '@bp/autograd';
import { isTensor, Tensor } from '@bp/tensor';
import {
  currentFrame,
  type GradientHolder,
  isFormulaKernel,
  type Kernel,
  Storage,
  watchWith,
} from '@bp/tensor/engine';
import { Onlooker } from '../observe/onlooker';
import { Course, type Place } from './course';
import { elementsOf, hasNonFinite, positionOf, valueAt } from './elements';
import type { Grown, Growth } from './growth';

/** Where values that are not finite came from. */
export interface Origin {
  /** Origins are numbered as they appear. */
  readonly order: number;
  readonly kind: 'operation' | 'given';
  readonly place: Place;
  readonly kernel: Kernel<never> | null;
  /** Of the tensor in which it appeared: a copy, as it was then. */
  readonly tensor: Tensor;
  /** Which output of the kernel that is. */
  readonly k: number;
  /** The operands themselves, and as they were then. */
  readonly operands: readonly Tensor[];
  readonly inputs: readonly Tensor[];
  readonly params: unknown;
  readonly position: readonly number[];
  readonly value: number;
  /** The weights that had grown most until then. */
  readonly grown: Grown | null;
}

/** A kernel call that is about to run, or has just run. */
interface Pending {
  readonly kernel: Kernel<never>;
  readonly outputs: readonly Tensor[];
  /** The operands, and with their values before the call. */
  readonly operands: readonly Tensor[];
  readonly inputs: readonly Tensor[];
  readonly params: unknown;
  readonly place: Place;
}

/** Follows values that are not finite through everything that a step does, each to where it first appeared. */
export class Detective extends Onlooker {
  readonly course = new Course();
  /** Every origin, in the order in which they appeared. */
  readonly origins: Origin[] = [];
  /** What the step has made itself. */
  readonly fresh = new WeakSet<object>();
  readonly holders = new Set<GradientHolder>();
  /** What was there before the step and has been written to. */
  readonly written = new Set<Storage>();
  /** The modules that ran, and their paths. */
  readonly modules = new Map<object, string>();
  /** The operation that each value came from. */
  readonly makers = new WeakMap<Storage, string>();
  /** The number of examples: the first extent of the first tensor that is neither parameter nor result. */
  batch: number | null = null;
  readonly #from = new Map<Storage, Origin>();
  readonly #growth: Growth;
  #pending: Pending | null = null;

  /** @param growth - told of every parameter before it is written to */
  constructor(growth: Growth) {
    super();
    this.#growth = growth;
  }

  override made(thing: object): void {
    this.fresh.add(thing);
    super.made(thing);
  }

  override gradient(holder: GradientHolder): void {
    this.holders.add(holder);
    this.course.endBackward();
    super.gradient(holder);
  }

  override kernel(
    kernel: Kernel<never>,
    outputs: readonly Tensor[],
    inputs: readonly Tensor[],
    params: unknown,
  ): void {
    this.settle();
    const frame = currentFrame();
    if (frame !== null) this.modules.set(frame.module, frame.path);
    let writes = false;
    for (const { storage } of outputs) {
      if (this.fresh.has(storage)) continue;
      this.written.add(storage);
      writes = true;
    }
    this.#growth.note(outputs.filter(isParameter));
    const place = this.course.placeOf(kernel, outputs, inputs, writes, (x) => this.#isSeed(x));
    for (const x of place.phase === 'forward' ? inputs : []) {
      const { storage, record, shape } = x;
      const isOwn = this.makers.has(storage) || outputs.some((out) => out.storage === storage);
      const isData = record === null || (!record.computed && !isParameter(x));
      if (isData && shape.length > 0 && !isOwn) this.batch ??= shape[0];
    }
    // What it overwrites is still to be read when it has run.
    const kept = inputs.map((x) =>
      outputs.some(({ storage }) => storage === x.storage) ? copyOf(x) : x,
    );
    this.#pending = { kernel, outputs, operands: inputs, inputs: kept, params, place };
    super.kernel(kernel, outputs, inputs, params);
  }

  #isSeed({ storage, size }: Tensor): boolean {
    const isMade = this.fresh.has(storage) && !this.makers.has(storage);
    return size === 1 && isMade && storage.data[0] === 1;
  }

  /** Whether the step has left a gradient that it made itself. */
  hasGoneBack(): boolean {
    return [...this.holders].some(({ held }) => isTensor(held) && this.fresh.has(held.storage));
  }

  /** Looks at what the latest kernel has made. */
  settle(): void {
    const pending = this.#pending;
    this.#pending = null;
    // Reading is nobody else's affair.
    if (pending !== null) watchWith(null, () => this.#examine(pending));
  }

  #examine(pending: Pending): void {
    for (const [k, output] of pending.outputs.entries()) {
      const { storage } = output;
      this.makers.set(storage, pending.place.operation);
      if (!hasNonFinite(output)) this.#from.delete(storage);
      else this.#from.set(storage, this.#originOf(pending, k));
    }
  }

  #originOf(pending: Pending, k: number): Origin {
    const { kernel, outputs, inputs, params } = pending;
    const bad = inputs.filter(hasNonFinite);
    const output = outputs[k];
    const ownPosition = firstOf(output, (position) =>
      isFormulaKernel(kernel)
        ? inputs.every((x) => Number.isFinite(valueAt(x, position)))
        : bad.length === 0,
    );
    const isGiven = (params as readonly unknown[] | null)?.some?.(
      (value) => typeof value === 'number' && !Number.isFinite(value),
    );
    if (ownPosition !== null && !isGiven) {
      return this.#add(pending, 'operation', output, k, ownPosition);
    }
    const [earliest] = bad.map((x) => this.originIn(x, pending)).sort((a, b) => a.order - b.order);
    return earliest ?? this.#add(pending, 'given', output, k, firstOf(output, () => true) ?? []);
  }

  /** Where what is not finite in a tensor came from. */
  originIn(x: Tensor, pending: Pick<Pending, 'kernel' | 'place'> | null = null): Origin {
    const known = this.#from.get(x.storage) ?? (pending === null ? this.#copiedInto(x) : undefined);
    if (known !== undefined) return known;
    const { kernel = null, place = { phase: 'forward', operation: '', layer: null } } =
      pending ?? {};
    const found = { kernel, place, operands: [], inputs: [], params: null } as const;
    const origin = this.#add(found, 'given', x, -1, firstOf(x, () => true) ?? []);
    this.#from.set(x.storage, origin);
    return origin;
  }

  /** The host copies what a compiled step returns: the copy has the origin of what holds the same numbers. */
  #copiedInto(x: Tensor): Origin | undefined {
    if (!this.fresh.has(x.storage) || this.makers.has(x.storage)) return undefined;
    for (const [{ data, length }, origin] of this.#from) {
      if (length !== x.size) continue;
      let isSame = true;
      for (const [i, value] of elementsOf(x)) isSame &&= Object.is(data[i], value);
      if (isSame) return origin;
    }
    return undefined;
  }

  #add(
    {
      kernel,
      place,
      operands,
      inputs,
      params,
    }: Omit<Pending, 'outputs' | 'kernel'> & { kernel: Kernel<never> | null },
    kind: Origin['kind'],
    tensor: Tensor,
    k: number,
    position: readonly number[],
  ): Origin {
    const origin: Origin = {
      order: this.origins.length,
      kind,
      place,
      kernel,
      // A parameter is known by its storage; what is computed may be overwritten.
      tensor: k < 0 ? tensor : copyOf(tensor),
      k,
      operands,
      inputs: inputs.map(copyOf),
      params,
      position,
      value: valueAt(tensor, position),
      grown: this.#growth.largest(),
    };
    this.origins.push(origin);
    return origin;
  }
}

/** The first element that is not finite where `holds`; null where there is none. */
function firstOf(x: Tensor, holds: (position: readonly number[]) => boolean): number[] | null {
  for (const [i, value] of elementsOf(x)) {
    if (Number.isFinite(value)) continue;
    const position = positionOf(i, x.shape);
    if (holds(position)) return position;
  }
  return null;
}

/** The tensor over numbers of its own, which keep its strides. */
function copyOf(x: Tensor): Tensor {
  const { storage, dtype, shape, strides, offset } = x;
  return new Tensor(new Storage(storage.data.slice(), dtype), dtype, shape, strides, offset);
}
