import { type Tensor, tensor } from '@bp/tensor';
import { OPERATIONS } from './catalogue';
import { maker } from './maker';

// Runs in a process of its own, see without-eval.test.ts: prints what every operation gives.
const bits = ({ shape, dtype, data }: Tensor): string =>
  `${dtype} [${shape}] ${Array.from(data, String)}`;

for (const [name, { calls }] of Object.entries(OPERATIONS)) {
  for (const { inputs, run } of calls(maker('float32'))) {
    const result = run(...inputs);
    for (const x of Array.isArray(result) ? result : [result]) console.log(name, bits(x));
  }
}

const { view } = tensor([
  [1, 2],
  [3, 4],
]);
console.log('view', view.get(1, 0), view.transpose(1, 0).get(0, 1), view.pick(1, null).get(1));
console.log('class', view.constructor.name);
