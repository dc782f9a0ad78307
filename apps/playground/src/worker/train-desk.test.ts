import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../core/config';
import { TrainDesk } from './train-desk';
import type { Snapshot, Views } from './train-messages';

const VIEWS: Views = { map: 64, tiles: 32, edges: 'weight', badges: true };

/** A desk with a run, and all snapshots that it has sent. */
async function watched(config = defaultConfig(), views: Views = VIEWS) {
  const desk = new TrainDesk();
  const prepared = await desk.prepare(config);
  const snapshots: Snapshot[] = [];
  await desk.subscribe(views, (snapshot) => {
    snapshots.push(snapshot);
  });
  return { desk, prepared, snapshots };
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the train desk', () => {
  it('sends snapshots while it plays, and pauses quickly', async () => {
    const { desk, snapshots } = await watched();
    await desk.play(Infinity);
    await wait(1500);
    const t = performance.now();
    await desk.pause();
    expect(performance.now() - t).toBeLessThan(1000);
    await wait(50);
    expect(snapshots.at(-1)?.playing).toBe(false);
  });
});
