import type { Formula } from '../formula/formula';
import { BLOCK } from '../formula/loops';
import { type BlockPlan, planFormula } from '../formula/plan';
import { allocate, type DType, type TypedArray } from '../layout/dtype';
import { broadcastStrides, sameShape, stridesOf } from '../layout/shape';
import { gatherRange, type Layout, sameLayout, scatterRange } from '../layout/strided';
import { NOTHING, Storage } from '../value/storage';
import { Tensor } from '../value/tensor';
import type { FormulaKernel } from './kernel';

/**
 * The kernel that computes a formula in one type; made once for each.
 *
 * @param operation - what plans and messages call it; by default the last scalar operation of the formula
 */
export function formulaKernel(
  formula: Formula,
  dtype: DType,
  operation: string = formula.outputs[0].op,
): FormulaKernel {
  formula.kernels[dtype] ??= new FormulaLoop(formula, dtype, operation);
  return formula.kernels[dtype] as FormulaKernel;
}

/** Whether a kernel computes a formula, from whichever copy of the library it comes. */
export function isFormulaKernel(kernel: { readonly name: string }): kernel is FormulaKernel {
  return kernel.name === 'formula' && 'formula' in kernel;
}

/**
 * The reference loop of a formula: blocks of elements pass through its scalar operations one after the other, each
 * result rounded to the type. Operands of another shape are broadcast, those of another type converted first.
 */
class FormulaLoop implements FormulaKernel {
  readonly name = 'formula';
  declare readonly formula: Formula;
  declare readonly dtype: DType;
  declare readonly operation: string;
  readonly #plan: BlockPlan;
  /** A block for each tensor operand that cannot be read in place; its first element serves single numbers. */
  readonly #blocks: TypedArray[] = [];

  constructor(formula: Formula, dtype: DType, operation: string) {
    this.formula = formula;
    this.dtype = dtype;
    this.operation = operation;
    this.#plan = planFormula(formula, dtype);
  }

  run(
    outputs: readonly Tensor[],
    inputs: readonly Tensor[],
    scalars: readonly number[],
  ): undefined {
    const plan = this.#plan;
    const { arrays, offsets, strides } = plan;
    const [{ shape, size }] = outputs;
    if (size === 0) return;

    const gathered: { readonly slot: number; readonly input: Tensor; readonly layout: Layout }[] =
      [];
    for (let i = 0; i < inputs.length; i++) {
      const input = overwritten(inputs[i], outputs) ? copyOf(inputs[i]) : inputs[i];
      if (input.size === 1) {
        const block = this.#block(i);
        block[0] = input.storage.data[input.offset];
        this.#bind(i, block, 0, 0);
      } else if (input.isContiguous && this.#readable(i, input) && sameShape(input.shape, shape)) {
        this.#bind(i, input.storage.data, input.offset, 1);
      } else {
        this.#bind(i, this.#block(i), 0, 1);
        const stretched = broadcastStrides(input.shape, input.strides, shape);
        const layout = { shape, strides: stretched, offset: input.offset };
        gathered.push({ slot: i, input, layout });
      }
    }
    for (let i = 0; i < plan.scalarCount; i++) arrays[plan.scalars + i][0] = scalars[i];

    // One output may be written where it lies, as its block holds nothing else. Several may overwrite each other's
    // operands, so they wait.
    const [first] = outputs;
    const inPlace =
      outputs.length === 1 && first.isContiguous && (first.dtype === this.dtype || plan.truth[0]);
    const target = plan.outputs[0];
    const staging = arrays[target];
    if (inPlace) arrays[target] = first.storage.data;

    for (let start = 0; start < size; start += BLOCK) {
      const count = Math.min(BLOCK, size - start);
      for (const { slot, input, layout } of gathered) {
        gatherRange(input.storage.data, layout, start, count, arrays[slot], 0);
      }
      if (inPlace) offsets[target] = first.offset + start;
      for (const { loop, out, a, b, c } of plan.steps) {
        loop(
          count,
          arrays[out],
          offsets[out],
          arrays[a],
          offsets[a],
          strides[a],
          arrays[b],
          offsets[b],
          strides[b],
          arrays[c],
          offsets[c],
          strides[c],
        );
      }
      if (!inPlace) {
        for (let k = 0; k < outputs.length; k++) {
          scatterRange(
            outputs[k].storage.data,
            outputs[k],
            start,
            count,
            arrays[plan.outputs[k]],
            0,
          );
        }
      }
      // Operands read in place move on; gathered blocks and single numbers stay.
      for (let i = 0; i < inputs.length; i++) {
        if (arrays[i] !== this.#blocks[i]) offsets[i] += count;
      }
    }

    // The plan lives on; the tensors must not live with it.
    for (let i = 0; i < inputs.length; i++) arrays[i] = NOTHING;
    arrays[target] = staging;
    offsets[target] = 0;
  }

  /** Whether an operand's own array may be read: it has the type, or only chooses. */
  #readable(index: number, input: Tensor): boolean {
    return input.dtype === this.dtype || this.formula.masks.includes(index);
  }

  #block(index: number): TypedArray {
    // What a mask chooses by may be of any type: float64 holds them all.
    const type = this.formula.masks.includes(index) ? 'float64' : this.dtype;
    this.#blocks[index] ??= allocate(type, BLOCK);
    return this.#blocks[index];
  }

  #bind(slot: number, array: TypedArray, offset: number, stride: number): void {
    this.#plan.arrays[slot] = array;
    this.#plan.offsets[slot] = offset;
    this.#plan.strides[slot] = stride;
  }
}

/** Whether an output lies over an operand in another way, so that a block could overwrite what a later one reads. */
function overwritten(input: Tensor, outputs: readonly Tensor[]): boolean {
  for (let k = 0; k < outputs.length; k++) {
    const output = outputs[k];
    if (output.storage === input.storage && !sameLayout(output, input)) return true;
  }
  return false;
}

function copyOf(x: Tensor): Tensor {
  const data = allocate(x.dtype, x.size);
  gatherRange(x.storage.data, x, 0, x.size, data, 0);
  return new Tensor(new Storage(data), x.dtype, x.shape, stridesOf(x.shape), 0);
}
