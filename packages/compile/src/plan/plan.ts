import { BpError } from '@bp/tensor';
import { type Kernel, sameLayout, widthOf } from '@bp/tensor/engine';
import { type Emission, emitterOf } from '@bp/tensor/wasm';
import type { Capture, CellView } from '../capture/capture';
import { ALIGNMENT, type Arena, aligned, layArena } from './arena';
import { fuseElementwise } from './fuse';
import { type Graph, type GraphCall, graphOf } from './graph';
import { shareDyingPlaces } from './in-place';
import { lifetimesOf, withoutDeadCalls } from './liveness';
import { cellsAtRisk, checksFirst } from './order-checks';
import type { PlannedCall } from './planned-call';

/** Everything that is known of a program before it has a memory. */
export interface Plan {
  readonly graph: Graph;
  readonly calls: readonly PlannedCall[];
  readonly arena: Arena;
  /** Where the working memory of the kernels lies in the arena, which is behind all cells. */
  readonly scratchAt: number;
  readonly scratchBytes: number;
  readonly arenaBytes: number;
  /** Where each constant cell lies among the constants, in bytes. */
  readonly constants: ReadonlyMap<number, number>;
  readonly constantBytes: number;
  /** Cells whose values are kept in the arena, and where, until the last check has passed. */
  readonly kept: ReadonlyMap<number, number>;
}

/** How many bytes a cell takes. */
export function bytesOf(graph: Graph, cell: number): number {
  const { dtype, length } = graph.cells[cell];
  return widthOf(dtype) * length;
}

/** How many calls of kernels a step may have: planning takes time and memory for each. */
export const MOST_CALLS = 50_000;

/**
 * Plans the program of a captured step.
 *
 * @throws BpError `BP_OPTION` where it has too many calls; Error for what cannot be a program
 */
export function planStep(capture: Capture): Plan {
  const { length } = capture.calls;
  if (length > MOST_CALLS) {
    // Short, since it is told within another message.
    throw new BpError(
      'BP_OPTION',
      'compile',
      '{length} kernels are more than {most}; compile a part, as one time step',
      { length, most: MOST_CALLS },
    );
  }
  const graph = graphOf(capture);
  graph.calls = withoutDeadCalls(graph);
  graph.calls = checksFirst(graph);
  graph.calls = fuseElementwise(graph);
  const calls: PlannedCall[] = [];
  let constantBytes = 0;
  const reserve = (bytes: number): number => {
    const at = constantBytes;
    constantBytes += aligned(bytes);
    return at;
  };
  let scratch = 0;
  for (const call of graph.calls) {
    const emission = emissionOf(call);
    const emitter = emitterOf(call.kernel as Kernel<unknown>);
    const scalars = (emission && emitter?.scalars(call.params)) ?? [];
    scratch = Math.max(scratch, emission?.scratch ?? 0);
    calls.push({ call, emission, scalars, scalarsAt: reserve(8 * scalars.length) });
  }
  const constants = new Map<number, number>();
  for (const cell of graph.cells.keys()) {
    const { kind, pinned } = graph.cells[cell];
    if (kind === 'constant' || pinned) constants.set(cell, reserve(bytesOf(graph, cell)));
  }
  const { lifetimes, over } = shareDyingPlaces(graph.cells, calls, lifetimesOf(graph));
  const arena = layArena(lifetimes, (cell) => bytesOf(graph, cell), over);
  const kept = new Map<number, number>();
  let arenaBytes = arena.bytes + aligned(scratch);
  for (const cell of cellsAtRisk(graph)) {
    kept.set(cell, arenaBytes);
    arenaBytes += aligned(bytesOf(graph, cell));
  }
  return {
    graph,
    calls,
    arena,
    scratchAt: arena.bytes,
    scratchBytes: aligned(scratch),
    arenaBytes: Math.max(arenaBytes, ALIGNMENT),
    constants,
    constantBytes,
    kept,
  };
}

function emissionOf(call: GraphCall): Emission | null {
  const { kernel, outputs, inputs, params } = call;
  if (outputs.some((y) => inputs.some((x) => strays(x, y)))) return null;
  return emitterOf(kernel as Kernel<unknown>)?.emission(outputs, inputs, params) ?? null;
}

/** Whether an output lies over an input in another way, which only the reference allows for. */
function strays(x: CellView, y: CellView): boolean {
  return x.cell === y.cell && !sameLayout(x, y);
}
