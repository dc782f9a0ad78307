import { gradients, variable } from '@bp/autograd';

const x = variable([2], { dtype: 'float64' });
const y = x.pow(3).sum();

// A gradient is a plain number, unless its own computation is recorded, too.
const [plain] = gradients([y], [x]);
console.log(plain.item(), plain.requiresGrad); // → 12 false

const [slope] = gradients([y], [x], { createGraph: true });
console.log(slope.item(), slope.requiresGrad); // → 12 true

// So a loss may speak of a gradient: of its square, by x, as in a gradient penalty.
const [second] = gradients([slope.square().sum()], [x]);
console.log(second.item()); // → 288
