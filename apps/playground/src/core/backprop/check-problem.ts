import { ACTIVATIONS } from '../config';
import { type Loss, type NetLayer, type NetProblem, ProblemError } from './problem/problem';

const LOSSES: readonly Loss[] = ['halfSse', 'mse', 'bce', 'crossEntropy', 'mae', 'huber', 'hinge'];
/** What can still be read step by step. */
const MOST = { layers: 12, units: 64, weights: 800 };
/** A number larger than this comes from a run that was lost. */
const LARGEST = 1e9;

/**
 * Checks a network that comes from elsewhere: a link, or another lab.
 *
 * @throws ProblemError with the path of what cannot be
 */
export function checkNet(given: unknown): NetProblem {
  const net = record(given, 'net');
  const layers = list(net.layers, 'layers', MOST.layers).map((layer, i) =>
    checkLayer(layer, `layers.${i}`),
  );
  const x = numbers(net.x, 'x');
  const t = numbers(net.t, 't');
  let width = x.length;
  layers.forEach(({ weights }, i) => {
    weights.forEach((row, j) => {
      if (row.length !== width) refuse(`layers.${i}.weights.${j}`, `[${row.length}] ≠ [${width}]`);
    });
    width = weights.length;
  });
  const size = layers.reduce((sum, { weights }) => sum + weights.length * weights[0].length, 0);
  if (size > MOST.weights) throw new ProblemError('netTooLarge', { most: MOST.weights, got: size });
  const loss = oneOf(net.loss, LOSSES, 'loss');
  checkEnds(layers, loss, t, width);
  const lr = net.lr === undefined ? 0.5 : number(net.lr, 'lr');
  if (lr <= 0) refuse('lr', lr);
  return { kind: 'net', layers, loss, x, t, lr };
}

function checkLayer(given: unknown, path: string): NetLayer {
  const layer = record(given, path);
  const weights = list(layer.weights, `${path}.weights`, MOST.units).map((row, j) =>
    numbers(row, `${path}.weights.${j}`),
  );
  const bias =
    layer.bias === null || layer.bias === undefined ? null : numbers(layer.bias, `${path}.bias`);
  if (bias && bias.length !== weights.length) refuse(`${path}.bias`, `[${bias.length}]`);
  const activation = layer.activation === 'identity' ? 'linear' : layer.activation;
  return {
    weights,
    bias,
    activation: oneOf(activation, [...ACTIVATIONS, 'softmax'] as const, `${path}.activation`),
  };
}

/** What the last layer, the loss and the targets ask of each other. */
function checkEnds(
  layers: readonly NetLayer[],
  loss: Loss,
  t: readonly number[],
  outputs: number,
): void {
  const last = layers[layers.length - 1].activation;
  layers.slice(0, -1).forEach(({ activation }, i) => {
    if (activation === 'softmax') refuse(`layers.${i}.activation`, activation);
  });
  if ((last === 'softmax') !== (loss === 'crossEntropy')) {
    throw new ProblemError('softmaxPair');
  }
  if (loss === 'bce' && last !== 'sigmoid') throw new ProblemError('bcePair');
  if (loss === 'crossEntropy') {
    const isClass = t.length === 1 && Number.isInteger(t[0]) && t[0] >= 0 && t[0] < outputs;
    if (!isClass) refuse('t', t.join());
    return;
  }
  if (t.length !== outputs) refuse('t', `[${t.length}] ≠ [${outputs}]`);
  t.forEach((value, i) => {
    if (loss === 'bce' && (value < 0 || value > 1)) refuse(`t.${i}`, value);
    if (loss === 'hinge' && Math.abs(value) !== 1) refuse(`t.${i}`, value);
  });
}

function record(given: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) refuse(path, given);
  return given as Readonly<Record<string, unknown>>;
}

function list(given: unknown, path: string, most: number): readonly unknown[] {
  if (!Array.isArray(given) || given.length === 0 || given.length > most) refuse(path, given);
  return Array.from(given as unknown[]);
}

function numbers(given: unknown, path: string): number[] {
  return list(given, path, MOST.units).map((one, i) => number(one, `${path}.${i}`));
}

function number(given: unknown, path: string): number {
  if (typeof given !== 'number' || !(Math.abs(given) <= LARGEST)) refuse(path, given);
  return given as number;
}

function oneOf<const T extends string>(given: unknown, names: readonly T[], path: string): T {
  const found = names.find((name) => name === given);
  if (found === undefined) refuse(path, given);
  return found as T;
}

function refuse(path: string, got: unknown): never {
  let text: string;
  try {
    text = typeof got === 'string' ? got : (JSON.stringify(got) ?? String(got));
  } catch {
    text = typeof got;
  }
  throw new ProblemError('badNet', { path, got: text.slice(0, 40) });
}
