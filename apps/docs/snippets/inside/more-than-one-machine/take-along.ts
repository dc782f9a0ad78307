import { toPyTorch, writeSafetensors } from '@bp/io';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { seed } from '@bp/tensor';

seed(7);
const model = new Sequential(new Linear(64, 64), new ReLU(), new Linear(64, 10));

// The weights alone: a file that PyTorch, JAX and Python's safetensors read.
const bytes = writeSafetensors(model.stateDict());
console.log(bytes.length > 4 * (64 * 64 + 64 + 64 * 10 + 10)); // → true

// The network, too: a Python module that does what forward does.
const written = toPyTorch(model);
console.log(Object.keys(written));
