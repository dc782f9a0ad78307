import { explain } from '@bp/autograd/explain';
import { summary } from '@bp/inspect';
import { Linear, Sequential, Sigmoid } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Rng, seed, tensor } from '@bp/tensor';
import type { Bench } from '../runner/bench';
import { summarise } from '../runner/results';

const BATCH = 32;
const WEIGHT = '0.weight[5,300]';

/** Milliseconds to explain a step of a 784-128-10 network: what a learner waits for who asks about one of its weights. */
export function measureExplain(bench: Bench): void {
  bench.say('explain');
  seed(7);
  const net = new Sequential(new Linear(784, 128), new Sigmoid(), new Linear(128, 10));
  const x = new Rng(1).uniform([BATCH, 784]);
  const labels = tensor(
    Array.from({ length: BATCH }, (_, i) => i % 10),
    { dtype: 'int32' },
  );
  const loss = crossEntropy(net.forward(x), labels);
  const explained = explain(loss, { model: net });
  const asked: Readonly<Record<string, () => unknown>> = {
    'explain-read': () => explain(loss, { model: net }),
    'explain-summary': () => explain(loss, { model: net }).summary().toText(),
    'explain-weight': () => explain(loss, { model: net }).gradient(WEIGHT).toText(),
    'explain-json': () => JSON.stringify(explained),
    'inspect-summary': () => summary(net, x).toText(),
  };
  for (const [work, ask] of Object.entries(asked)) {
    // The first call runs cold, as it does for a learner.
    const times = Array.from({ length: bench.options.rounds }, () => {
      const start = performance.now();
      ask();
      return performance.now() - start;
    });
    bench.add(summarise({ work, peer: 'bp', mode: 'eager', unit: 'ms', differs: null }, times));
  }
}
