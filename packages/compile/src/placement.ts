import { commonHeap, type Heap, viewOf, type Workspace } from './heap';
import { bytesOf, type Plan } from './plan/plan';
import { threadCount } from './threads/current';

/** Where a program lies. */
export interface Placement {
  readonly heap: Heap;
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
  const heap = commonHeap(shared.map(({ owner }) => owner));

  const { arena } = heap;
  const others = threadCount() - 1;
  const bytes = plan.arenaBytes + others * plan.scratchBytes;
  const roomy = arena !== null && arena.bytes >= bytes;
  const workspace: Workspace = roomy
    ? arena
    : // The first is as large as it must be; later ones leave some room, so that few are left behind.
      { offset: 0, bytes: bytes + (arena === null ? 0 : bytes >> 2) };
  const own = { constants: plan.constantBytes };
  const requests = [
    { owner: own, bytes: plan.constantBytes, shared: false },
    ...shared.map(({ owner, cell }) => ({ owner, bytes: bytesOf(graph, cell), shared: true })),
  ];
  if (!roomy) requests.push({ owner: workspace, bytes: workspace.bytes, shared: false });
  const blocks = heap.reserve(requests);
  if (!roomy) {
    workspace.offset = blocks[blocks.length - 1].offset;
    heap.arena = workspace;
  }

  const constants = blocks[0].offset;
  const cells = graph.cells.map((_, cell) => {
    const inArena = plan.arena.places.get(cell);
    if (inArena !== undefined) return workspace.offset + inArena;
    return constants + (plan.constants.get(cell) ?? 0);
  });
  for (const [i, { cell }] of shared.entries()) cells[cell] = blocks[i + 1].offset;
  writeConstants(plan, heap, constants);
  const { offset } = workspace;
  const behind = offset + plan.arenaBytes;
  const scratch = [offset + plan.scratchAt];
  for (let i = 0; i < others; i++) scratch.push(behind + i * plan.scratchBytes);
  return { heap, cells, constants, arena: offset, scratch, owners: [own, workspace] };
}

function writeConstants({ graph, calls, constants }: Plan, { memory }: Heap, base: number): void {
  for (const [cell, at] of constants) {
    const { dtype, length, contents } = graph.cells[cell];
    if (contents !== null) viewOf(memory, dtype, base + at, length).set(contents);
  }
  for (const { scalars, scalarsAt } of calls) {
    viewOf(memory, 'float64', base + scalarsAt, scalars.length).set(scalars);
  }
}
