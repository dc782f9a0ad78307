import { BpError, isTensor, Tensor } from '@bp/tensor';
import {
  currentFrame,
  type GradientHolder,
  isRepeated,
  type Kernel,
  keepRecords,
  readGradient,
  Storage,
  stridesOf,
  watchWith,
} from '@bp/tensor/engine';
import { isInput } from './arguments';
import type {
  Call,
  Capture,
  Cell,
  CellView,
  GradientUse,
  Origin,
  Result,
  StateUse,
} from './capture';
import { CutMark, type Mark } from './cut-mark';
import type { Property } from './same-properties';
import { isSteady, settingsOf } from './settings';
import { fillTemplate, mapTemplate, readTemplate } from './template';
import { Undo } from './undo';

/** What a captured call gave. */
export interface Captured {
  readonly capture: Capture;
  readonly result: unknown;
  /** Makes the call undone. */
  readonly undo: () => void;
}

/**
 * Calls a step and captures what it does. The call is a real one: it happens just as it would uncaptured, but for gradients
 * that were there before, which the step sees as copies. One that throws has changed nothing.
 *
 * @param args - the arguments; tensors among them must be known by no other name. Everything else is a constant to the step
 * @param own - what its results carry in the place of a record
 */
export function captureStep(
  op: string,
  args: readonly unknown[],
  body: () => unknown,
  own = new CutMark(op),
): Captured {
  const watcher = new StepCapture(op, args);
  const undo = (): void => watcher.restore();
  try {
    const tensors = readTemplate(
      op,
      watchWith(watcher, () => keepRecords(body)),
    );
    const marked = (x: Tensor): Result => {
      const mark = own.markOf(x);
      const from = args.findIndex((arg) => mark !== null && isInput(arg) && arg.record === mark);
      return { ...watcher.operandOf(x), mark, from };
    };
    const capture = watcher.finish(mapTemplate(tensors, marked));
    return { capture, result: fillTemplate(tensors, (x) => copyOf(x, own.markOf(x))), undo };
  } catch (error) {
    undo();
    throw error;
  }
}

/** The values as a tensor over storage of its own, without record. */
export function copyOf(x: Tensor, mark: Mark = null): Tensor {
  const copy = new Tensor(new Storage(x.data.slice()), x.dtype, x.shape, stridesOf(x.shape), 0);
  copy.record = mark;
  return copy;
}

interface CapturedCell extends Omit<Cell, 'storage' | 'written' | 'versions'> {
  readonly storage: Storage;
  readonly version: number;
  written: boolean;
}

class StepCapture extends Undo {
  readonly #op: string;
  readonly #calls: Call[] = [];
  readonly #cells: CapturedCell[] = [];
  readonly #numbers = new Map<Storage, number>();
  readonly #settings = new Map<object, readonly Property[]>();
  readonly #gradients = new Map<GradientHolder, { holder: GradientHolder; entry: Tensor | null }>();

  constructor(op: string, args: readonly unknown[]) {
    super();
    this.#op = op;
    for (const [index, arg] of args.entries()) {
      if (isInput(arg)) this.#addCell(arg.storage, 'argument', index);
    }
  }

  override kernel(
    kernel: Kernel<never>,
    outputs: readonly Tensor[],
    inputs: readonly Tensor[],
    params: unknown,
  ): void {
    super.kernel(kernel, outputs, inputs);
    const read = inputs.map((x) => this.operandOf(x));
    const written = outputs.map((x) => this.#outputOf(x));
    const path = currentFrame()?.path ?? null;
    this.#calls.push({ kernel, outputs: written, inputs: read, params, path });
  }

  override gradient(holder: GradientHolder): void {
    super.gradient(holder);
    if (this.fresh.has(holder) || this.#gradients.has(holder)) return;
    // The next call may find another tensor here, so this one must not be known by any other name.
    const held = watchWith(null, () => readGradient(holder));
    const entry = held === null ? null : watchWith(null, () => copyOf(held));
    const index = this.#gradients.size;
    this.#gradients.set(holder, { holder, entry });
    if (entry === null) return;
    this.#addCell(entry.storage, 'gradient', index);
    holder.held = entry;
  }

  /** Whatever it does may depend on its properties. */
  module(module: object): void {
    if (this.fresh.has(module) || this.#settings.has(module)) return;
    this.#settings.set(module, settingsOf(module));
  }

  override hostRead(reading: string): void {
    throw new BpError(
      'BP_OPTION',
      this.#op,
      '{reading} cannot read numbers inside a compiled step, whose course must not depend on them; return the tensor from the step, or read it outside',
      { reading },
    );
  }

  /** A tensor by the number of its storage. */
  operandOf({ storage, dtype, shape, strides, offset, size, isContiguous }: Tensor): CellView {
    let cell = this.#numbers.get(storage);
    if (cell === undefined) {
      cell = this.#addCell(storage, this.fresh.has(storage) ? 'made' : 'outside', 0);
    }
    return { cell, dtype, shape, strides, offset, size, isContiguous };
  }

  #outputOf(x: Tensor): CellView {
    const { storage } = x;
    const known = this.#numbers.get(storage);
    if (known === undefined && this.fresh.has(storage) && fills(x)) {
      this.#addCell(storage, 'computed', 0);
      return this.operandOf(x);
    }
    const operand = this.operandOf(x);
    const cell = this.#cells[operand.cell];
    if (cell.origin === 'argument') {
      throw new BpError(
        'BP_OPTION',
        this.#op,
        'an argument of a compiled step cannot be overwritten, since the step has a copy of it; return the new values instead',
      );
    }
    cell.written = true;
    return operand;
  }

  finish(result: Capture['result']): Capture {
    const gradients = [...this.#gradients.values()].map(({ holder, entry }): GradientUse => {
      const { held } = holder;
      let exit: GradientUse['exit'] = 'none';
      if (held !== null && isTensor(held)) exit = held === entry ? 'entry' : this.operandOf(held);
      const shown = entry && { dtype: entry.dtype, shape: entry.shape };
      return { holder, entry: shown, exit, spent: holder.spent === true };
    });
    const states = [...this.states].flatMap(([owner, values]) =>
      Array.from(values, ([name, entry]): StateUse => {
        return { owner, name, entry, exit: (owner as Record<string, unknown>)[name] };
      }),
    );
    const cells = this.#cells.map(
      ({ storage, version, ...cell }): Cell => ({
        ...cell,
        // What is computed anew in each call must not be kept until the next.
        storage: cell.origin === 'outside' || cell.origin === 'made' ? storage : null,
        versions: storage.version - version,
      }),
    );
    const settings = [...this.#settings.values()].flat().filter(isSteady);
    return { calls: this.#calls, cells, gradients, states, settings, result };
  }

  #addCell(storage: Storage, origin: Origin, index: number): number {
    const number =
      this.#cells.push({
        origin,
        index,
        storage,
        dtype: storage.dtype,
        length: storage.length,
        contents: origin === 'made' ? storage.data.slice() : null,
        written: false,
        version: storage.version,
      }) - 1;
    this.#numbers.set(storage, number);
    return number;
  }
}

/** Whether the elements of a tensor are all there are in its storage. */
function fills(x: Tensor): boolean {
  return x.size === x.storage.length && !isRepeated(x);
}
