import { parameter } from '@bp/autograd';
import { defineOptimizer } from '@bp/optim';
import { BELOW_ONE, FROM_ZERO, f } from '@bp/tensor/engine';

/** v ← μ v − η g, w ← w + v: momentum as the textbooks write it. */
class HeavyBall extends defineOptimizer<{ lr?: number; momentum?: number }>({
  name: 'HeavyBall',
  options: { lr: [0.01, FROM_ZERO], momentum: [0.9, BELOW_ONE] },
  rule: () => ({
    moments: { velocity: 0 },
    update({ parameter: w, gradient, velocity, lr, momentum }) {
      const v = f.sub(f.mul(momentum, velocity), f.mul(lr, gradient));
      return { parameter: f.add(w, v), velocity: v };
    },
  }),
}) {}

const w = parameter([1]);
const optimizer = new HeavyBall([w], { lr: 0.25, momentum: 0.5 });
for (let step = 0; step < 3; step++) {
  w.square().sum().backward();
  optimizer.step();
  optimizer.zeroGrad();
}
console.log(w.toArray()); // → [-0.25]
