// A problem as the library computes it, in float64.
import { parameter } from '@bp/autograd';
import { elu, gelu, hardtanh, mish, selu, silu, softsign } from '@bp/layers';
import { bce, bceWithLogits, crossEntropy, halfSse, hinge, huber, mae, mse } from '@bp/losses';
import { type Tensor, tan, tensor } from '@bp/tensor';
import { planOf } from './expression/plan';
import type { Operation } from './expression/tree';
import type { Activation, ExpressionProblem, NetProblem, Problem } from './problem/problem';

const FLOAT64 = { dtype: 'float64' } as const;

/** A loss with its record, and what took part by its names. */
export interface Recorded {
  readonly loss: Tensor;
  readonly inputs: Readonly<Record<string, Tensor>>;
}

export function record(problem: Problem): Recorded {
  return problem.kind === 'net' ? recordNet(problem) : recordExpression(problem);
}

const ACTIVATIONS: Readonly<Record<Exclude<Activation, 'softmax'>, (z: Tensor) => Tensor>> = {
  sigmoid: (z) => z.sigmoid(),
  tanh: (z) => z.tanh(),
  relu: (z) => z.relu(),
  linear: (z) => z,
  leakyRelu: (z) => z.leakyRelu(),
  softplus: (z) => z.softplus(),
  elu: (z) => elu(z),
  selu: (z) => selu(z),
  gelu: (z) => gelu(z),
  silu: (z) => silu(z),
  mish: (z) => mish(z),
  softsign: (z) => softsign(z),
  hardtanh: (z) => hardtanh(z),
};

function recordNet({ layers, loss, x, t }: NetProblem): Recorded {
  const inputs: Record<string, Tensor> = { x: tensor([x], FLOAT64) };
  let h = inputs.x; // [1, units]
  let z = h;
  layers.forEach(({ weights, bias, activation }, i) => {
    const weight = parameter(weights, FLOAT64);
    inputs[`W${i + 1}`] = weight;
    z = h.matmul(weight.transpose());
    if (bias) {
      inputs[`b${i + 1}`] = parameter(bias, FLOAT64);
      z = z.add(inputs[`b${i + 1}`]);
    }
    h = activation === 'softmax' ? z : ACTIVATIONS[activation](z);
  });
  if (loss === 'crossEntropy') return { loss: crossEntropy(z, [...t]), inputs };
  inputs.t = tensor([t], FLOAT64);
  return { loss: lossOf(loss, h, z, inputs.t), inputs };
}

function lossOf(name: NetProblem['loss'], o: Tensor, z: Tensor, t: Tensor): Tensor {
  switch (name) {
    case 'halfSse':
      return halfSse(o, t);
    case 'mse':
      return mse(o, t);
    case 'mae':
      return mae(o, t);
    case 'huber':
      return huber(o, t);
    case 'hinge':
      return hinge(o, t);
    // the sum, as the notes have it: each output has an error of its own
    case 'bce':
      return bceWithLogits(z, t, { reduction: 'sum' });
    default:
      return bce(o, t, { reduction: 'sum' });
  }
}

type Operate = (a: Tensor, b: Tensor | number) => Tensor;

const OPERATIONS: Readonly<Record<Operation, Operate>> = {
  add: (a, b) => a.add(b),
  sub: (a, b) => a.sub(b),
  mul: (a, b) => a.mul(b),
  div: (a, b) => a.div(b),
  pow: (a, b) => a.pow(b),
  neg: (a) => a.neg(),
  sin: (a) => a.sin(),
  cos: (a) => a.cos(),
  tan: (a) => tan(a),
  exp: (a) => a.exp(),
  ln: (a) => a.log(),
  sqrt: (a) => a.sqrt(),
  tanh: (a) => a.tanh(),
  sigmoid: (a) => a.sigmoid(),
  relu: (a) => a.relu(),
  abs: (a) => a.abs(),
};

/** The values of the variables of an expression, in the order in which they appear. */
export function pointOf({ source, at }: ExpressionProblem): Map<string, number> {
  const { variables } = planOf(source);
  return new Map(
    variables.map((name, i) => [name, Object.hasOwn(at, name) ? at[name] : i + 1] as const),
  );
}

function recordExpression(problem: ExpressionProblem): Recorded {
  const { steps } = planOf(problem.source);
  const values = new Map<string, Tensor>(
    [...pointOf(problem)].map(([name, value]) => [name, parameter(value, FLOAT64)]),
  );
  let loss: Tensor | undefined;
  for (const { name, op, operands } of steps) {
    const found = operands.map((one) => (typeof one === 'string' ? values.get(one) : one));
    const isSwapped = typeof found[0] === 'number' && (op === 'add' || op === 'mul');
    const [a, b] = isSwapped ? found.reverse() : found;
    // a number on the left becomes a tensor without a gradient
    const left = typeof a === 'number' ? tensor(a, FLOAT64) : (a as Tensor);
    loss = OPERATIONS[op](left, b as Tensor | number);
    values.set(name, loss);
  }
  return { loss: loss as Tensor, inputs: Object.fromEntries(values) };
}
