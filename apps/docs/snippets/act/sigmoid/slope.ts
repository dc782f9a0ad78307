import { gradcheck, gradients, variable } from '@bp/autograd';
import { linspace, sigmoid } from '@bp/tensor';

const z = variable(linspace(-6, 6, 13));
const s = sigmoid(z);
const [slope] = gradients([s.sum()], [z]);

// σ′ = σ(1 − σ), computed from the result alone
const formula = s.mul(s.neg().add(1));
console.log(slope.sub(formula).abs().max().item() < 1e-6); // → true

// Greatest at z = 0, and never above 0.25
console.log(slope.max().item()); // → 0.25
console.log(z.at(slope.argmax().item()).item()); // → 0

// Against numerical derivatives
console.log(gradcheck(sigmoid, [[-3, -0.5, 0, 2]]).ok); // → true
