import { gradcheck, parameter } from '@bp/autograd';
import type { Tensor, TensorLike } from '@bp/tensor';

// An activation is a function of tensors. Its derivative follows.
const swish = (x: Tensor, beta = 1) => x.mul(x.mul(beta).sigmoid());
console.log(gradcheck((x: Tensor) => swish(x), [[-2, 0, 1.5]]).ok); // → true

// So is a loss: errors below the target cost three times as much as those above.
const lopsided = (prediction: Tensor, target: TensorLike) => {
  const error = prediction.sub(target);
  return error.relu().add(error.neg().relu().mul(3)).mean();
};
const w = parameter([1, 4]);
const loss = lopsided(w, [2, 2]);
loss.backward();
console.log(loss.item()); // → 2.5
console.log(w.grad?.toArray()); // → [-1.5, 0.5]
