import { gradients, jacobian, variable } from '@bp/autograd';
import { crossEntropy } from '@bp/losses';
import { softmax, tensor } from '@bp/tensor';

const z = variable([2, 1, 0.1], { dtype: 'float64' });
const p = softmax(z);
console.log(p.toArray()); // → [0.659001, 0.242433, 0.098566]

// Adding the same number to all logits changes nothing, so 1000 does not overflow.
console.log(softmax([1002, 1001, 1000.1]).toArray()); // → [0.6590, 0.2424, 0.0986]

// Every output depends on every logit; each row adds up to 0.
const J = jacobian((x) => softmax(x), z);
console.log(J.at(0).toArray()); // → [0.224719, -0.159764, -0.064955]
console.log(J.sum({ axis: 1 }).abs().max().item() < 1e-15); // → true

// With cross-entropy only p − y is left. Class 1 is the second.
const loss = crossEntropy(z.unsqueeze(0), tensor([1], { dtype: 'int32' }));
console.log(gradients([loss], [z])[0].toArray()); // → [0.659001, -0.757567, 0.098566]
