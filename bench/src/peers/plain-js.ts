import { operand, summary } from './operands';
import { lacks, type Peer, type Run } from './peer';

/** What a loop by hand costs: the floor for small arrays. */
export const plainJs: Peer = {
  prepare(job) {
    if (job.kind === 'affine') return loop(job.size, (x) => 2 * x + 1);
    if (job.kind === 'add') {
      const y = operand(8, 5);
      return loop(8, (x, i) => x + y[i]);
    }
    return lacks(job.kind);
  },
};

function loop(size: number, f: (x: number, i: number) => number): Run {
  const x = operand(size);
  const compute = () => {
    const result = new Float32Array(size);
    for (let i = 0; i < size; i++) result[i] = f(x[i], i);
    return result;
  };
  return { run: () => void compute(), check: () => summary(compute()) };
}
