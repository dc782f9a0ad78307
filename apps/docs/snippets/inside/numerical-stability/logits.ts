import { valueAndGrad } from '@bp/autograd';
import { bce, bceWithLogits } from '@bp/losses';
import { tensor } from '@bp/tensor';

// The target is 0 and the network is sure of 1: as wrong as can be.
const target = tensor([0]);
const viaSigmoid = valueAndGrad((z) => bce(z.sigmoid(), target));
const viaLogits = valueAndGrad((z) => bceWithLogits(z, target));

for (const z of [4, 12, 20]) {
  const [loss, slope] = viaSigmoid([z]);
  console.log(z, 'via sigmoid', loss.item(), slope.item());
  const [exact, exactSlope] = viaLogits([z]);
  console.log(z, 'via logits', exact.item(), exactSlope.item());
}

const [loss, slope] = viaSigmoid([20]);
console.log(loss.item(), slope.item()); // → 100 0
const [exact, exactSlope] = viaLogits([20]);
console.log(exact.item(), exactSlope.item()); // → 20 1
