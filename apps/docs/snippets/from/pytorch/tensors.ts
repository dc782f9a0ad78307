import { arange, concat, stack, where, zeros } from '@bp/tensor';

const x = arange(6).reshape([2, 3]); // torch.arange(6).reshape(2, 3)
console.log(x.shape, x.dtype); // → [2, 3] float32
console.log(x.slice(':, 1:').toArray()); // → [[1, 2], [4, 5]]
console.log(x.sum({ axis: 1, keepDims: true }).toArray()); // → [[3], [12]]
console.log(x.transpose().shape); // → [3, 2]
console.log(x.matmul(x.transpose()).toArray()); // → [[5, 14], [14, 50]]
console.log(concat([x, zeros([1, 3])], 0).shape, stack([x, x], 0).shape); // → [3, 3] [2, 2, 3]
console.log(where(x.gt(2), x, 0).toArray()); // → [[0, 0, 0], [3, 4, 5]]
