import { isFloat } from './decode.mjs';
import { asList, differentiatedInputs, gradientsOf } from './gradients.mjs';
import { required } from './outcome.mjs';

/** @import { Trial } from './trial.mjs' */
/** @import { JudgeCase } from './contract/schema' */

/**
 * Tensor operations, activations and losses: outputs, then gradients.
 *
 * @param {JudgeCase} judged
 * @param {Trial} trial
 */
export function runOp(judged, trial) {
  const { adapter } = trial;
  const { gradInputs, f32 } = judged;
  const operation = required(adapter.op?.[judged.op], judged.op);

  const inputs = judged.inputs.map((figures) =>
    trial.tensor(figures, Boolean(gradInputs) && isFloat(figures)),
  );
  const wanted = gradInputs ? differentiatedInputs(gradInputs, inputs) : [];
  const leaves = wanted.map((i) => inputs[i]);
  const run = () => {
    // gradients are asked of the inputs as they were before these views
    const operands = inputs.map((input, i) => {
      const steps = judged.inputs[i].view;
      return steps ? required(adapter.view, 'view')(input, steps) : input;
    });
    const outputs = asList(operation(operands, judged.options, judged));
    return { outputs, gradients: gradInputs ? gradientsOf(trial, judged, outputs, leaves) : [] };
  };
  const reads = adapter.readers?.includes(judged.op);
  const { outputs, gradients } = reads ? run() : trial.compute(run);
  judged.outputs.forEach((want, i) => {
    const alternative = f32?.outputs[i];
    trial.expect(`output${i}`, want, trial.read(outputs[i]), { alternative });
  });

  if (!gradInputs) return;
  wanted.forEach((i, k) => {
    const alternative = f32?.gradInputs[i];
    trial.expect(`gradInput${i}`, gradInputs[i], trial.read(gradients[k]), { alternative });
  });
}
