import { init, jit, numpy as np, tree } from '@jax-js/jax';
import { batchesOf } from '../works/batches';
import type { Job } from '../works/job';
import type { Samples, Work } from '../works/work';
import { createLoss, firstState, fromValues } from './jax-js/network';
import { createStep } from './jax-js/step';
import { matrices, operand, summary } from './operands';
import { lacks, type Peer, type Run } from './peer';
import { type Trainer, trainingRun } from './training';

/**
 * jax-js on its WebAssembly device, each job under `jit`. It is lazy, and a step that nobody waits for makes
 * the later ones ten times slower: so every step here ends by reading its loss.
 */
export const jaxJs: Peer = {
  async prepare(job, mode) {
    await init('wasm');
    if (job.kind !== 'train') return operation(job);
    return trainingRun(job.work, createTrainer(job.work, mode === 'undisposed'));
  },
};

function createTrainer(work: Work, undisposed: boolean): Trainer {
  const batches = batchesOf(work).map(arrays);
  const sets = { train: arrays(work.train), test: work.test && arrays(work.test) };
  const step = jit(createStep(work));
  const evaluate = jit(createLoss(work));
  let state = firstState(work);
  let last = Number.NaN;
  return {
    step(batch) {
      const [x, y] = batches[batch];
      // a call takes over what it is given; only `ref` keeps a hold on it
      const [loss, next] = step(undisposed ? tree.ref(state) : state, x.ref, y.ref);
      state = next;
      last = (undisposed ? loss.ref : loss).dataSync()[0];
    },
    loss: () => last,
    evaluate(set) {
      const [x, y] = sets[set]!;
      const { parameters, running, steps } = tree.ref(state);
      const [loss, statistics] = evaluate(parameters, running, steps, x.ref, y.ref);
      tree.dispose(statistics);
      return loss.dataSync()[0];
    },
  };
}

function arrays({ input, target }: Samples): [np.Array, np.Array] {
  return [fromValues(input), fromValues(target)];
}

/** Below it, copying a result out costs less than a promise for it. */
const SMALL = 10_000;

function operation(job: Exclude<Job, { kind: 'train' }>): Run {
  const compute = formula(job);
  return {
    // disposing of what nobody waited for would cancel it
    run() {
      const result = compute();
      if (result.size < SMALL) {
        result.dataSync();
        return;
      }
      return result.blockUntilReady().then((ready) => ready.dispose());
    },
    check: () => summary(compute().dataSync()),
  };
}

function formula(job: Exclude<Job, { kind: 'train' }>): () => np.Array {
  switch (job.kind) {
    case 'matmul': {
      const { a, b, transposeA, transposeB } = matrices(job);
      const left = fromValues(a);
      const right = fromValues(b);
      const product = jit((x: np.Array, y: np.Array) =>
        np.matmul(transposeA ? np.transpose(x) : x, transposeB ? np.transpose(y) : y),
      );
      return () => product(left.ref, right.ref);
    }
    case 'affine': {
      const x = np.array(operand(job.size));
      const affine = jit((values: np.Array) => values.mul(2).add(1));
      return () => affine(x.ref);
    }
    case 'add': {
      const x = np.array(operand(8));
      const y = np.array(operand(8, 5));
      const sum = jit((left: np.Array, right: np.Array) => left.add(right));
      return () => sum(x.ref, y.ref);
    }
    case 'ceiling':
      return lacks('ceiling');
  }
}
