// Overfitting, and four cures: a large network learns 40 noisy points by heart, and does worse on points it has not seen.
import { moons } from '@bp/data';
import { type Panel, panels, plane, savePicture } from '@bp/example-picture';
import { Dropout, initialize, Linear, Sequential, Tanh } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { accuracy, evaluate, type FitOptions, fit, predict } from '@bp/train';

const few = moons({ n: 40, noise: 0.3, seed: 1 });
const many = moons({ n: 600, noise: 0.3, seed: 2 });
const validation = moons({ n: 100, noise: 0.3, seed: 3 });
const test = moons({ n: 2000, noise: 0.3, seed: 4 });

interface Trial {
  readonly name: string;
  readonly data?: typeof few;
  readonly dropout?: number;
  readonly options?: Partial<FitOptions>;
}

const trials: Trial[] = [
  { name: 'no cure' },
  { name: 'L2 penalty', options: { penalty: { l2: 0.003 } } },
  { name: 'dropout', dropout: 0.5 },
  { name: 'early stopping', options: { validation, patience: 30 } },
  { name: 'more data', data: many },
];

const drawn: Panel[] = [];
for (const { name, data = few, dropout = 0, options } of trials) {
  const model = new Sequential(
    ...[new Linear(2, 64), new Tanh(), new Dropout(dropout)],
    ...[new Linear(64, 64), new Tanh(), new Dropout(dropout)],
    new Linear(64, 2),
  );
  initialize(model, { seed: 7 });
  await fit(model, data, {
    loss: crossEntropy,
    optimizer: new Adam(model.parameters(), { lr: 0.01 }),
    epochs: 500,
    seed: 7,
    ...options,
  });
  const measures = { loss: crossEntropy, metrics: [accuracy] };
  const [seen, unseen] = [
    await evaluate(model, data, measures),
    await evaluate(model, test, measures),
  ];
  const percent = (share: unknown) => `${(100 * Number(share)).toFixed(1)} %`;
  console.log(
    `${name.padEnd(14)}  seen ${percent(seen.accuracy).padStart(7)}  unseen ${percent(unseen.accuracy)}, loss ${unseen.loss.toFixed(3)}`,
  );
  const answers = (points: number[][]) => predict(model, points).argmax({ axis: 1 });
  drawn.push(
    plane({
      heading: name,
      note: `right: seen ${percent(seen.accuracy)}, unseen ${percent(unseen.accuracy)}`,
      range: [
        [-1.8, 2.8],
        [-1.4, 1.9],
      ],
      points: data.x.toArray() as number[][],
      classes: data.y.toArray() as number[],
      decide: (points) => answers(points).toArray() as number[],
    }),
  );
}
const description =
  'What five networks decide in the plane: the first runs around single points, the others do not.';
const caption = { title: 'Overfitting on two moons, and four cures', description };
savePicture('moons-overfitting.svg', panels(caption, { columns: 3, height: 260 }, drawn));
