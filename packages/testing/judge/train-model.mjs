import { decode } from './decode.mjs';
import { asList } from './gradients.mjs';
import { required } from './outcome.mjs';

/** @import { Trial } from './trial.mjs' */
/** @import { JudgedLayer, TrainCase } from './contract/schema' */

/**
 * The network of a training case: its layers in a row, parameters under the names of nn.Sequential
 * (`0.weight`, `2.bias`).
 *
 * @param {TrainCase} judged
 * @param {Trial} trial
 */
export function trainModel(judged, trial) {
  const layers = judged.model.map((_, i) => modelLayer(judged, i, trial));
  const named = Object.fromEntries(
    layers.flatMap(({ params }, i) =>
      Object.entries(params).map(([name, parameter]) => [`${i}.${name}`, parameter]),
    ),
  );
  const parameters = Object.keys(judged.params).map((name) =>
    required(named[name], `parameter ${name}`),
  );

  /** @param {unknown} x @param {boolean} training */
  function forward(x, training) {
    let values = [x];
    layers.forEach((layer, i) => {
      values = asList(layer.call(values, training));
      // LastStep reads a recurrent layer's sequence, not its final state
      if (judged.model[i + 1]?.op === 'LastStep') values = values.slice(0, 1);
    });
    return values[0];
  }
  return { parameters, forward };
}

/**
 * @param {TrainCase} judged
 *
 * @param {number} i
 * @param {Trial} trial
 * @returns {JudgedLayer<unknown>}
 */
function modelLayer(judged, i, trial) {
  const { adapter } = trial;
  const step = judged.model[i];
  const prefix = `${i}.`;
  const params = Object.fromEntries(
    Object.entries(judged.params)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, figures]) => [name.slice(prefix.length), decode(figures)]),
  );
  // what has no parameters may be a plain operation, such as Tanh
  const operation = Object.keys(params).length === 0 && adapter.op?.[step.op];
  if (operation) return { call: (inputs) => operation(inputs, step.options), params: {} };
  return required(adapter.layer?.[step.op], step.op)(step.options, params, {}, step);
}
