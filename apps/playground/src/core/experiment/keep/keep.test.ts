import { readSafetensors } from '@bp/io';
import { describe, expect, it } from 'vitest';
import { defaultConfig, patchConfig } from '../../config';
import { createExperiment } from '../made/experiment';
import { packRun, packWeights, unpackRun } from './files';
import { lossesOf } from './losses';
import { tableOf } from './table';

const CONFIG = patchConfig(defaultConfig(), 'net.layers.b.dropout', 0.2);

describe('what is kept of a run', () => {
  it('goes on as if it had never been put away', async () => {
    const one = await createExperiment(CONFIG);
    await one.run.play({ updates: 40 });
    const bytes = packRun(one);
    await one.run.play({ epochs: 10 });
    const other = await createExperiment(CONFIG);
    unpackRun(other, bytes);
    expect(other.run.position.update).toBe(40);
    expect(other.curve.length).toBe(6);
    await other.run.play({ epochs: 10 });
    expect(other.run.fingerprint).toBe(one.run.fingerprint);
    expect(other.curve.since(0)).toEqual(one.curve.since(0));
    other.run.seek(2);
    one.run.seek(2);
    expect(other.run.fingerprint).toBe(one.run.fingerprint);
  });

  it('is refused where it is damaged or of another config', async () => {
    const one = await createExperiment(CONFIG);
    const bytes = packRun(one);
    const other = await createExperiment(patchConfig(CONFIG, 'seed', 7));
    expect(() => unpackRun(other, bytes)).toThrow('saved');
    expect(() => unpackRun(one, bytes.slice(0, 100))).toThrow('saved');
    expect(() => unpackRun(one, new Uint8Array())).toThrow('saved');
  });

  it('has the losses of all batches, to the bit, without having kept them', async () => {
    const one = await createExperiment(CONFIG);
    const seen: number[] = [];
    one.run.on('update', ({ loss }) => {
      seen.push(loss);
    });
    await one.run.play({ updates: 25 });
    expect([...(await lossesOf(one))]).toEqual(seen);
  });

  it('has weights for other programs, and the curve as a table', async () => {
    const one = await createExperiment(CONFIG);
    await one.run.play({ epochs: 50 });
    const weights = readSafetensors(packWeights(one));
    expect(weights['a.linear.weight'].toArray()).toEqual(one.blocks[0].linear.weight.toArray());
    const table = tableOf(one, 10);
    expect(table.columns).toEqual(['epoch', 'train', 'validation', 'validationAccuracy']);
    expect(table.rows.map(([epoch]) => epoch)).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 50]);
  });
});
