import { moons } from '@bp/data';
import { initialize, Linear, Sequential, Tanh } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';
import { Adagrad, Adam, type Optimizer, RMSprop, SGD } from '@bp/optim';
import type { Tensor } from '@bp/tensor';
import { Run } from '@bp/train';
import type { FactsOfPage } from '../../content/facts.ts';
import { BOWL, bestRate, RAVINE } from '../../given/descents.ts';

const MAKES: Record<string, (of: Tensor[], lr: number) => Optimizer> = {
  sgd: (of, lr) => new SGD(of, { lr }),
  momentum: (of, lr) => new SGD(of, { lr, momentum: 0.9 }),
  nesterov: (of, lr) => new SGD(of, { lr, momentum: 0.9, nesterov: true }),
  adagrad: (of, lr) => new Adagrad(of, { lr }),
  rmsprop: (of, lr) => new RMSprop(of, { lr }),
  adam: (of, lr) => new Adam(of, { lr }),
};

const BOUND = 1e-3;
const NET_RATES = [0.01, 0.03, 0.1, 0.3, 1];

let computed: Promise<Record<string, number>> | null = null;

async function compute(): Promise<Record<string, number>> {
  const facts: Record<string, number> = {};
  for (const [name, make] of Object.entries(MAKES)) {
    const bowl = bestRate(make, BOWL, BOUND, 200);
    const ravine = bestRate(make, RAVINE, BOUND, 300);
    facts[`${name}.bowl`] = bowl.steps ?? Number.POSITIVE_INFINITY;
    facts[`${name}.bowlRate`] = bowl.lr;
    facts[`${name}.ravine`] = ravine.steps ?? Number.POSITIVE_INFINITY;
    facts[`${name}.ravineRate`] = ravine.lr;
    const losses: number[] = [];
    for (const lr of NET_RATES) losses.push(await netLoss(make, lr));
    const usable = losses.map((loss) => (Number.isFinite(loss) ? loss : Number.POSITIVE_INFINITY));
    const best = usable.indexOf(Math.min(...usable));
    facts[`${name}.net`] = usable[best];
    facts[`${name}.netRate`] = NET_RATES[best];
    // two places lower in the grid is a tenth of the rate
    if (best >= 2) facts[`${name}.tenth`] = losses[best - 2];
    facts[`${name}.good`] = usable.filter((loss) => loss < 0.1).length;
  }
  return facts;
}

/** The loss of a small network on two moons after 40 epochs of mini-batches. */
async function netLoss(make: (of: Tensor[], lr: number) => Optimizer, lr: number): Promise<number> {
  const { x, y } = moons({ n: 256, noise: 0.15, seed: 7 });
  const model = new Sequential(
    ...[new Linear(2, 16), new Tanh(), new Linear(16, 16), new Tanh(), new Linear(16, 1)],
  );
  initialize(model, { seed: 7 });
  const run = new Run({
    model,
    data: { x, y: y.cast('float32').reshape([-1, 1]) },
    loss: bceWithLogits,
    optimizer: make(model.parameters(), lr),
    batch: 32,
    stop: { epochs: 40 },
    seed: 7,
  });
  await run.play();
  return run.history.epochs.at(-1)?.loss ?? Number.NaN;
}

const facts: FactsOfPage = async () => {
  computed ??= compute();
  const found = await computed;
  return {
    ...found,
    rates: NET_RATES.length,
    speedup: found['sgd.ravine'] / found['nesterov.ravine'],
    memorySgd: 64 * 10 + 10,
    memoryAdam: 2 * (64 * 10 + 10),
    runs: Object.keys(MAKES).length * NET_RATES.length,
  };
};

export default facts;
