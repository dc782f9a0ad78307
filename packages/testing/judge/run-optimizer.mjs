import { toNumber } from './decode.mjs';
import { required, Unsupported } from './outcome.mjs';
import { evaluation, readAll } from './problems.mjs';

/** @import { Trial } from './trial.mjs' */
/** @import { OptimizerCase, Problem } from './contract/schema' */

/**
 * An optimizer on a small problem: the loss at every step, the parameters after some of them.
 *
 * @param {OptimizerCase} judged
 * @param {Trial} trial
 * @param {Record<string, Problem>} problems
 */
export function runOptimizer(judged, trial, problems) {
  const parameters = judged.params.map((figures) => trial.tensor(figures, true));
  const groups = judged.groups?.map(({ params, ...options }) => ({
    ...options,
    params: params.map((i) => parameters[i]),
  })) ?? [{ params: parameters }];
  const create = required(trial.adapter.optimizer, 'optimizer');
  const optimizer = create(judged.op, groups, judged.options);
  if (!optimizer) throw new Unsupported(judged.op);

  const update = trial.backend.prepare(() => void optimizer.step());
  const evaluate = evaluation(problems[judged.problem], judged, parameters, trial);
  const { rtol, atol } = trial.tolerance;
  let kept = 0;
  for (let step = 0; step < judged.steps; step++) {
    let loss;
    if (judged.op === 'LBFGS') {
      loss = Number(optimizer.step(() => evaluate(step))); // it calls as often as it likes
    } else {
      loss = evaluate(step);
      update();
    }
    if (judged.losses) {
      const want = toNumber(judged.losses[step]);
      trial.expectNumber(`loss ${step}`, want, loss, { tolerance: { rtol, atol: atol * 10 } });
    }
    if (judged.keep[kept] === step) {
      const want = judged.trajectory[kept].map(toNumber);
      trial.expectVector(`params after step ${step + 1}`, want, readAll(parameters, trial));
      kept++;
    }
  }
}
