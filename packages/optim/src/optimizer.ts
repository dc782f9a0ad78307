import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { type NumberOrTensor, readList, readOptions } from '@bp/tensor/engine';
import type { Algorithm } from './algorithm';
import {
  loadOptimizerState,
  type OptimizerState,
  type OptimizerStateSource,
  saveOptimizerState,
} from './optimizer-state';
import type { Complete } from './option-definition';
import type { ParameterGroup } from './parameter-group';
import { type OptimizedParameters, readGroups } from './parameter-groups';
import type { ParameterState } from './parameter-state';
import { Settable, type Settings } from './settings';

/** There in production builds alone. */
declare const PRODUCTION: unknown;

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
export abstract class Optimizer<T extends object = object> extends Settable {
  /** Its parameters, those that share their options together. */
  readonly groups: readonly (ParameterGroup<T> & Settings<T>)[];
  readonly #algorithm: Algorithm<T>;
  readonly #states: readonly ParameterState[];

  protected constructor(
    algorithm: Algorithm<T>,
    Group: typeof ParameterGroup<T>,
    parameters: OptimizedParameters<T>,
    options: T | undefined,
  ) {
    super();
    const { name, defaults } = algorithm;
    const shared = readOptions<Complete<T>>(name, options, defaults, null);
    this.#algorithm = algorithm;
    this.groups = readGroups(name, parameters, shared).map(
      (given) => new Group(algorithm, given) as ParameterGroup<T> & Settings<T>,
    );
    this.#states = this.groups.flatMap(({ states }) => states);
  }

  /** Vue leaves alone what says so, as after `markRaw`: its proxies cannot stand for a class with private fields. */
  get __v_skip(): true {
    return true;
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
    for (const group of this.groups) group.ready();
    const due: { readonly state: ParameterState; readonly gradient: Tensor }[] = [];
    for (const [i, state] of this.#states.entries()) {
      const gradient = state.parameter.record?.peek() ?? null;
      if (gradient === null) continue;
      state.check(op, i, gradient);
      due.push({ state, gradient });
    }
    for (const { state, gradient } of due) {
      state.advance(gradient);
      const { record } = state.parameter;
      // That the next backward pass adds to it is worth a warning.
      if (typeof PRODUCTION === 'undefined' && record) record.spent = true;
    }
  }

  /** Forgets the gradients of all parameters, so that the next backward pass starts anew. */
  zeroGrad(): void {
    for (const { parameter } of this.#states) parameter.grad = null;
  }

  /** The learning rate of each group. */
  get lrs(): number[] {
    return this.groups.map(({ values }) => values.lr.item());
  }

  set lrs(rates: readonly NumberOrTensor[]) {
    this.setLr(rates);
  }

  /**
   * Changes options of all groups, from the next step on, also from and to 0; `optimizer.lr = 0.01` and
   * `optimizer.groups[0].lr = 0.01` do so for one of them.
   *
   * A tensor of one number is followed: assign to it, and the next step uses the new value. Inside a compiled step its value
   * is taken over in every call. A term whose factor is such a tensor is computed even where that is 0.
   *
   * @param options - those to change
   * @throws BpError `BP_OPTION` for an option that is unknown, out of range, or only what something starts from, such as the
   *   rate of `Rprop`. Nothing has changed then.
   * @example
   * const optimizer = new SGD([parameter(1)], { lr: 0.25 });
   * optimizer.set({ lr: 0.125, momentum: 0.9 });
   * optimizer.momentum; // 0.9
   */
  set(options: Partial<T>): void {
    this.#change('set', () => options);
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
  setLr(lr: NumberOrTensor | readonly NumberOrTensor[]): void {
    const one = typeof lr === 'number' || isTensor(lr);
    if (!one && readList(lr)?.length !== this.groups.length) {
      throw new BpError(
        'BP_OPTION',
        `${this.#algorithm.name}.setLr`,
        'expected one rate, or a list of {count}, one for each group, got {lr}',
        { count: this.groups.length, lr },
      );
    }
    this.#change('setLr', (i) => ({ lr: one ? lr : lr[i] }));
  }

  #change(name: string, options: (i: number) => object): void {
    const op = `${this.#algorithm.name}.${name}`;
    const changes = this.groups.map((group, i) => group.read(op, options(i)));
    for (const [i, group] of this.groups.entries()) group.take(changes[i]);
  }

  /**
   * A copy of everything that decides the coming steps: options, counters and moments. The parameters themselves are in
   * the state dict of their module.
   *
   * @returns the options of each group, and tensors named by the number of their parameter, such as `0.step`
   */
  stateDict(): OptimizerState {
    for (const group of this.groups) group.ready();
    return saveOptimizerState(this.#algorithm.name, this.groups);
  }

  /**
   * Takes over a state saved by {@link stateDict}, so that training goes on to the bit as if it had not been interrupted.
   * It may have come through `structuredClone`, `postMessage`, a database or JSON.
   *
   * @throws BpError `BP_FORMAT` for the state of another optimizer, of other parameters or a damaged one; nothing has
   *   changed then
   */
  loadStateDict(dict: OptimizerStateSource): void {
    for (const group of this.groups) group.ready();
    loadOptimizerState(this.#algorithm, this.groups, dict);
  }
}
