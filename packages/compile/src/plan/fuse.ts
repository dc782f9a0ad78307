import {
  type FormulaKernel,
  formulaKernel,
  givesTruth,
  input,
  isDense,
  type Kernel,
  makeFormula,
  type Node,
  sameShape,
  scalar,
  sizeOf,
  stridesOf,
  substitute,
  topological,
} from '@bp/tensor/engine';
import { type CellView, sameOperand } from '../capture/capture';
import { formulaOf } from '../capture/formula-of';
import { tensorsOf } from '../capture/template';
import type { Graph, GraphCall } from './graph';

/** The largest formulas that are made: what a loop reads and writes, and how many operations it has. */
const MOST_OPERANDS = 12;
const MOST_OUTPUTS = 6;
const MOST_NODES = 64;

/** How far back a call looks for others to join. */
const REACH = 24;

/** Elementwise calls over one shape, to be done in one loop. */
interface Group {
  readonly dtype: FormulaKernel['dtype'];
  readonly shape: readonly number[];
  /** How its first output lies in memory. */
  readonly strides: readonly number[];
  readonly inputs: CellView[];
  /** Whether each input only chooses, and so keeps its own type. */
  readonly masks: boolean[];
  readonly scalars: number[];
  readonly outputs: CellView[];
  readonly nodes: Node[];
  readonly merged: string[];
  /** The modules that ran them. */
  readonly paths: Set<string>;
  /** Whether it changes what outlives the call; then nothing joins it any more. */
  closed: boolean;
}

/** A call as it is, or a group of them. */
interface Unit {
  readonly call: GraphCall;
  group: Group | null;
  readonly reads: Set<number>;
  readonly writes: Set<number>;
}

/**
 * Merges neighbouring elementwise calls of one type and shape into one formula each, so that what passes between them never
 * reaches memory. Every operation rounds as before, so every bit stays.
 */
export function fuseElementwise(graph: Graph): GraphCall[] {
  const units: Unit[] = [];
  for (const call of graph.calls) {
    const computed = formulaOf(call.kernel);
    if (computed === null || !joinAny(graph, units, call, computed)) {
      units.push(unitOf(graph, call, computed));
    }
  }
  const readers = readersOf(graph, units);
  const kernels = new Map<string, Kernel<never>>();
  return units.map((unit) =>
    unit.group === null || unit.group.merged.length === 1
      ? unit.call
      : finish(graph, unit, readers, kernels),
  );
}

/** By how many units each cell is read; what is returned is read once more. */
function readersOf({ result }: Graph, units: readonly Unit[]): Map<number, number> {
  const readers = new Map<number, number>();
  const count = (cell: number): void => void readers.set(cell, (readers.get(cell) ?? 0) + 1);
  for (const { reads } of units) reads.forEach(count);
  for (const { cell } of tensorsOf(result)) count(cell);
  return readers;
}

function unitOf(graph: Graph, call: GraphCall, computed: FormulaKernel | null): Unit {
  const cellsOf = (operands: readonly CellView[]) => new Set(operands.map(({ cell }) => cell));
  const unit: Unit = {
    call,
    group: null,
    reads: cellsOf(call.inputs),
    writes: cellsOf(call.outputs),
  };
  if (computed !== null && call.outputs[0].size > 0) {
    const group: Group = {
      dtype: computed.dtype,
      shape: call.outputs[0].shape,
      strides: call.outputs[0].strides,
      inputs: [],
      masks: [],
      scalars: [],
      outputs: [],
      nodes: [],
      merged: [],
      paths: new Set(),
      closed: false,
    };
    if (join(graph, group, call, computed)) unit.group = group;
  }
  return unit;
}

/** Puts a call into the latest group that it can move up to. */
function joinAny(
  graph: Graph,
  units: readonly Unit[],
  call: GraphCall,
  computed: FormulaKernel,
): boolean {
  for (let i = units.length - 1; i >= Math.max(0, units.length - REACH); i--) {
    const unit = units[i];
    const { group } = unit;
    const joining =
      group !== null && !group.closed && group.dtype === computed.dtype
        ? viewedLike(group, call)
        : null;
    if (group !== null && joining !== null && join(graph, group, joining, computed)) {
      for (const { cell } of call.inputs) unit.reads.add(cell);
      for (const { cell } of call.outputs) unit.writes.add(cell);
      return true;
    }
    if (inTheWay(unit, call)) return false;
  }
  return false;
}

/**
 * A call over the shape of a group: itself, or the same elements in the order in which they lie in memory, as when a
 * convolution's rows of pixels go on as images. Null where that cannot be.
 */
function viewedLike({ shape, strides }: Group, call: GraphCall): GraphCall | null {
  const [first] = call.outputs;
  if (sameShape(shape, first.shape)) return call;
  const alike = (x: CellView): boolean =>
    sameShape(x.shape, first.shape) && sameShape(x.strides, first.strides);
  if (
    first.size !== sizeOf(shape) ||
    !isDense(shape, strides) ||
    !isDense(first.shape, first.strides) ||
    !call.outputs.every(alike) ||
    !call.inputs.every((x) => x.size === 1 || alike(x))
  ) {
    return null;
  }
  const isContiguous = sameShape(strides, stridesOf(shape));
  const view = (x: CellView): CellView =>
    alike(x)
      ? { ...x, shape, strides, isContiguous }
      : { ...x, shape: [], strides: [], isContiguous: true };
  return { ...call, outputs: call.outputs.map(view), inputs: call.inputs.map(view) };
}

/** Whether a call cannot pass a unit: one of them needs what the other writes, or both write to one cell. */
function inTheWay({ reads, writes }: Unit, { inputs, outputs }: GraphCall): boolean {
  return (
    inputs.some(({ cell }) => writes.has(cell)) ||
    outputs.some(({ cell }) => writes.has(cell) || reads.has(cell))
  );
}

function join(
  { cells }: Graph,
  group: Group,
  call: GraphCall,
  { formula, dtype }: FormulaKernel,
): boolean {
  const inputs = [...group.inputs];
  const masks = [...group.masks];
  const operands: Node[] = [];
  for (const [i, x] of call.inputs.entries()) {
    const mask = formula.masks.includes(i);
    const computed = group.outputs.findIndex(({ cell }) => cell === x.cell);
    if (computed >= 0) {
      if (!passesUnchanged(group, computed, x)) return false;
      operands.push(group.nodes[computed]);
      continue;
    }
    // Where the type is that of the formula, or a truth value, nothing depends on how it is used.
    const either = x.dtype === dtype || x.dtype === 'bool';
    let at = inputs.findIndex((other, k) => sameOperand(other, x) && (either || masks[k] === mask));
    if (at < 0) {
      at = inputs.push(x) - 1;
      masks.push(mask);
    }
    operands.push(input(at));
  }
  const changes = call.outputs.some(({ cell }) => cells[cell].kind !== 'temporary');
  // A loop may overwrite an operand only in its own place.
  const overwrites = call.outputs.some(
    (y) =>
      inputs.some((x) => x.cell === y.cell && !sameOperand(x, y)) ||
      group.outputs.some(({ cell }) => cell === y.cell),
  );
  if (overwrites || inputs.length > MOST_OPERANDS) return false;
  if (group.outputs.length + call.outputs.length > MOST_OUTPUTS) return false;
  const base = group.scalars.length;
  const nodes = substitute(formula.outputs, (n) =>
    n.op === 'input' ? operands[n.value] : n.op === 'scalar' ? scalar(base + n.value) : null,
  );
  const all = [...group.nodes, ...nodes];
  if (group.nodes.length > 0 && topological(all).length > MOST_NODES) return false;
  group.inputs.splice(0, Number.POSITIVE_INFINITY, ...inputs);
  group.masks.splice(0, Number.POSITIVE_INFINITY, ...masks);
  group.scalars.push(...(call.params as readonly number[]));
  group.outputs.push(...call.outputs);
  group.nodes.push(...nodes);
  group.merged.push(...call.merged);
  if (call.path) group.paths.add(call.path);
  group.closed = changes;
  return true;
}

/** Whether the stored value of an output, read as this operand, is the computed one. */
function passesUnchanged({ outputs, nodes, dtype }: Group, k: number, x: CellView): boolean {
  const y = outputs[k];
  if (!sameOperand(x, y)) return false;
  return y.dtype === dtype || (y.dtype === 'bool' && givesTruth(nodes[k].op));
}

/** The group as one call, without the results that nobody outside of it uses. */
function finish(
  { cells }: Graph,
  unit: Unit,
  readers: ReadonlyMap<number, number>,
  kernels: Map<string, Kernel<never>>,
): GraphCall {
  const group = unit.group as Group;
  const usedElsewhere = (cell: number): boolean =>
    cells[cell].kind !== 'temporary' || (readers.get(cell) ?? 0) > (unit.reads.has(cell) ? 1 : 0);
  const kept = group.outputs.flatMap(({ cell }, k) => (usedElsewhere(cell) ? [k] : []));
  // A call that is left without a result is one that nobody needed; it goes with the dead ones.
  const stored = kept.length > 0 ? kept : [0];
  const nodes = stored.map((k) => group.nodes[k]);
  const used = [...new Set(topological(nodes).filter(({ op }) => op === 'input'))];
  const renumbered = substitute(nodes, (n) => (n.op === 'input' ? input(used.indexOf(n)) : null));
  // Nodes are made once for each form: the same loop, done many times, is one kernel.
  const key = `${group.dtype} ${renumbered.map(({ id }) => id)}`;
  let kernel = kernels.get(key);
  if (kernel === undefined) {
    kernel = formulaKernel(makeFormula(renumbered), group.dtype) as Kernel<never>;
    kernels.set(key, kernel);
  }
  return {
    kernel,
    outputs: stored.map((k) => group.outputs[k]),
    inputs: used.map(({ value }) => group.inputs[value]),
    params: group.scalars,
    path: [...group.paths].join(', '),
    merged: group.merged,
  };
}
