import { describe, expect, it } from 'vitest';
import { stratifiedSplit } from '../split/stratified-split';
import { digits } from './digits/load';
import { iris } from './iris/load';

describe('the parts of a data set', () => {
  it('are those of the stratified split of the seed, the same for everyone who gives none', async () => {
    const { all, train, test } = await digits();
    const [learn, rest] = stratifiedSplit(all.y, [0.8, 0.2], { seed: 0 });
    expect(train.x.toArray()).toEqual(all.x.indexSelect(0, learn).toArray());
    expect(train.y.toArray()).toEqual(all.y.indexSelect(0, learn).toArray());
    expect(test.y.toArray()).toEqual(all.y.indexSelect(0, rest).toArray());
    expect((await digits({ seed: 1 })).test.y.toArray()).not.toEqual(test.y.toArray());
    expect((await digits({ seed: '0' })).test.x.toArray()).toEqual(test.x.toArray());
  });

  it('have the sizes that were asked for, and a validation part only then', async () => {
    const { train, validation, test } = await digits({ test: 0.25, validation: 0.25 });
    expect([train, validation, test].map(({ y }) => y.size)).toEqual([899, 449, 449]);
    expect(await iris()).not.toHaveProperty('validation');
    expect((await iris({ test: 0.5 })).test.x.shape).toEqual([75, 4]);
  });

  it('keep the same test part beside a validation part', async () => {
    const [one, other] = [await iris(), await iris({ validation: 0.2 })];
    expect(other.test.x.toArray()).toEqual(one.test.x.toArray());
    expect(other.train.y.size + other.validation.y.size).toBe(one.train.y.size);
  });

  it('are images where those were asked for', async () => {
    const [flat, images] = [await digits(), await digits({ images: true })];
    expect(images.test.x.shape).toEqual([359, 1, 8, 8]);
    expect(images.test.x.flatten(1).toArray()).toEqual(flat.test.x.toArray());
  });

  it('are refused where one would be empty, or an option is none', async () => {
    await expect(digits({ test: 0 })).rejects.toThrowErrorMatchingInlineSnapshot(
      `[BpError: digits: test must be above 0 and, with validation, below 1, so that no part is empty, got test 0, validation 0]`,
    );
    await expect(iris({ test: 0.5, validation: 0.5 })).rejects.toThrow(
      'got test 0.5, validation 0.5',
    );
    await expect(iris({ test: 1 })).rejects.toThrow('test must be a number in [0, 1), got 1');
    // @ts-expect-error an option of the digits
    await expect(iris({ images: true })).rejects.toThrow('iris: unknown option images');
  });
});
