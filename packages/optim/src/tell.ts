/**
 * For packages that explain: the formulas by which an optimizer moves one parameter, and where its next step would lead.
 *
 * @module
 */
import type { Tensor } from '@bp/tensor';
import type { Algorithm } from './algorithm';
import { mapValues } from './map-values';
import type { NamedFormula } from './named-formula';
import type { Optimizer } from './optimizer';
import { type NamedTensors, ParameterState } from './parameter-state';
import { KNOWN } from './settings';

export type { NamedFormula, Nodes } from './named-formula';

/** The next step of one parameter: its formulas, what they read, and what they give. */
export interface ToldUpdate {
  /** The name of the optimizer's class. */
  readonly optimizer: string;
  /** Gives the next counters, and coefficients for the update; computed in float64. */
  readonly prepare: NamedFormula;
  /** Gives the next `parameter` and moments; computed in the type of the parameter. */
  readonly update: NamedFormula;
  /** The options that are numbers, counters, moments, `parameter` and `gradient`, as they are now. */
  readonly before: NamedTensors;
  /** Counters, moments and `parameter` as the step would leave them, to the bit. */
  readonly after: NamedTensors;
}

/**
 * What the next `step()` would do to a parameter, found by doing it to copies: nothing of the optimizer changes.
 *
 * @returns null where the optimizer does not have the parameter
 * @throws BpError `BP_SHAPE` or `BP_DTYPE` for a gradient that does not fit the parameter
 */
export function tellUpdate(
  { groups }: Optimizer,
  parameter: Tensor,
  gradient: Tensor,
): ToldUpdate | null {
  const states = groups.flatMap((group) => group.states.map((state) => ({ group, state })));
  const index = states.findIndex(({ state }) => state.parameter === parameter);
  if (index < 0) return null;
  const { group, state } = states[index];
  const algorithm = (group as unknown as { readonly [KNOWN]: Algorithm<object> })[KNOWN];
  const rule = algorithm.rule(group.variant);
  const trial = new ParameterState(algorithm.name, copy(parameter), rule, group.values);
  trial.kept = mapValues(state.kept, copy);
  trial.follow(rule, group.values);
  trial.check(`${algorithm.name}.step`, index, gradient);
  const before = {
    ...group.values,
    ...mapValues(trial.kept, copy),
    parameter: copy(parameter),
    gradient: copy(gradient),
  };
  trial.advance(gradient);
  return {
    optimizer: algorithm.name,
    prepare: rule.prepare,
    update: rule.updateFor(parameter.dtype),
    before,
    after: { ...trial.kept, parameter: trial.parameter },
  };
}

function copy(x: Tensor): Tensor {
  return x.detach().clone();
}
