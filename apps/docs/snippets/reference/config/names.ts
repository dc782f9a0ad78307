import { readSafetensors, writeSafetensors } from '@bp/io';
import { Linear, ReLU, Sequential } from '@bp/layers';

const model = new Sequential(new Linear(2, 3), new ReLU(), new Linear(3, 1));
const file = writeSafetensors(model.stateDict());
console.log(Object.keys(readSafetensors(file)));
// → ['0.bias', '0.weight', '2.bias', '2.weight']

// The length of the head, and the head itself.
const length = new DataView(file.buffer).getUint32(0, true);
const head = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length)));
console.log(head['0.weight']);
// → { dtype: 'F32', shape: [3, 2], data_offsets: [12, 36] }
