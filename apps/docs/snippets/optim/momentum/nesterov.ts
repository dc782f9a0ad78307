import { parameter } from '@bp/autograd';
import { SGD } from '@bp/optim';

// Sutskever's form: look ahead along the velocity, take the gradient there, then move.
const [lr, mu] = [0.1, 0.9];
let theta = 1;
let b = 0;
const ahead = [];
for (let t = 0; t < 4; t++) {
  const gradient = 2 * (theta - lr * mu * b); // of E = θ²
  b = mu * b + gradient;
  theta -= lr * b;
  ahead.push(theta - lr * mu * b);
}

// The form of bp and PyTorch keeps that place ahead as the parameter.
const w = parameter([1], { dtype: 'float64' });
const optimizer = new SGD([w], { lr, momentum: mu, nesterov: true });
const path = [];
for (let t = 0; t < 4; t++) {
  w.square().sum().backward();
  optimizer.step();
  optimizer.zeroGrad();
  path.push(w.item());
}
console.log(ahead); // → [0.62, 0.2224, -0.108352, -0.324823]
console.log(path); // → [0.62, 0.2224, -0.108352, -0.324823]
