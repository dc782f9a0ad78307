// playground: backprop?preset=two-paths
import { parameter } from '@bp/autograd';
import { explain } from '@bp/autograd/explain';

const w = parameter(0.5, { dtype: 'float64' });
const y = w.square();
const x = w.tanh();
const p = y.sin();
const z = x.exp();
const O = p.mul(z);

const run = explain(O, { inputs: { w, y, x, p, z, O } });
const { paths, value, check } = run.gradient('w');
for (const path of paths) {
  console.log(path.factors.map((f) => `(${f.text})`).join(''), '=', path.product);
}
// → (p)(z)(1 − x²) = 0.30886695
console.log(value, check.recorded); // → 1.84694883 1.84694883

O.backward();
console.log(w.grad?.item()); // → 1.84694883
