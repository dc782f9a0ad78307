import { parameter } from '@bp/autograd';
import { Adam, AdamW, SGD } from '@bp/optim';
import { l1, l2 } from '@bp/regularize';

const start = [3, -4];
const lambda = 0.1;
const w = parameter(start);
console.log(l2(w, lambda).item(), l1(w, lambda).item()); // → 2.5 0.7

l2(w, lambda).backward();
console.log(w.grad?.toArray()); // → [0.6, -0.8]

// A penalty of λ Σ w² in the loss, and a weightDecay of 2λ: one and the same for SGD …
const after = (Kind: typeof SGD | typeof AdamW, how: 'penalty' | 'decay') => {
  const p = parameter(start, { dtype: 'float64' });
  const weightDecay = how === 'decay' ? 2 * lambda : 0;
  const optimizer = new Kind([p], { lr: 0.1, weightDecay });
  for (let t = 0; t < 10; t++) {
    const loss = p.sub(1).square().sum();
    (how === 'penalty' ? loss.add(l2(p, lambda)) : loss).backward();
    optimizer.step();
    optimizer.zeroGrad();
  }
  return p.toArray();
};
console.log(after(SGD, 'penalty')); // → [1.083384, 0.49988]
console.log(after(SGD, 'decay')); // → [1.083384, 0.49988]
// … and for Adam, whose weightDecay is divided like a gradient. AdamW's is not.
console.log(after(Adam, 'penalty')); // → [2.023076, -3.007767]
console.log(after(Adam, 'decay')); // → [2.023076, -3.007767]
console.log(after(AdamW, 'decay')); // → [1.581902, -2.367647]
