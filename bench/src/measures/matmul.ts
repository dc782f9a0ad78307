import type { Bench } from '../runner/bench';
import { contestantsFor } from '../runner/contestants';
import type { Job, Layout } from '../works/job';

const LAYOUTS: readonly Layout[] = ['NN', 'TN', 'NT'];
const SIZES = [16, 32, 64, 128, 256, 512, 1024];

/** Enough to be far longer than a call, short enough for a round. */
const CEILING_FLOPS = 2e7;

/** The product of the gradient of a first layer: [m, k]·[k, n]. */
const HIDDEN = { name: '128x784x128', m: 128, k: 784, n: 128 };

/** GFLOP/s of A·B, Aᵀ·B and A·Bᵀ, beside what the machine could do in the same minute. */
export async function measureMatmul(bench: Bench): Promise<void> {
  const shapes = [...SIZES.map((n) => ({ name: `${n}`, m: n, k: n, n })), HIDDEN];
  const { peers } = bench.options;
  for (const { name, m, k, n } of shapes) {
    for (const layout of LAYOUTS) {
      const product = { kind: 'matmul', layout, m, k, n } as const;
      const ceiling = { kind: 'ceiling', flops: CEILING_FLOPS } as const;
      const enter = (job: Job) =>
        contestantsFor(job.kind, peers).map((contestant) => ({ contestant, job }));
      await bench.race({
        work: `matmul-${layout}-${name}`,
        unit: 'GFLOP/s',
        entries: [...enter(product), ...enter(ceiling)],
        value: (seconds, job) => (job === ceiling ? CEILING_FLOPS : 2 * m * k * n) / seconds / 1e9,
      });
    }
  }
}
