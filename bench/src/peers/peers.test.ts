import { expect, it } from 'vitest';
import { agree } from '../runner/statistics';
import { playgroundWorks, stepWorks } from '../works';
import type { Job } from '../works/job';
import { bp } from './bp';
import { ceiling } from './ceiling';
import { convnetjs } from './convnetjs';
import { plainJs } from './plain-js';

const check = async (peer: typeof bp, job: Job, mode = 'eager') =>
  (await peer.prepare(job, mode)).check();

it('trains the smallest work to the losses that another library finds', async () => {
  for (const work of [stepWorks.a(), playgroundWorks['playground-4-2']()]) {
    const job = { kind: 'train', work } as const;
    const ours = await check(bp, job);
    expect(ours.every((loss) => loss > 0)).toBe(true);
    expect(agree(ours, await check(convnetjs, job)), String(ours)).toBe(true);
  }
});

it('computes what a loop computes', async () => {
  for (const job of [{ kind: 'affine', size: 1000 }, { kind: 'add' }] as const) {
    expect(agree(await check(bp, job), await check(plainJs, job))).toBe(true);
  }
});

it('finds one product however its operands lie', async () => {
  const product = (layout: 'NN' | 'TN' | 'NT') =>
    check(bp, { kind: 'matmul', layout, m: 3, k: 5, n: 2 });
  const [sum] = await product('NN');
  // Σᵢⱼ Σₗ aᵢₗ·bₗⱼ of the operands as operand() makes them
  const a = Array.from({ length: 15 }, (_, i) => (((i * 7) % 13) + 1) / 13);
  const b = Array.from({ length: 10 }, (_, i) => (((i * 5) % 13) + 1) / 13);
  let wanted = 0;
  for (let i = 0; i < 15; i++) for (let j = 0; j < 2; j++) wanted += a[i] * b[(i % 5) * 2 + j];
  expect(sum).toBeCloseTo(wanted, 4);
  expect((await product('TN')).every(Number.isFinite)).toBe(true);
  expect((await product('NT')).every(Number.isFinite)).toBe(true);
});

it('spins as often as it is told', async () => {
  // twelve sums, each x ← 0.999·x + 0.001 from 0: after n times 1 − 0.999ⁿ
  const [sum] = await check(ceiling, { kind: 'ceiling', flops: 96 * 1000 }, 'mul-add');
  expect(sum).toBeCloseTo(12 * (1 - 0.999 ** 1000), 2);
});
