import { decodeNamed, isFloat } from './decode.mjs';
import { asList, differentiatedInputs, gradientsOf } from './gradients.mjs';
import { Mismatch, required } from './outcome.mjs';

/** @import { Trial } from './trial.mjs' */
/** @import { JudgeCase, JudgedLayer } from './contract/schema' */

/**
 * A layer with given parameters: outputs, buffers, then all gradients.
 *
 * @param {JudgeCase} judged
 * @param {Trial} trial
 */
export function runLayer(judged, trial) {
  const create = required(trial.adapter.layer?.[judged.op], judged.op);
  const layer = create(
    judged.options,
    decodeNamed(judged.params),
    decodeNamed(judged.buffers),
    judged,
  );
  const inputs = judged.inputs.map((figures) => trial.tensor(figures, isFloat(figures)));
  const { wanted, names, leaves } = leavesOf(judged, layer, inputs);
  const { outputs, gradients } = trial.compute(() => {
    const outputs =
      judged.calls === 'each' // every input is one call of the same layer, in order
        ? inputs.flatMap((input) => asList(layer.call([input], judged.training)))
        : asList(layer.call(inputs, judged.training));
    return { outputs, gradients: gradientsOf(trial, judged, outputs, leaves) };
  }, layer.reset);

  judged.outputs.forEach((want, i) => {
    trial.expect(judged.outputNames?.[i] ?? `output${i}`, want, trial.read(outputs[i]));
  });
  expectBuffers(judged, layer, trial);
  wanted.forEach((i, k) => {
    trial.expect(`gradInput${i}`, judged.gradInputs?.[i], trial.read(gradients[k]));
  });
  names.forEach((name, k) => {
    const want = judged.gradParams?.[name];
    trial.expect(`grad ${name}`, want, trial.read(gradients[wanted.length + k]));
  });
}

/** @param {JudgeCase} judged @param {JudgedLayer<unknown>} layer @param {Trial} trial */
function expectBuffers(judged, layer, trial) {
  if (!judged.buffersAfter) return;
  const buffers = layer.buffers?.() ?? {};
  for (const [name, want] of Object.entries(judged.buffersAfter)) {
    if (buffers[name]) trial.expect(`buffer ${name}`, want, buffers[name]);
    // a library need not count batches: only momentum = null uses the count
    else if (name !== 'num_batches_tracked') throw new Mismatch(`buffer ${name}: missing`);
  }
}

/**
 * Of what the case states gradients: positions of inputs, and names of parameters.
 *
 * @param {JudgeCase} judged
 * @param {JudgedLayer<unknown>} layer
 * @param {unknown[]} inputs
 */
function leavesOf({ gradInputs, gradParams }, layer, inputs) {
  if (!gradInputs || !gradParams) throw new Error('the case states no gradients');
  const wanted = differentiatedInputs(gradInputs, inputs);
  const names = Object.keys(gradParams).filter((name) => gradParams[name]);
  const leaves = [
    ...wanted.map((i) => inputs[i]),
    ...names.map((name) => required(layer.params[name], `parameter ${name}`)),
  ];
  return { wanted, names, leaves };
}
