import { type BpError, Tensor, type TypedArray } from '@bp/tensor';
import { type GradientHolder, type Kernel, Storage } from '@bp/tensor/engine';
import type { CellView } from '../capture/capture';
import { formulaOf } from '../capture/formula-of';
import { tensorsOf } from '../capture/template';
import { isCheck } from '../plan/order-checks';
import type { Plan } from '../plan/plan';
import { viewOf } from './heap';
import type { Placement } from './placement';

/** An argument, and where it is copied to. */
export interface InputView {
  readonly index: number;
  readonly view: TypedArray;
}

/** A gradient that is there before a call, and where the program expects it. */
export interface GradientView {
  readonly holder: GradientHolder;
  readonly view: TypedArray;
}

/** A storage that keeps its array, and where its numbers are copied to; and back where they change. */
export interface PinnedView {
  readonly storage: Storage;
  readonly view: TypedArray;
  readonly written: boolean;
}

/** What belongs to one memory, and has to be made anew for another. */
export interface Link {
  readonly memory: WebAssembly.Memory | undefined;
  readonly inputs: readonly InputView[];
  readonly gradients: readonly GradientView[];
  readonly pinned: readonly PinnedView[];
  /** The whole cell behind each tensor that is returned. */
  readonly results: readonly TypedArray[];
  /** The reference of each call, on tensors over the memory: what it refuses, or null. */
  readonly references: readonly (() => BpError | null)[];
}

/** Of a program that lies nowhere. */
export const NO_LINK: Link = {
  memory: undefined,
  inputs: [],
  gradients: [],
  pinned: [],
  results: [],
  references: [],
};

/** Lays views over the memory of a program. */
export function linkViews(plan: Plan, { cells }: Placement, memory: WebAssembly.Memory): Link {
  const { graph } = plan;
  const viewCell = (cell: number): TypedArray =>
    viewOf(memory, graph.cells[cell].dtype, cells[cell], graph.cells[cell].length);
  const inputs: InputView[] = [];
  for (const cell of plan.arena.places.keys()) {
    const { kind, index } = graph.cells[cell];
    if (kind === 'argument') inputs.push({ index, view: viewCell(cell) });
  }
  const gradients = graph.gradients.flatMap(({ holder, present, cell, reads }) =>
    present && reads ? [{ holder, view: viewCell(cell) }] : [],
  );
  const pinned = graph.cells.flatMap(({ storage, pinned: stays }, cell) =>
    storage !== null && stays
      ? [{ storage, view: viewCell(cell), written: isWritten(plan, cell) }]
      : [],
  );
  return {
    memory,
    inputs,
    gradients,
    pinned,
    results: tensorsOf(graph.result).map(({ cell }) => viewCell(cell)),
    references: referencesOf(plan, viewCell),
  };
}

function isWritten({ graph }: Plan, cell: number): boolean {
  return graph.calls.some(({ outputs }) => outputs.some((x) => x.cell === cell));
}

function referencesOf({ graph, calls }: Plan, viewCell: (cell: number) => TypedArray) {
  const storages = new Map<number, Storage>();
  const storageOf = (cell: number): Storage => {
    const { storage, pinned } = graph.cells[cell];
    const known = pinned ? storages.get(cell) : (storage ?? storages.get(cell));
    if (known !== undefined) return known;
    const made = new Storage(viewCell(cell));
    storages.set(cell, made);
    return made;
  };
  const tensorOf = ({ cell, dtype, shape, strides, offset }: CellView): Tensor =>
    new Tensor(storageOf(cell), dtype, shape, strides, offset);
  return calls.map(({ call, emission }) => {
    const kernel = call.kernel as unknown as Kernel<unknown>;
    const { params } = call;
    // What has code needs its tensors only if it refuses.
    if (emission !== null && !emission.checks && !isCheck(call)) return NOTHING;
    const inputs = call.inputs.map(tensorOf);
    const outputs = call.outputs.map(tensorOf);
    // Some references count on the zeros of a new tensor.
    const cleared =
      formulaOf(call.kernel) === null
        ? outputs.filter(
            ({ size, storage }, k) =>
              graph.cells[call.outputs[k].cell].kind === 'temporary' &&
              size === storage.data.length &&
              inputs.every((x) => x.storage !== storage),
          )
        : [];
    return () => {
      for (const { storage } of cleared) storage.data.fill(0);
      return kernel.run(outputs, inputs, params) ?? null;
    };
  });
}

const NOTHING = (): null => null;
