import { customOp, gradcheck } from '@bp/autograd';
import type { Tensor } from '@bp/tensor';

console.log(gradcheck((x) => x.tanh(), [[0.5, -1]]).ok); // → true

const wrong = customOp({
  name: 'cube',
  forward: (x) => x.pow(3),
  backward: ({ grad, inputs: [x] }) => [grad.mul(x.square()).mul(2)], // 3 x² is right
});
const report = gradcheck((x: Tensor) => wrong(x), [[0.5, 2]]);
console.log(report.ok); // → false
console.log('largest error:', report.maxError);
