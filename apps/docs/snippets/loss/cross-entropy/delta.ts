// playground: backprop?preset=2-2-2-bce&step=12
import { parameter } from '@bp/autograd';
import { bceWithLogits, crossEntropy } from '@bp/losses';

// the weighted sums of the two outputs of the 2-2-2 example
const sums = [0.44498412, 0.68047592];
const t = [0.4, 0.6];

// two yes-or-no answers: a sigmoid each
const z = parameter(sums);
const binary = bceWithLogits(z, t, { reduction: 'sum' });
binary.backward();
console.log(binary.item()); // → 1.44409
console.log(z.grad?.toArray()); // → [0.209446, 0.063845]
console.log(z.sigmoid().sub(t).toArray()); // → [0.209446, 0.063845]

// one of two classes, the second is right: a softmax over both
const logits = parameter(sums);
crossEntropy(logits, 1).backward();
console.log(logits.grad?.toArray()); // → [0.441398, -0.441398]
console.log(logits.softmax().sub([0, 1]).toArray()); // → [0.441398, -0.441398]
