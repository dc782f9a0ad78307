import { BpError, full, type Tensor } from '@bp/tensor';
import { checkNumber, readOptions } from '@bp/tensor/engine';
import type { Algorithm } from './algorithm';
import { mapValues } from './map-values';
import {
  loadOptimizerState,
  type OptimizerState,
  type OptimizerStateSource,
  saveOptimizerState,
} from './optimizer-state';
import type { Complete } from './option-definition';
import type { ParameterGroup } from './parameter-group';
import { type OptimizedParameters, readGroups } from './parameter-groups';
import { ParameterState } from './parameter-state';

/**
 * What all optimizers share: parameter groups, `step`, `zeroGrad`, learning rates and state dicts.
 *
 * A step is the update formula of the optimizer, run once for each parameter that has a gradient. Learning rate, step
 * count and all other numbers are float64 tensors, and nothing but tensors changes from step to step.
 *
 * @example
 * const optimizer: Optimizer = new SGD([parameter(1)], { lr: 0.25 });
 * optimizer.lrs; // [0.25]
 */
export abstract class Optimizer<T extends object = object> {
  readonly groups: readonly ParameterGroup[];
  readonly #algorithm: Algorithm<T>;
  readonly #states: readonly ParameterState[];

  protected constructor(
    algorithm: Algorithm<T>,
    parameters: OptimizedParameters<T>,
    options: T | undefined,
  ) {
    const { name, defaults } = algorithm;
    const shared = readOptions<Complete<T>>(name, options, defaults, null);
    this.#algorithm = algorithm;
    this.groups = readGroups(name, parameters, shared).map((group) => {
      const { numbers, variant } = algorithm.settings(group.options);
      const values = mapValues(numbers, (value) => full([], value, { dtype: 'float64' }));
      const rule = algorithm.rule(variant);
      const states = group.parameters.map(
        (parameter) => new ParameterState(name, parameter, rule, values),
      );
      return { parameters: group.parameters, values, variant, states };
    });
    this.#states = this.groups.flatMap(({ states }) => states);
  }

  /**
   * Moves every parameter that has a gradient by one step; the others, and what is kept for them, stay as they are.
   *
   * @throws BpError `BP_SHAPE` or `BP_DTYPE` for a gradient that does not fit its parameter; nothing has changed then
   * @example
   * const w = parameter(1);
   * const optimizer = new SGD([w], { lr: 0.25 });
   * w.square().backward();
   * optimizer.step();
   * optimizer.zeroGrad();
   * w.item(); // 0.5
   */
  step(): void {
    const op = `${this.#algorithm.name}.step`;
    const due: { readonly state: ParameterState; readonly gradient: Tensor }[] = [];
    for (const [i, state] of this.#states.entries()) {
      const gradient = state.parameter.record?.peek() ?? null;
      if (gradient === null) continue;
      state.check(op, i, gradient);
      due.push({ state, gradient });
    }
    for (const { state, gradient } of due) state.advance(gradient);
  }

  /** Forgets the gradients of all parameters, so that the next backward pass starts anew. */
  zeroGrad(): void {
    for (const { parameter } of this.#states) parameter.grad = null;
  }

  /** The learning rate of each group. */
  get lrs(): number[] {
    return this.groups.map(({ values }) => values.lr.item());
  }

  /**
   * Changes the learning rate.
   *
   * @param lr - one rate ≥ 0 for all groups, or a list with one for each
   * @throws BpError `BP_OPTION` for a negative rate, or a list of another length than there are groups
   * @example
   * const optimizer = new SGD([parameter(1)], { lr: 0.25 });
   * optimizer.setLr(0.125);
   * optimizer.lrs; // [0.125]
   */
  setLr(lr: number | readonly number[]): void {
    const op = `${this.#algorithm.name}.setLr`;
    const rates = typeof lr === 'number' ? this.groups.map(() => lr) : lr;
    if (!Array.isArray(rates) || rates.length !== this.groups.length) {
      throw new BpError(
        'BP_OPTION',
        op,
        'expected one rate, or a list of {count}, one for each group, got {lr}',
        { count: this.groups.length, lr },
      );
    }
    for (const rate of rates) checkNumber(op, 'lr', rate, this.#algorithm.ranges.lr);
    for (const [i, { values }] of this.groups.entries()) values.lr.assign(rates[i]);
  }

  /**
   * A copy of everything that decides the coming steps: options, counters and moments. The parameters themselves are in
   * the state dict of their module.
   *
   * @returns the options of each group, and tensors named by the number of their parameter, such as `0.step`
   */
  stateDict(): OptimizerState {
    return saveOptimizerState(this.#algorithm.name, this.groups);
  }

  /**
   * Takes over a state saved by {@link stateDict}, so that training goes on to the bit as if it had not been interrupted.
   * Tensors may also be nested arrays, as JSON has them.
   *
   * @throws BpError `BP_FORMAT` for the state of another optimizer, of other parameters or a damaged one; nothing has
   *   changed then
   */
  loadStateDict(dict: OptimizerStateSource): void {
    loadOptimizerState(this.#algorithm.name, this.groups, this.#algorithm.ranges, dict);
  }
}
