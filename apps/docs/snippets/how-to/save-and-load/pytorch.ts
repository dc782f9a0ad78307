import { toPyTorch } from '@bp/io';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { seed } from '@bp/tensor';

seed(7);
const model = new Sequential(new Linear(2, 8), new ReLU(), new Linear(8, 1));
const exported = toPyTorch(model);
console.log(exported.name); // → Model
console.log(exported.python);
console.log(exported.weights.byteLength, 'bytes of safetensors');
