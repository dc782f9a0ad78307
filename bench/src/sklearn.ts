// Test accuracies of scikit-learn's MLPClassifier and of fit: the same data, splits, architecture, optimizer and epochs, over
// several seeds. `node bench/dist/sklearn.js [FILE]` prints a table, and writes the figures into a file where one is named.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { digits, iris, moons, split } from '@bp/data';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { seed, type Tensor } from '@bp/tensor';
import { accuracy, evaluate, fit } from '@bp/train';
import { median } from './runner/statistics';

const SEEDS = 10;

interface Task {
  readonly x: Tensor;
  readonly y: Tensor;
  readonly hidden: readonly number[];
  readonly epochs: number;
  readonly batch: number;
  readonly lr: number;
}

interface Rows {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** Median and range of accuracies, with all of them. */
interface Figures {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly all: readonly number[];
}

async function tasks(): Promise<Readonly<Record<string, Task>>> {
  const [written, flowers] = [(await digits()).train, (await iris()).train];
  const crescents = moons({ n: 400, noise: 0.25, seed: 1 });
  return {
    digits: {
      ...written,
      x: written.x.reshape([-1, 64]),
      hidden: [64],
      epochs: 30,
      batch: 32,
      lr: 0.001,
    },
    iris: { ...flowers, hidden: [16], epochs: 100, batch: 16, lr: 0.01 },
    moons: { ...crescents, hidden: [16, 16], epochs: 100, batch: 32, lr: 0.01 },
  };
}

async function ours({ x, y, hidden, epochs, batch, lr }: Task, { train, test }: Rows, run: number) {
  seed(run);
  const classes = 1 + y.max().item();
  const sizes = [x.shape[1], ...hidden];
  const model = new Sequential(
    ...sizes.slice(1).flatMap((size, i) => [new Linear(sizes[i], size), new ReLU()]),
    new Linear(sizes[sizes.length - 1], classes),
  );
  const part = (rows: Int32Array) => ({ x: x.indexSelect(0, rows), y: y.indexSelect(0, rows) });
  const optimizer = new Adam(model.parameters(), { lr });
  await fit(model, part(train), {
    loss: crossEntropy,
    optimizer,
    epochs,
    batch,
    seed: run,
    progress: false,
  });
  const scores = await evaluate(model, part(test), { metrics: [accuracy] });
  return scores.accuracy as number;
}

function theirs(all: Readonly<Record<string, Task>>, splits: Readonly<Record<string, Rows[]>>) {
  const input = Object.entries(all).map(([name, { x, y, ...rest }]) => [
    name,
    {
      ...rest,
      x: x.toArray(),
      y: y.toArray(),
      splits: splits[name].map(({ train, test }) => ({ train: [...train], test: [...test] })),
    },
  ]);
  const script = fileURLToPath(new URL('../sklearn/compare.py', import.meta.url));
  const { status, stdout, stderr } = spawnSync(python(), [script], {
    input: JSON.stringify(Object.fromEntries(input)),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`scikit-learn failed: ${stderr}`);
  return JSON.parse(stdout) as { version: string; accuracies: Record<string, number[]> };
}

/** The first Python that has scikit-learn; another one may come first on the path than that of the system. */
function python(): string {
  const has = (path: string) => spawnSync(path, ['-c', 'import sklearn']).status === 0;
  const found = ['python3', '/usr/bin/python3'].find(has);
  if (found === undefined) throw new Error('no python3 with sklearn on this machine');
  return found;
}

function figures(all: readonly number[]): Figures {
  return { median: median(all), least: Math.min(...all), most: Math.max(...all), all };
}

const all = await tasks();
const splits = Object.fromEntries(
  Object.entries(all).map(([name, { x, y }]) => [
    name,
    Array.from({ length: SEEDS }, (_, i): Rows => {
      const [train, test] = split(x.shape[0], [0.7, 0.3], { seed: i, stratify: y });
      return { train, test };
    }),
  ]),
);
const { version, accuracies } = theirs(all, splits);
const results: Record<string, { readonly sklearn: Figures; readonly bp: Figures }> = {};
const percent = (x: number): string => `${(100 * x).toFixed(1)} %`;
const text = ({ median, least, most }: Figures): string =>
  `${percent(median)} (${percent(least)} to ${percent(most)})`;
console.log(`test accuracy, median and range over ${SEEDS} seeds; scikit-learn ${version}`);
for (const [name, task] of Object.entries(all)) {
  const found: number[] = [];
  for (const [i, rows] of splits[name].entries()) found.push(await ours(task, rows, i));
  const sklearn = figures(accuracies[name]);
  results[name] = { sklearn, bp: figures(found) };
  console.log(`${name.padEnd(8)} MLPClassifier ${text(sklearn)}, fit ${text(results[name].bp)}`);
}
const [, , file] = process.argv;
if (file !== undefined) {
  writeFileSync(file, `${JSON.stringify({ seeds: SEEDS, version, results }, null, 2)}\n`);
}
