import { noGrad } from '@bp/autograd';
import { readNpz, writeNpz } from '@bp/data';
import { readSafetensors, writeSafetensors } from '@bp/io';
import { initialize, Linear, ReLU, Sequential } from '@bp/layers';
import { equal, tensor } from '@bp/tensor';

const network = () => new Sequential(new Linear(2, 8), new ReLU(), new Linear(8, 3));

// As if it had been trained elsewhere: a file of weights.
const far = initialize(network(), { seed: 7 });
const file = writeSafetensors(far.stateDict());

// In a page: build, load, ask. Names and shapes are checked before anything is written.
const here = network();
console.log(here.loadStateDict(readSafetensors(file))); // → { missing: [], unexpected: [] }
here.eval();
const x = tensor([[0.5, -1]]);
const answer = noGrad(() => here.forward(x).softmax(1));
console.log(equal(answer, far.forward(x).softmax(1))); // → true
console.log(answer.argmax(1).toArray());

// Data travel as npz, which NumPy reads and writes.
const data = writeNpz({ x, label: tensor([2], { dtype: 'int32' }) });
const { label } = readNpz(data);
console.log(label.dtype, label.toArray()); // → int32 [2]
