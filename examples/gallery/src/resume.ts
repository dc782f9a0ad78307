// Resume a run: five epochs, a file, five more in a run made anew, and the weights of ten in one piece to the last bit.
import { mkdirSync } from 'node:fs';
import { moons } from '@bp/data';
import { loadCheckpoint, saveCheckpoint } from '@bp/io';
import { Dropout, initialize, Linear, ReLU, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam, cosineLr } from '@bp/optim';
import { Run, type SavedRun } from '@bp/train';

const data = moons({ n: 200, noise: 0.2, seed: 7 });

/** Weights, order of the data, dropout, optimizer and schedule: all of it goes on where it was. */
function makeRun(): Run {
  const model = new Sequential(new Linear(2, 32), new ReLU(), new Dropout(0.1), new Linear(32, 2));
  initialize(model, { seed: 7 });
  return new Run({
    model,
    loss: crossEntropy,
    optimizer: new Adam(model.parameters(), { lr: 0.02 }),
    schedule: cosineLr({ tMax: 10 * 10 }),
    data,
    batch: 20,
    seed: 7,
  });
}

const whole = makeRun();
await whole.play({ epochs: 10 });
console.log(`ten epochs in one piece    ${whole.fingerprint.slice(0, 16)}`);

const first = makeRun();
await first.play({ epochs: 5 });
mkdirSync('runs', { recursive: true });
await saveCheckpoint(first.save(), 'runs/resume.safetensors');
console.log(`five epochs, saved         ${first.fingerprint.slice(0, 16)}`);

const second = makeRun();
second.restore(await loadCheckpoint<SavedRun>('runs/resume.safetensors'));
await second.play({ epochs: 5 });
console.log(`restored, and five more    ${second.fingerprint.slice(0, 16)}`);

if (second.fingerprint !== whole.fingerprint) throw new Error('the bits differ');
const loss = (run: Run) => run.history.epochs[9].loss;
console.log(`same bits; loss ${loss(whole).toFixed(4)} and ${loss(second).toFixed(4)}`);
