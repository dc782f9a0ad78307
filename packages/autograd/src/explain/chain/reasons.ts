import { IDENTITY } from '../naming/identity-output';
import type { Pair } from '../print/pair';
import type { Context } from './context';
import { type FactorStep, nameOf, written } from './factors';

/** What is said of the derivative of an operation; of others that they are derivatives. */
const WHY: Readonly<Record<string, string>> = {
  halfSse: 'half-squared-error',
  mse: 'squared-error',
  mae: 'absolute-error',
  bce: 'cross-entropy',
  nll: 'nll',
  softmax: 'softmax',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  sum: 'sum',
  mul: 'product',
};

/** Why a factor is what it is, in words. */
export function reasonOf(step: FactorStep, context: Context): Pair {
  const { edge, to, from } = step;
  const { roles, say, symbol, shown } = context;
  const { operation, reading } = edge.step;
  const { name } = operation;
  const { conditions, leaves, ...slope } = written(step, context);
  const factor = leaves.find((leaf) => symbol(leaf).text !== symbol(to).text);
  const other = factor && nameOf(factor, context);
  const { role } = roles.infoOf(to);
  const isByWeight = factor !== undefined && roles.infoOf(factor).role === 'weight';
  const why = (key: string): Pair =>
    say(`why-${key}`, {
      slope,
      value: shown(edge.value),
      operation: name,
      condition: conditions[0] ?? slope,
      count: Math.round(1 / edge.value),
      other: other ?? slope,
      p: other ?? symbol(from),
    });
  if (reading === IDENTITY) return why('identity');
  if (name === 'dropout') return why(edge.value === 0 ? 'dropped' : 'kept');
  if (operation.kind === 'kernel' && /^max/.test(name))
    return why(edge.value === 1 ? 'largest' : 'tie');
  if (conditions.length > 0 && name !== 'nll') return why(edge.value === 0 ? 'dead' : 'branch');
  if (operation.kind === 'composite') return why(operation.foreign ? 'one-factor' : 'rule');
  if (name === 'matmul')
    return why(role === 'weight' ? 'weight' : isByWeight ? 'activation' : 'product');
  if (role === 'bias') return why('bias');
  if (name === 'mean') return why('mean');
  if (WHY[name] !== undefined) return why(WHY[name]);
  return why(slope.text === '1' ? 'same' : edge.slope === null ? 'number' : 'formula');
}
