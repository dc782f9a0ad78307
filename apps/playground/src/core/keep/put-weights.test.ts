import { readSafetensors, writeSafetensors } from '@bp/io';
import { tensor } from '@bp/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultConfig, patchConfig } from '../config';
import { packRun, packWeights, unpackRun } from '../experiment/keep/files';
import { createExperiment } from '../experiment/made/experiment';
import { putWeights } from './put-weights';
import { weightProblemOf } from './weight-error';

const config = patchConfig(defaultConfig(), 'stop.epochs', 20);
let state: Uint8Array;
let trained: Uint8Array;
let fingerprint: string;

beforeAll(async () => {
  const of = await createExperiment(config);
  state = packRun(of);
  await of.run.play();
  trained = packWeights(of);
  fingerprint = of.run.fingerprint;
});

function problemWith(weights: Uint8Array): unknown {
  try {
    putWeights(state, weights);
    return null;
  } catch (error) {
    const told = weightProblemOf(error);
    return told && [told.problem, ...told.values];
  }
}

const changed = (change: Record<string, unknown>) =>
  writeSafetensors({ ...readSafetensors(trained), ...change } as never);

describe('weights from a file', () => {
  it('are those of the run that goes on from them', async () => {
    const of = await createExperiment(config);
    unpackRun(of, putWeights(state, trained));
    expect(of.run.fingerprint).toBe(fingerprint);
    expect(of.run.position.update).toBe(0);
    await of.run.play({ epochs: 2 });
    expect(of.run.history.epochs).toHaveLength(2);
    of.run.seek(0);
    expect(of.run.fingerprint).toBe(fingerprint);
  });

  it('are taken in another type of numbers, too', async () => {
    const wide = Object.entries(readSafetensors(trained)).map(([name, x]) => [
      name,
      x.cast('float64'),
    ]);
    const of = await createExperiment(config);
    unpackRun(of, putWeights(state, writeSafetensors(Object.fromEntries(wide))));
    expect(of.run.fingerprint).toBe(fingerprint);
  });

  it('are refused with the reason where they are those of another network', () => {
    const { 'a.linear.bias': _, ...missing } = readSafetensors(trained);
    expect(problemWith(writeSafetensors(missing))).toEqual(['weightMissing', 'a.linear.bias']);
    expect(problemWith(changed({ 'c.linear.bias': tensor([1]) }))).toEqual([
      'weightExtra',
      'c.linear.bias',
    ]);
    expect(problemWith(changed({ 'a.linear.bias': tensor([1, 2]) }))).toEqual([
      'weightShape',
      'a.linear.bias',
      '[2]',
      '[8]',
    ]);
    const infinite = tensor([1, 2, 3, 4, 5, 6, 7, Infinity]);
    expect(problemWith(changed({ 'a.linear.bias': infinite }))).toEqual([
      'weightNotFinite',
      'a.linear.bias',
    ]);
  });

  it('are refused where the file is damaged or hostile', () => {
    const huge = new Uint8Array(64);
    new DataView(huge.buffer).setBigUint64(0, 2n ** 62n, true);
    const files = [
      new Uint8Array(),
      trained.slice(0, 100),
      trained.slice(0, -1),
      huge,
      new TextEncoder().encode('hello, world'),
    ];
    for (const file of files) expect(problemWith(file)).toEqual(['weightsDamaged']);
  });
});
