import { parameter } from '@bp/autograd';
import { bce, bceWithLogits } from '@bp/losses';

// A sure mistake: the logit is 40, the target 0.
const two = parameter([40]);
const textbook = two.sigmoid().sub(1).neg().log().neg().sum(); // −ln(1 − σ(z))
textbook.backward();
console.log(textbook.item(), two.grad?.item()); // → Infinity NaN

const one = parameter([40]);
const stable = bceWithLogits(one, [0]);
stable.backward();
console.log(stable.item(), one.grad?.item()); // → 40 1

console.log(bce(two.sigmoid(), [0]).item()); // bce cuts its logarithm off, as PyTorch does
