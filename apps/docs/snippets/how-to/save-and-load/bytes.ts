import { readSafetensors, writeSafetensors } from '@bp/io';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { fingerprint } from '@bp/module';
import { seed } from '@bp/tensor';

seed(7);
const model = () => new Sequential(new Linear(2, 8), new ReLU(), new Linear(8, 1));
const [trained, fresh] = [model(), model()];

const bytes = writeSafetensors(trained.stateDict(), {
  metadata: { data: 'moons, n = 200' },
});
console.log(bytes.byteLength, 'bytes');

const state = readSafetensors(bytes);
console.log(Object.keys(state)); // → ['0.bias', '0.weight', '2.bias', '2.weight']
console.log(fresh.loadStateDict(state)); // → { missing: [], unexpected: [] }
console.log(fingerprint(fresh.stateDict()) === fingerprint(trained.stateDict())); // → true
