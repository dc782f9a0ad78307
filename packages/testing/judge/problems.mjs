import { elementCount } from './decode.mjs';
import { required } from './outcome.mjs';

/** @import { Trial } from './trial.mjs' */
/** @import { Figures, OptimizerCase, Problem } from './contract/schema' */

/**
 * What an optimizer is judged on: `evaluate(step)` sets the gradients of the parameters and returns
 * the loss.
 *
 * @param {Problem} problem
 * @param {OptimizerCase} judged
 * @param {unknown[]} parameters
 * @param {Trial} trial
 * @returns {(step: number) => number}
 */
export function evaluation(problem, judged, parameters, trial) {
  switch (problem.kind) {
    case 'fn':
      return () => {
        const { value, gradient } = doubleWells(problem, readAll(parameters, trial));
        setGradients(parameters, judged.params, gradient, trial);
        return value;
      };
    case 'fed': // gradients from outside: the update rule alone is judged
      return (step) => {
        setGradients(parameters, judged.params, problem.gradients[step], trial);
        return 0;
      };
    case 'mlp':
      return smallNetwork(problem, parameters, trial);
  }
}

/**
 * All values of all parameters, one after another.
 *
 * @param {unknown[]} parameters
 * @param {Trial} trial
 */
export function readAll(parameters, trial) {
  return parameters.flatMap((parameter) => Array.from(trial.adapter.read(parameter).data, Number));
}

/**
 * Wells at ±1 in every coordinate, tilted, with neighbours coupled by a sine: smooth, not convex.
 * f = Σᵢ a(xᵢ² − 1)² + tilt·xᵢ + amp·sin(k xᵢ xᵢ₊₁)
 *
 * @param {{ a: number, tilt: number, amp: number, k: number }} problem
 * @param {number[]} x
 */
export function doubleWells({ a, tilt, amp, k }, x) {
  const gradient = x.map((xi) => 4 * a * xi * (xi * xi - 1) + tilt);
  let value = 0;
  for (let i = 0; i < x.length; i++) {
    const well = x[i] * x[i] - 1;
    value += a * well * well + tilt * x[i];
    if (i + 1 === x.length) continue;
    const angle = k * x[i] * x[i + 1];
    value += amp * Math.sin(angle);
    gradient[i] += amp * Math.cos(angle) * k * x[i + 1];
    gradient[i + 1] += amp * Math.cos(angle) * k * x[i];
  }
  return { value, gradient };
}

/**
 * mean((tanh(X·W₁ᵀ + b₁)·W₂ᵀ + b₂ − Y)²), differentiated by the library itself.
 *
 * @param {{ X: Figures, Y: Figures }} problem
 * @param {unknown[]} parameters
 * @param {Trial} trial
 */
function smallNetwork(problem, parameters, trial) {
  const { adapter } = trial;
  const x = trial.tensor(problem.X);
  const y = trial.tensor(problem.Y);
  return () => {
    const names = ['matmul', 'transpose', 'add', 'tanh', 'MSELoss'];
    const [matmul, transpose, add, tanh, mse] = names.map((name) =>
      required(adapter.op?.[name], name),
    );
    const [w1, b1, w2, b2] = parameters;
    /** @param {unknown} input @param {unknown} weight @param {unknown} bias */
    const linear = (input, weight, bias) =>
      add([matmul([input, transpose([weight], { dim0: 0, dim1: 1 })]), bias]);
    const hidden = tanh([linear(x, w1, b1)]);
    const loss = mse([linear(hidden, w2, b2), y], { reduction: 'mean' });
    const gradients = adapter.grad([loss], [trial.scalar(1)], parameters);
    parameters.forEach((parameter, i) => {
      adapter.setGrad(parameter, adapter.read(gradients[i]));
    });
    return Number(adapter.read(loss).data[0]);
  };
}

/**
 * @param {unknown[]} parameters
 * @param {Figures[]} figures
 * @param {number[]} flat gradients of all parameters, one after another
 * @param {Trial} trial
 */
function setGradients(parameters, figures, flat, trial) {
  let start = 0;
  parameters.forEach((parameter, i) => {
    const { shape } = figures[i];
    const end = start + elementCount(shape);
    trial.adapter.setGrad(parameter, { shape, dtype: 'float', data: flat.slice(start, end) });
    start = end;
  });
}
