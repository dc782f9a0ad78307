import type { DType, TypedArray } from '@bp/tensor';
import type { GradientHolder, Kernel, Storage } from '@bp/tensor/engine';
import { isPinned, stridesOf } from '@bp/tensor/engine';
import { copyKernel } from '@bp/tensor/wasm';
import type { Call, Capture, Cell, CellView, Result, StateUse } from '../capture/capture';
import { nameOf } from '../capture/formula-of';
import { mapTemplate, type Template, tensorsOf } from '../capture/template';

/**
 * What a cell is to a program: an argument, copied in; a gradient, in the place that it keeps between calls; a storage
 * that outlives the calls and is written to or may be; numbers that never change; what lives only within a call.
 */
export type CellKind = 'argument' | 'gradient' | 'persistent' | 'constant' | 'temporary';

/** A stretch of memory of a program. */
export interface GraphCell {
  kind: CellKind;
  /** Of an argument, or of a gradient: which one. */
  readonly index: number;
  readonly dtype: DType;
  readonly length: number;
  /** Of what outlives the calls. */
  readonly storage: Storage | null;
  /** Whether the storage keeps its array, so that its numbers are copied in and out in each call. */
  readonly pinned: boolean;
  /** Of a constant. */
  readonly contents: TypedArray | null;
  /** How often the storage counts as overwritten in each call. */
  readonly versions: number;
}

/** A kernel call of a program. */
export interface GraphCall extends Call {
  /** The names of the kernels that it does the work of, itself only if nothing was merged into it. */
  readonly merged: readonly string[];
}

/** What becomes of a gradient. */
export interface GradientPlan {
  readonly holder: GradientHolder;
  /** Whether an optimizer has used what the call leaves; known to development builds alone. */
  readonly spent: boolean;
  readonly present: boolean;
  /** The cell of its place between the calls; −1 where the program needs none. */
  readonly cell: number;
  /** Whether the program looks at what was there. */
  readonly reads: boolean;
  /** What the call leaves: nothing, what was there, or what lies in the cell, seen in this way. */
  readonly exit: 'none' | 'entry' | 'new';
  readonly dtype: DType;
  readonly shape: readonly number[];
}

/** A captured step as a graph of kernel calls over cells. */
export interface Graph {
  readonly cells: GraphCell[];
  calls: GraphCall[];
  readonly gradients: readonly GradientPlan[];
  readonly states: readonly StateUse[];
  readonly result: Template<Result>;
}

/**
 * The graph of a captured step, of which an earlier capture was equal.
 *
 * @throws Error where it writes to arrays of the caller's, several of which lie over the same memory
 */
export function graphOf(capture: Capture): Graph {
  const cells = capture.cells.map(cellOf);
  const calls: GraphCall[] = capture.calls.map((call) => ({
    ...call,
    merged: [nameOf(call.kernel)],
  }));
  refuseOverlap(cells, calls);
  const kept = keepOldGradients(capture, cells, calls);
  const graph = { cells, calls, states: capture.states, result: kept.result };
  graph.calls = [...copiesOfWritten(capture, cells), ...calls];
  return { ...graph, gradients: planGradients(kept, graph) };
}

function cellOf(cell: Cell): GraphCell {
  const { origin, index, dtype, length, storage, contents, versions } = cell;
  return {
    kind: KINDS[origin],
    index,
    dtype,
    length,
    storage: origin === 'outside' ? storage : null,
    pinned: origin === 'outside' && storage !== null && isPinned(storage),
    contents,
    versions,
  };
}

const KINDS = {
  argument: 'argument',
  gradient: 'gradient',
  outside: 'persistent',
  made: 'constant',
  computed: 'temporary',
} as const;

/** Arrays that stay where they are have copies in a program: what is written to one would not show in another. */
function refuseOverlap(cells: readonly GraphCell[], calls: readonly GraphCall[]): void {
  const own = cells.filter(({ pinned }) => pinned);
  if (new Set(own.map(({ storage }) => storage?.data.buffer)).size === own.length) return;
  if (calls.some(({ outputs }) => outputs.some(({ cell }) => cells[cell].pinned))) {
    throw new Error('it writes to one of several arrays over one memory');
  }
}

/** Old gradients that are returned or passed on are copied before new ones take their places. */
function keepOldGradients(capture: Capture, cells: GraphCell[], calls: GraphCall[]): Capture {
  const keep = <V extends CellView>(x: V): V => {
    if (cells[x.cell].kind !== 'gradient') return x;
    const copy = cells.push({ ...cells[x.cell], kind: 'temporary' }) - 1;
    calls.push(copyCall(whole(cells[copy], x.cell), whole(cells[copy], copy)));
    return { ...x, cell: copy };
  };
  return {
    ...capture,
    gradients: capture.gradients.map((use) =>
      typeof use.exit === 'string' ? use : { ...use, exit: keep(use.exit) },
    ),
    result: mapTemplate(capture.result, keep),
  };
}

/** What the host made and a kernel changes then starts in each call from a copy, which these make. */
function copiesOfWritten(capture: Capture, cells: GraphCell[]): GraphCall[] {
  return capture.cells.flatMap(({ written }, number) => {
    const cell = cells[number];
    if (cell.kind !== 'constant' || !written) return [];
    cells[number] = { ...cell, kind: 'temporary', contents: null };
    const source = cells.push(cell) - 1;
    return [copyCall(whole(cell, source), whole(cell, number))];
  });
}

/** Where gradients lie, and what is copied there at the end. */
function planGradients(
  capture: Capture,
  graph: { readonly cells: GraphCell[]; readonly calls: GraphCall[]; result: Template<CellView> },
): GradientPlan[] {
  const { cells, calls } = graph;
  const taken = new Set<number>();
  const before = new Map<number, number>();
  for (const [number, { kind, index }] of cells.entries()) {
    if (kind === 'gradient') before.set(index, number);
  }
  const mentioned = new Set(tensorsOf(graph.result).map(({ cell }) => cell));
  const written = new Set<number>();
  const note = ({ inputs, outputs }: GraphCall): void => {
    for (const { cell } of inputs) mentioned.add(cell);
    for (const { cell } of outputs) {
      mentioned.add(cell);
      written.add(cell);
    }
  };
  calls.forEach(note);
  return capture.gradients.map(({ holder, entry, exit, spent }, index) => {
    const present = entry !== null;
    let cell = (present ? before.get(index) : undefined) ?? -1;
    const shown = typeof exit === 'string' ? entry : exit;
    const { dtype, shape } = shown ?? { dtype: 'float32' as DType, shape: [] };
    if (exit === 'none') {
      // A gradient that nothing reads before it goes is no input.
      if (cell >= 0 && !mentioned.has(cell)) cell = -1;
      return { holder, spent, present, cell, reads: cell >= 0, exit, dtype, shape };
    }
    if (exit === 'entry') {
      const changes = written.has(cell);
      if (!changes && !mentioned.has(cell)) cell = -1;
      return {
        holder,
        spent,
        present,
        cell,
        reads: cell >= 0,
        exit: changes ? 'new' : exit,
        dtype,
        shape,
      };
    }
    const from = exit.cell;
    const fits =
      exit.isContiguous &&
      exit.offset === 0 &&
      exit.size === cells[from].length &&
      cells[from].kind === 'temporary' &&
      !taken.has(from);
    if (fits && (cell < 0 || !mentioned.has(cell))) {
      // Computed in its place at once.
      taken.add(from);
      cells[from] = { ...cells[from], kind: 'gradient', index };
      return { holder, spent, present, cell: from, reads: false, exit: 'new', dtype, shape };
    }
    const reads = cell >= 0 && mentioned.has(cell);
    if (cell < 0) {
      cell =
        cells.push({
          kind: 'gradient',
          index,
          dtype,
          length: exit.size,
          storage: null,
          pinned: false,
          contents: null,
          versions: 0,
        }) - 1;
    }
    const copy = copyCall(exit, whole(cells[cell], cell, shape));
    calls.push(copy);
    note(copy);
    return { holder, spent, present, cell, reads, exit: 'new', dtype, shape };
  });
}

/** All of a cell as one tensor. */
export function whole(
  { dtype, length }: GraphCell,
  cell: number,
  shape: readonly number[] = [length],
): CellView {
  const strides = stridesOf(shape);
  return { cell, dtype, shape, strides, offset: 0, size: length, isContiguous: true };
}

function copyCall(from: CellView, to: CellView): GraphCall {
  return {
    kernel: copyKernel as Kernel<never>,
    outputs: [to],
    inputs: [from],
    params: null,
    path: '',
    merged: [copyKernel.name],
  };
}
