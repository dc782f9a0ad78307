// Overfitting, and four cures: a large network learns 40 noisy points by heart, and does worse on points it has not seen.
import { moons } from '@bp/data';
import { type Panel, plane, savePicture } from '@bp/example-picture';
import { Dropout, initialize, Linear, Sequential, Tanh } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { accuracy, evaluate, type FitOptions, fit } from '@bp/train';

const noise = 0.4;
const few = moons({ n: 40, noise, seed: 1 });
const many = moons({ n: 1000, noise, seed: 2 });
const validation = moons({ n: 100, noise, seed: 3 }); // only to see when to stop
const unseen = moons({ n: 2000, noise, seed: 4 });

interface Cure extends Partial<FitOptions> {
  readonly data?: typeof few;
  readonly dropout?: number;
}

const drawn: Panel[] = [];
async function learn(name: string, { data = few, dropout = 0, ...options }: Cure): Promise<void> {
  const layer = (inputs: number) => [new Linear(inputs, 64), new Tanh(), new Dropout(dropout)];
  const model = new Sequential([...layer(2), ...layer(64), new Linear(64, 2)]);
  initialize(model, { seed: 7 });
  await fit(model, data, {
    loss: crossEntropy,
    optimizer: new Adam(model.parameters(), { lr: 0.01 }),
    updates: 1000,
    seed: 7,
    progress: false,
    ...options,
  });

  const measures = { loss: crossEntropy, metrics: [accuracy] };
  const [own, other] = [
    await evaluate(model, data, measures),
    await evaluate(model, unseen, measures),
  ];
  const [a, b] = [own, other].map((scores) => (100 * Number(scores.accuracy)).toFixed(1));
  const note = `right: ${a} % of seen, ${b} % of unseen`;
  console.log(`${name.padEnd(14)}  ${note}, loss ${other.loss.toFixed(3)}`);
  model.eval();
  const decide = (points: number[][]) => model.forward(points).argmax({ axis: 1 });
  const range = [
    [-2, 3],
    [-1.6, 2.1],
  ] as const;
  drawn.push(plane({ heading: name, note, range, data, decide }));
}

await learn('no cure', {});
await learn('L2 penalty', { penalty: { l2: 0.01 } });
await learn('dropout', { dropout: 0.5 });
await learn('early stopping', { validation, patience: 20 });
await learn('more data', { data: many });

const title = 'Overfitting on two moons, and four cures';
const description = 'The first network runs around single points, the others do not.';
savePicture('moons-overfitting.svg', { title, description, columns: 3, height: 260 }, drawn);
