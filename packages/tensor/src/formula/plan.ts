import { allocate, type DType, type TypedArray } from '../layout/dtype';
import { type Formula, topological } from './formula';
import type { Loop } from './loop';
import { BLOCK, loopFor } from './loops';
import type { Node } from './node';
import { givesTruth } from './scalar-op';

/** One scalar operation over a block; operands and result are slot numbers. */
interface BlockStep {
  readonly loop: Loop;
  readonly out: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/**
 * How a formula is computed block by block. Slots hold, in this order: tensor operands, plain numbers, constants,
 * intermediate blocks; each is an array, a place in it, and a step of 1, or of 0 for a single number.
 */
export interface BlockPlan {
  readonly arrays: TypedArray[];
  readonly offsets: number[];
  readonly strides: number[];
  readonly steps: readonly BlockStep[];
  /** The slot of the first plain number. */
  readonly scalars: number;
  /** How many plain numbers the formula looks at; a derivative may need fewer than the operation is given. */
  readonly scalarCount: number;
  /** The slot of each output. */
  readonly outputs: readonly number[];
  /** Whether each output is a comparison or a logical value, which any type can hold. */
  readonly truth: readonly boolean[];
}

/** Orders the steps of a formula and gives each value a slot; a block is used again once its value is not. */
export function planFormula(formula: Formula, dtype: DType): BlockPlan {
  const nodes = topological(formula.outputs);
  const scalarCount = nodes.reduce(
    (n, { op, value }) => (op === 'scalar' ? Math.max(n, value + 1) : n),
    0,
  );
  const arrays: TypedArray[] = [];
  const offsets: number[] = [];
  const strides: number[] = [];
  const addSlot = (array: TypedArray, stride: number): number => {
    offsets.push(0);
    strides.push(stride);
    return arrays.push(array) - 1;
  };
  for (let i = 0; i < formula.inputs; i++) addSlot(allocate(dtype, 0), 1);
  for (let i = 0; i < scalarCount; i++) addSlot(allocate(dtype, 1), 0);

  const uses = new Map<Node, number>();
  for (const { args } of nodes) for (const arg of args) uses.set(arg, (uses.get(arg) ?? 0) + 1);
  // An output stays until the end of the block.
  for (const output of formula.outputs) uses.set(output, Infinity);

  const isOutput = new Set(formula.outputs);
  const slots = new Map<Node, number>();
  const free: number[] = [];
  const steps: BlockStep[] = [];
  const addStep = (loop: Loop, args: readonly number[], reused?: number): number => {
    const out = reused ?? addSlot(allocate(dtype, BLOCK), 1);
    steps.push({ loop, out, a: args[0], b: args[1] ?? args[0], c: args[2] ?? args[0] });
    return out;
  };
  for (const n of nodes) {
    if (n.op === 'input') slots.set(n, n.value);
    else if (n.op === 'scalar') slots.set(n, formula.inputs + n.value);
    else if (n.op === 'constant') {
      const array = allocate(dtype, 1);
      array[0] = n.value;
      slots.set(n, addSlot(array, 0));
    } else {
      const args = n.args.map((arg) => slots.get(arg) as number);
      // No step shares the block of an output: that may be a tensor of another type, or an operand.
      const reused = isOutput.has(n) ? undefined : free.pop();
      slots.set(n, addStep(loopFor(n.op, dtype), args, reused));
      for (const arg of n.args) {
        const left = (uses.get(arg) as number) - 1;
        uses.set(arg, left);
        if (left === 0 && arg.args.length > 0) free.push(slots.get(arg) as number);
      }
    }
  }
  // An output that is an operand itself, or the same as another output, still needs a block of its own.
  const taken = new Set<number>();
  const outputs = formula.outputs.map((output) => {
    let slot = slots.get(output) as number;
    if (output.args.length === 0 || taken.has(slot)) {
      slot = addStep(loopFor('copy', dtype), [slot]);
    }
    taken.add(slot);
    return slot;
  });
  return {
    arrays,
    offsets,
    strides,
    steps,
    scalars: formula.inputs,
    scalarCount,
    outputs,
    truth: formula.outputs.map(({ op }) => givesTruth(op)),
  };
}
