import { describe, expect, it } from 'vitest';
import { encode } from '../runner/protocol';
import { playgroundWorks, stepWorks } from '.';
import { batchesOf } from './batches';
import { withoutDropout } from './e';
import type { Work } from './work';

const all = Object.entries({ ...stepWorks, ...playgroundWorks });

/** Comparing these is far faster than comparing arrays element by element. */
const bytes = (work: Work) => encode({ do: 'prepare', mode: '', job: { kind: 'train', work } });

describe.each(all)('work %s', (name, create) => {
  const work = create();

  it('has its name, and is the same whenever it is made', () => {
    expect(work.name).toBe(name);
    expect(bytes(create())).toBe(bytes(work));
  });

  it('has as many numbers as its shapes say', () => {
    const weights = work.layers.flatMap((layer) =>
      'weight' in layer ? [layer.weight, layer.bias] : [],
    );
    for (const { shape, data } of [work.train.input, work.train.target, ...weights]) {
      expect(data.length).toBe(shape.reduce((x, y) => x * y, 1));
    }
  });

  it('starts from numbers that are neither zero nor the same throughout', () => {
    const [first] = work.layers;
    expect('weight' in first && new Set(first.weight.data).size).toBeGreaterThan(7);
    expect(new Set(work.train.input.data).size).toBeGreaterThan(60);
  });
});

describe('a classifier', () => {
  it('sees each sample twice, under two labels', () => {
    const { input, target } = stepWorks.b32().train;
    const half = input.data.length / 2;
    expect(input.data.subarray(0, half)).toEqual(input.data.subarray(half));
    for (let i = 0; i < 16; i++) expect(target.data[i]).not.toBe(target.data[i + 16]);
  });
});

describe('withoutDropout', () => {
  it('leaves out nothing else', () => {
    const kinds = (work: Work) => work.layers.map(({ kind }) => kind);
    expect(kinds(stepWorks.e())).toContain('dropout');
    expect(kinds(withoutDropout(stepWorks.e()))).toEqual(['linear', 'batchNorm', 'relu', 'linear']);
  });
});

describe('batchesOf', () => {
  it('is one batch where a run is a step', () => {
    const work = stepWorks.b32();
    const [batch, ...rest] = batchesOf(work);
    expect(rest).toEqual([]);
    expect(bytes({ ...work, train: batch })).toBe(bytes(work));
  });

  it('cuts the samples of an epoch in order', () => {
    const { train } = playgroundWorks['playground-4-2']();
    const batches = batchesOf(playgroundWorks['playground-4-2']());
    expect(batches).toHaveLength(25);
    expect(batches[24].input.shape).toEqual([10, 2]);
    expect(batches[24].input.data).toEqual(train.input.data.slice(480));
    expect(batches[1].target.data).toEqual(train.target.data.slice(10, 20));
  });
});
