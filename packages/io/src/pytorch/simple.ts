import type { TapeNode } from '@bp/autograd/engine';
import type { Module } from '@bp/module';
import { Rng, type Tensor } from '@bp/tensor';
import { isTanhGelu } from './operations';
import { call, literal } from './python';
import { type Call, keyOf, traceCalls } from './trace';

/** PyTorch's class for an operation, and the arguments that it takes anyway. */
const CLASSES: Readonly<Record<string, readonly [name: string, ...defaults: number[]]>> = {
  relu: ['ReLU'],
  sigmoid: ['Sigmoid'],
  tanh: ['Tanh'],
  softplus: ['Softplus', 1, 20],
  leakyRelu: ['LeakyReLU', 0.01],
  elu: ['ELU', 1],
  celu: ['CELU', 1],
  selu: ['SELU'],
  silu: ['SiLU'],
  mish: ['Mish'],
  hardsigmoid: ['Hardsigmoid'],
  hardswish: ['Hardswish'],
  hardtanh: ['Hardtanh', -1, 1],
  relu6: ['ReLU6'],
  softsign: ['Softsign'],
  tanhshrink: ['Tanhshrink'],
  hardshrink: ['Hardshrink', 0.5],
  softshrink: ['Softshrink', 0.5],
  threshold: ['Threshold'],
  logSigmoid: ['LogSigmoid'],
};

/** Fits every activation function; GLU halves any axis of it. */
const PROBE = [2, 4, 4, 4];

/**
 * The class of PyTorch for a layer that has no parameters, by the operations that it does to a tensor: so it does not matter
 * what its class is called, or by whom. Null for one that does something else.
 */
export function simple(layer: Module): string | null {
  const done = operationsOf(layer);
  if (done === null) return null;
  if (done.length === 0) return 'nn.Identity()';
  const { axis } = layer as unknown as { readonly axis?: unknown };
  const along = typeof axis === 'number' ? `dim=${axis}` : null;
  const names = done.map(({ operation }) => operation.name).join(' ');
  if (along !== null) {
    const name = AXIS_CLASSES[names];
    return name === undefined ? null : `nn.${name}(${along})`;
  }
  if (done.length !== 1) return null;
  const [{ operation, params, inputs, output }] = done;
  if (operation.name === 'softmax') {
    return params === PROBE.length - 3 ? 'nn.Softmax2d()' : null;
  }
  if (operation.name === 'gelu') {
    return isTanhGelu({ inputs, output }) ? 'nn.GELU(approximate="tanh")' : 'nn.GELU()';
  }
  if (!Object.hasOwn(CLASSES, operation.name)) return null;
  const [name, ...defaults] = CLASSES[operation.name];
  const numbers = params as readonly number[];
  const usual = numbers.every((value, i) => value === defaults[i]);
  return call(`nn.${name}`, usual ? [] : numbers.map(literal));
}

/** Classes that work along an axis, by what they do. */
const AXIS_CLASSES: Readonly<Record<string, string>> = {
  softmax: 'Softmax',
  logSoftmax: 'LogSoftmax',
  'neg softmax': 'Softmin',
  'slice slice sigmoid mul': 'GLU',
};

/** The operations that a layer does to one tensor, the same in training; null where it cannot be tried, or does more. */
function operationsOf(layer: Module): TapeNode[] | null {
  try {
    const x = new Rng(0).normal(PROBE, { std: 3 });
    const [evaluation, training] = [false, true].map((mode) => chain(traceCalls(layer, [x], mode)));
    const same =
      evaluation.length === training.length &&
      evaluation.every(({ operation }, i) => operation === training[i].operation);
    return same ? evaluation : null;
  } catch {
    // It takes other inputs, or does what a chain cannot tell.
    return null;
  }
}

function chain(calls: readonly Call[]): TapeNode[] {
  const [{ inputs, output, stepOf }] = calls;
  const start = keyOf(inputs[0] as Tensor);
  const nodes = new Set<TapeNode>();
  const visit = (x: Tensor): void => {
    if (keyOf(x) === start) return;
    const step = stepOf(x);
    // A constant may be random, or read from the input.
    if (calls.length > 1 || step?.kind !== 'operation') throw new Error('no chain');
    if (nodes.has(step.node)) return;
    step.node.inputs.forEach(visit);
    nodes.add(step.node);
  };
  visit(output as Tensor);
  return [...nodes].sort((a, b) => a.order - b.order);
}
