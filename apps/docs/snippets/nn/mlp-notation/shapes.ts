// playground: backprop?preset=2-2-2&notation=layered
import { Linear, Sequential, Sigmoid } from '@bp/layers';

const net = new Sequential(
  new Linear(2, 2, { bias: false }),
  new Sigmoid(),
  new Linear(2, 2, { bias: false }),
  new Sigmoid(),
);
// a row for each unit where the weights arrive: [to, from]
net.loadStateDict({
  '0.weight': [
    [0.3, 0.25],
    [0.4, 0.35],
  ],
  '2.weight': [
    [0.45, 0.4],
    [0.7, 0.6],
  ],
});

console.log(net.forward([[0.1, 0.2]]).toArray()); // → [[0.609446, 0.663845]]

const reader = new Sequential(new Linear(784, 128), new Sigmoid(), new Linear(128, 10));
for (const [path, { shape, size }] of reader.namedParameters()) {
  console.log(path, shape, size); // → 2.bias [10] 10
}
