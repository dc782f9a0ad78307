import { bytesOf, type Plan } from '../plan/plan';
import { threadCount } from '../threads/current';
import { type Block, type Heap, viewOf, type Workspace } from './heap';
import { heapFor } from './heap-for';

/** Where a program lies. */
export interface Placement {
  readonly heap: Heap;
  /** All that it takes; what belongs to the program alone comes first. */
  readonly blocks: readonly Block[];
  /** The address of each cell. */
  readonly cells: readonly number[];
  readonly constants: number;
  readonly arena: number;
  /** Where the working memory of each thread lies. */
  readonly scratch: readonly number[];
  /** To be kept for as long as the program is, since its place is theirs. */
  readonly owners: readonly object[];
}

/**
 * Finds a place for everything a plan works with, in the one heap of all that it shares with other programs, and writes its
 * constants there.
 *
 * @throws RangeError where there is no memory
 */
export function placeProgram(plan: Plan): Placement {
  const { graph } = plan;
  const shared: { owner: object; cell: number }[] = [];
  for (const [cell, { storage, pinned }] of graph.cells.entries()) {
    if (storage !== null && !pinned) shared.push({ owner: storage, cell });
  }
  for (const { holder, cell } of graph.gradients)
    if (cell >= 0) shared.push({ owner: holder, cell });
  const lasting = shared.reduce((sum, { cell }) => sum + bytesOf(graph, cell), plan.constantBytes);
  const heap = heapFor(
    shared.map(({ owner }) => owner),
    lasting + plan.arenaBytes,
  );

  const others = threadCount() - 1;
  const spaces = [workspaceIn(heap, 'arena', plan.arenaBytes)];
  if (others > 0) spaces.push(workspaceIn(heap, 'spare', others * plan.scratchBytes));
  else heap.spare = null;
  const own = { constants: plan.constantBytes };
  const laid = spaces.filter(({ known }) => !known).map(({ workspace }) => workspace);
  const blocks = heap.reserve([
    { owner: own, bytes: plan.constantBytes, shared: false },
    ...shared.map(({ owner, cell }) => ({ owner, bytes: bytesOf(graph, cell), shared: true })),
    ...laid.map((owner) => ({ owner, bytes: owner.bytes, shared: false })),
  ]);
  for (const [i, workspace] of laid.entries()) {
    workspace.offset = blocks[1 + shared.length + i].offset;
  }
  for (const { kind, workspace } of spaces) heap[kind] = workspace;
  const [{ workspace }, spare] = spaces;

  const constants = blocks[0].offset;
  const cells = graph.cells.map((_, cell) => {
    const inArena = plan.arena.places.get(cell);
    if (inArena !== undefined) return workspace.offset + inArena;
    return constants + (plan.constants.get(cell) ?? 0);
  });
  for (const [i, { cell }] of shared.entries()) cells[cell] = blocks[i + 1].offset;
  writeConstants(plan, heap.memory as WebAssembly.Memory, constants);
  const { offset } = workspace;
  const scratch = [offset + plan.scratchAt];
  for (let i = 0; i < others; i++) scratch.push(spare.workspace.offset + i * plan.scratchBytes);
  const owners = [own, ...spaces.map(({ workspace }) => workspace)];
  return { heap, blocks, cells, constants, arena: offset, scratch, owners };
}

/** A workspace of some bytes: the one there is, if it is large enough. */
function workspaceIn(heap: Heap, kind: 'arena' | 'spare', bytes: number) {
  const before = heap[kind];
  if (before !== null && before.bytes >= bytes) return { kind, workspace: before, known: true };
  // The first is as large as it must be; later ones leave some room, so that few are left behind.
  const workspace: Workspace = { offset: 0, bytes: bytes + (before === null ? 0 : bytes >> 2) };
  return { kind, workspace, known: false };
}

function writeConstants(
  { graph, calls, constants }: Plan,
  memory: WebAssembly.Memory,
  base: number,
): void {
  for (const [cell, at] of constants) {
    const { dtype, length, contents } = graph.cells[cell];
    if (contents !== null) viewOf(memory, dtype, base + at, length).set(contents);
  }
  for (const { scalars, scalarsAt } of calls) {
    viewOf(memory, 'float64', base + scalarsAt, scalars.length).set(scalars);
  }
}
