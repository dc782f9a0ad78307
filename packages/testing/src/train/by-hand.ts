import { batches } from '@bp/data';
import { BatchNorm1d, Dropout, Linear, ReLU, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { fingerprint, type StateDict } from '@bp/module';
import { Adam, cosineLr } from '@bp/optim';
import { seed } from '@bp/tensor';
import { POINTS } from './experiment';

/** What can be changed on the way. */
export interface Setting {
  readonly lr?: number;
  readonly weightDecay?: number;
  readonly p?: number;
}

/** A change before an update. */
export interface ChangeByHand {
  readonly update: number;
  readonly set: Setting;
}

/** After so many updates. */
export interface Moment {
  readonly state: StateDict;
  readonly fingerprint: string;
  /** The mean loss of each epoch that is complete. */
  readonly epochs: readonly number[];
}

export const SCHEDULE = cosineLr({ tMax: 17, etaMin: 0.001 });

export function makeNetwork(start: string) {
  seed(start);
  const dropout = new Dropout(0.2);
  const model = new Sequential(
    new Linear(3, 7),
    new BatchNorm1d(7),
    new ReLU(),
    dropout,
    new Linear(7, 2),
  );
  const optimizer = new Adam(model.parameters(), { lr: 0.02 });
  return { model, optimizer, dropout };
}

/** Trains without a run: only batches by seed and epoch, and changes. */
export function trainByHand(updates: number, changes: readonly ChangeByHand[]): Moment[] {
  const { model, optimizer, dropout } = makeNetwork('start');
  const { x, y } = POINTS;
  const epochs: number[] = [];
  const moments: Moment[] = [];
  const keep = () => {
    const state = model.stateDict();
    moments.push({ state, fingerprint: fingerprint(state), epochs: [...epochs] });
  };
  let base = 0.02;
  keep();
  seed(7);
  for (let epoch = 0, update = 0; update < updates; epoch++) {
    let sum = 0;
    for (const rows of batches(38, 8, { seed: 7, epoch })) {
      for (const { update: at, set } of changes) {
        if (at !== update) continue;
        base = set.lr ?? base;
        if (set.weightDecay !== undefined) optimizer.set({ weightDecay: set.weightDecay });
        if (set.p !== undefined) dropout.p = set.p;
      }
      optimizer.set({ lr: SCHEDULE(update, base) });
      optimizer.zeroGrad();
      const loss = crossEntropy(model.forward(x.indexSelect(0, rows)), y.indexSelect(0, rows));
      loss.backward();
      optimizer.step();
      sum += loss.item() * rows.length;
      update++;
      if (update % 5 === 0) epochs.push(sum / 38);
      keep();
    }
  }
  return moments;
}
