// playground: descent?preset=local-minima
import { parameter } from '@bp/autograd';
import { SGD } from '@bp/optim';

// Himmelblau's function: four minima, each as low as the others.
const endOf = (start: number[]) => {
  const p = parameter(start, { dtype: 'float64' });
  const optimizer = new SGD([p], { lr: 0.01 });
  for (let t = 0; t < 300; t++) {
    const [x, y] = [p.at(0), p.at(1)];
    const loss = x
      .square()
      .add(y)
      .sub(11)
      .square()
      .add(x.add(y.square()).sub(7).square());
    loss.backward();
    optimizer.step();
    optimizer.zeroGrad();
  }
  return p.toArray();
};
console.log(endOf([0, 0])); // → [3.0000, 2.0000]
console.log(endOf([-1, 0])); // → [-2.8051, 3.1313]
console.log(endOf([-1, -1])); // → [-3.7793, -3.2832]
console.log(endOf([1, -2])); // → [3.5844, -1.8481]
