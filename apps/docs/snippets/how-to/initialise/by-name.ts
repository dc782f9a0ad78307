import { initialize, kaimingNormal, Linear, ReLU, Sequential } from '@bp/layers';

const small = new Sequential({
  fc1: new Linear(2, 8),
  relu: new ReLU(),
  out: new Linear(8, 1),
});
const larger = new Sequential({
  fc1: new Linear(2, 8),
  relu: new ReLU(),
  fc2: new Linear(8, 8), // a layer more
  relu2: new ReLU(),
  out: new Linear(8, 1),
});

initialize(small, { seed: 7 });
initialize(larger, { seed: 7 });
const first = (model: Sequential) => String(model.stateDict()['fc1.weight'].toArray());
console.log(first(small) === first(larger)); // → true

const he = { '*.weight': kaimingNormal, '*.bias': 0 };
initialize(small, { seed: 7, parameters: he });
console.log(small.stateDict()['fc1.bias'].toArray()); // → [0, 0, 0, 0, 0, 0, 0, 0]
