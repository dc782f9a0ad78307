import { type Explanation, explain } from '@bp/autograd/explain';
import { halfSse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { LEARNING_RATE, T, Worked, X } from './worked.ts';

/** The worked example after some updates by plain descent, explained in its flat notation. */
export function workedAfter(updates: number): Explanation {
  const model = new Worked();
  const optimizer = new SGD(model.parameters(), { lr: LEARNING_RATE });
  const loss = () => halfSse(model.forward(X).sigmoid(), T);
  for (let i = 0; i < updates; i++) {
    optimizer.zeroGrad();
    loss().backward();
    optimizer.step();
  }
  return explain(loss(), { inputs: { x: X, t: T }, notation: 'flat' });
}

/** The error before the first update, after it, and so on. */
export function workedErrors(updates: number): number[] {
  const model = new Worked();
  const optimizer = new SGD(model.parameters(), { lr: LEARNING_RATE });
  return Array.from({ length: updates + 1 }, () => {
    optimizer.zeroGrad();
    const loss = halfSse(model.forward(X).sigmoid(), T);
    loss.backward();
    optimizer.step();
    return loss.item();
  });
}
