import { BpError, full, type Tensor } from '@bp/tensor';
import {
  dispatch,
  emptyTensor,
  formulaKernel,
  isAllOrNothing,
  type Kernel,
  noteWrite,
  sameShape,
} from '@bp/tensor/engine';
import { mapValues } from './map-values';
import type { FirstValue, UpdateRule } from './update-rule';

/** Tensors by the names that formulas know them by. */
export type NamedTensors = Readonly<Record<string, Tensor>>;

/** Where an operand of the update comes from: a tensor that stays, the gradient, or a coefficient by its number. */
type Source = Tensor | 'gradient' | number;

const NO_SCALARS: readonly number[] = [];

/** A parameter, what its optimizer keeps for it, and the formulas that move both by one step. */
export class ParameterState {
  readonly parameter: Tensor;
  /** Counters and moments; they exist as soon as the rule asks for them, and are only ever overwritten. */
  kept: NamedTensors = {};
  /** Which of them are counters: single numbers ≥ 0. */
  counters: readonly string[] = [];
  readonly #optimizer: string;
  #operands: readonly Tensor[] = [];
  #prepare!: {
    readonly kernel: Kernel<readonly number[]>;
    readonly inputs: readonly Tensor[];
    /** The counters to overwrite; null for a coefficient, which lives for one step. */
    readonly outputs: readonly (Tensor | null)[];
  };
  #update!: {
    readonly kernel: Kernel<readonly number[]>;
    readonly sources: readonly Source[];
    readonly outputs: readonly Tensor[];
  };

  /**
   * @param optimizer - the name of its class
   * @param values - the options of its group that are numbers, as tensors
   */
  constructor(optimizer: string, parameter: Tensor, rule: UpdateRule, values: NamedTensors) {
    this.parameter = parameter;
    this.#optimizer = optimizer;
    this.follow(rule, values);
  }

  /** Goes on by this rule and these numbers. What was kept stays, also what the rule has no use for. */
  follow(rule: UpdateRule, values: NamedTensors): void {
    const { parameter } = this;
    const optimizer = this.#optimizer;
    const { shape, dtype } = parameter;
    const first = (value: FirstValue): number =>
      typeof value === 'number' ? value : values[value].item();
    this.counters = Object.keys(rule.counters);
    const old = this.kept;
    this.kept = {
      ...old,
      ...mapValues(
        rule.counters,
        (value, name) => old[name] ?? full([], first(value), { dtype: 'float64' }),
      ),
      ...mapValues(
        rule.moments,
        (value, name) => old[name] ?? full(shape, first(value), { dtype }),
      ),
    };

    const tensors: NamedTensors = { ...values, ...this.kept, parameter };
    this.#operands = [parameter, ...Object.values(this.kept)];
    const { prepare } = rule;
    this.#prepare = {
      kernel: formulaKernel(prepare.formula, 'float64', `${optimizer} coefficients`),
      inputs: prepare.inputs.map((name) => tensors[name]),
      outputs: prepare.outputs.map((name) => this.kept[name] ?? null),
    };
    const update = rule.updateFor(dtype);
    this.#update = {
      kernel: formulaKernel(update.formula, dtype, optimizer),
      sources: update.inputs.map((name) =>
        name === 'gradient' ? name : (tensors[name] ?? prepare.outputs.indexOf(name)),
      ),
      outputs: update.outputs.map((name) => tensors[name]),
    };
  }

  /** Refuses a gradient that does not belong to the parameter, and numbers that are gone. */
  check(op: string, index: number, gradient: Tensor): void {
    const { shape, dtype } = this.parameter;
    refuseGone(gradient);
    const operands = this.#operands;
    for (let i = 0; i < operands.length; i++) refuseGone(operands[i]);
    if (!sameShape(gradient.shape, shape)) {
      throw new BpError(
        'BP_SHAPE',
        op,
        'the gradient of parameter {index} must have its shape {shape}, got {gradient}',
        { index, shape, gradient: gradient.shape },
      );
    }
    if (gradient.dtype !== dtype) {
      throw new BpError(
        'BP_DTYPE',
        op,
        'the gradient of parameter {index} must have its type {dtype}, got {gradient}',
        { index, dtype, gradient: gradient.dtype },
      );
    }
  }

  /** Moves the parameter and what is kept for it by one step. */
  advance(gradient: Tensor): void {
    const [prepare, update] = [this.#prepare, this.#update];
    // What depends on the count of steps is computed in float64.
    const prepared = prepare.outputs.map((counter) => counter ?? emptyTensor([], 'float64'));
    if (prepared.length > 0) run(prepare.kernel, prepared, prepare.inputs);
    const inputs = update.sources.map((source) =>
      source === 'gradient' ? gradient : typeof source === 'number' ? prepared[source] : source,
    );
    run(update.kernel, update.outputs, inputs);
  }
}

/** Refuses numbers that were transferred to another thread, before anything is written. */
function refuseGone({ storage }: Tensor): void {
  if (!storage.atHand) void storage.data;
}

function run(
  kernel: Kernel<readonly number[]>,
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
): void {
  if (isAllOrNothing()) for (const { storage } of outputs) noteWrite(storage);
  dispatch(kernel, outputs, inputs, NO_SCALARS);
  // Lets a backward pass notice that a value it needs has been overwritten.
  for (const { storage } of outputs) storage.version++;
}
