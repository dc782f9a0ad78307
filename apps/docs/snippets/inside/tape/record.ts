import { grad, parameter } from '@bp/autograd';
import { explain } from '@bp/autograd/explain';

const x = parameter([2], { dtype: 'float64' });
const y = x.square().mul(3).exp().log().sum(); // 3x², the long way round
console.log(explain(y, { inputs: { x } }).graph.edges.map(({ operation }) => operation));
y.backward();
console.log(x.grad?.item()); // → 12

// A derived rule is an operation like any other, so it can be derived again.
const third = grad(grad(grad((v) => v.pow(4))));
console.log(third(2).item()); // → 48
