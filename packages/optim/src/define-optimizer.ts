import type { NumberOrTensor } from '@bp/tensor/engine';
import { checkDefinition, checkedRule } from './check-definition';
import { type OptimizerClass, type OptimizerDefinition, optimizerClass } from './optimizer-class';

export type { OptimizerClass, OptimizerDefinition } from './optimizer-class';

/**
 * The class of an optimizer, from its options and its update as a formula. Everything else follows: defaults, checks and
 * messages, parameter groups, learning rates, state dicts, compiled steps.
 *
 * @param definition.name - the name of the class
 * @param definition.options - each option with its default and range, `lr` among them; ranges such as `FROM_ZERO` and the
 *   words `f` of formulas are in `@bp/tensor/engine`
 * @param definition.terms - what the formula has only where certain options are not 0, such as a weight decay
 * @param definition.check - throws for options that do not go together
 * @param definition.rule - what is kept for each parameter and how a step moves it
 * @returns a class to extend or to use; it throws `BP_OPTION` for an option that is unknown or out of range, for what is
 *   not a list of parameters, for a definition in which one name stands for two things, and where `prepare` and `update` do not return what the rule keeps
 * @example
 * import { BELOW_ONE, f, FROM_ZERO } from '@bp/tensor/engine';
 * class HeavyBall extends defineOptimizer<{ lr?: number; momentum?: number }>({
 *   name: 'HeavyBall',
 *   options: { lr: [0.01, FROM_ZERO], momentum: [0.9, BELOW_ONE] },
 *   rule: () => ({
 *     moments: { velocity: 0 },
 *     update({ parameter, gradient, velocity, lr, momentum }) {
 *       const v = f.sub(f.mul(momentum, velocity), f.mul(lr, gradient));
 *       return { parameter: f.add(parameter, v), velocity: v };
 *     },
 *   }),
 * }) {}
 * const w = parameter([1]);
 * const optimizer = new HeavyBall([w], { lr: 0.25 });
 * w.square().sum().backward();
 * optimizer.step();
 * w.toArray(); // [0.5]
 */
export function defineOptimizer<
  T extends { lr?: NumberOrTensor | undefined },
  Term extends string = never,
>(definition: OptimizerDefinition<T, Term>): OptimizerClass<T> {
  checkDefinition(definition);
  return optimizerClass({ ...definition, rule: checkedRule(definition) });
}
