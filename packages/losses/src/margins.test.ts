import { gradients, variable } from '@bp/autograd';
import { BpError, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { bceWithLogits } from './bce-with-logits';
import { cosineEmbedding } from './cosine-embedding';
import { hinge } from './hinge';
import { hingeEmbedding } from './hinge-embedding';
import { marginRanking } from './margin-ranking';
import { multiLabelMargin } from './multi-label-margin';
import { multiLabelSoftMargin } from './multi-label-soft-margin';
import { multiMargin } from './multi-margin';
import { softMargin } from './soft-margin';
import { tripletMargin } from './triplet-margin';

const failure = (body: () => unknown): string => {
  try {
    body();
  } catch (error) {
    if (error instanceof BpError) return `${error.code} ${error.message}`;
    throw error;
  }
  return 'nothing was thrown';
};

describe('marginRanking', () => {
  it('costs what is missing to the right order', () => {
    const a = variable([1, 2, 3]);
    const b = variable([2, 1, 1]);
    const losses = marginRanking(a, b, [1, 1, -1], { margin: 0.5, reduction: 'none' });
    expect(losses.toArray()).toEqual([1.5, 0, 2.5]);
    const [byA, byB] = gradients([losses.sum()], [a, b]);
    expect(byA.toArray()).toEqual([-1, 0, 1]);
    expect(byB.toArray()).toEqual([1, 0, -1]);
  });

  it('refuses labels other than 1 and −1, and scores of different shapes', () => {
    expect(failure(() => marginRanking([1, 2], [2, 1], [1, 0]))).toMatchInlineSnapshot(
      `"BP_NUMERIC marginRanking: the target must hold 1 or -1, got 0 at position 1"`,
    );
    expect(failure(() => marginRanking([1, 2], [[2, 1]], [1, 1]))).toMatchInlineSnapshot(
      `"BP_SHAPE marginRanking: first and second must have the same shape, got [2] and [1, 2]; a loss does not broadcast, so reshape one of them"`,
    );
  });
});

describe('hingeEmbedding', () => {
  it('is the distance of the like, and what the unlike lack to the margin', () => {
    const x = variable([0.5, 0.25, 3]);
    const losses = hingeEmbedding(x, [1, -1, -1], { margin: 2, reduction: 'none' });
    expect(losses.toArray()).toEqual([0.5, 1.75, 0]);
    expect(gradients([losses.sum()], [x])[0].toArray()).toEqual([1, -1, 0]);
  });

  it('lets the gradient pass at the hinge itself, as PyTorch does', () => {
    const x = variable([2]);
    expect(gradients([hingeEmbedding(x, [-1], { margin: 2 })], [x])[0].item()).toBe(-1);
  });

  it('refuses labels of 0', () => {
    expect(failure(() => hingeEmbedding([1], [0]))).toContain(
      'must hold 1 or -1, got 0 at position 0',
    );
  });
});

describe('hinge', () => {
  const scores = [0.5, 2, -3, 1, -0.25, 0, -0];
  const labels = [1, 1, -1, -1, -1, 1, -1];

  it('is what a score lacks to the side of its label by 1', () => {
    const x = variable(scores);
    const losses = hinge(x, labels, { reduction: 'none' });
    expect(losses.toArray()).toEqual([0.5, 0, 0, 2, 0.75, 1, 1]);
    expect(gradients([losses.sum()], [x])[0].toArray()).toEqual([-1, 0, 0, 1, 1, -1, 1]);
    expect(hinge([0.5, 3], [1, 1]).item()).toBe(0.25);
  });

  it('squares it where that is asked for', () => {
    const x = variable(scores);
    const losses = hinge(x, labels, { squared: true, reduction: 'none' });
    expect(losses.toArray()).toEqual([0.25, 0, 0, 4, 0.5625, 1, 1]);
    expect(gradients([losses.sum()], [x])[0].toArray()).toEqual([-1, 0, 0, 4, 1.5, -2, 2]);
  });

  it('lets the gradient pass at the hinge itself, as PyTorch does, and squared none', () => {
    const x = variable([1, -1]);
    expect(gradients([hinge(x, [1, -1]).mul(2)], [x])[0].toArray()).toEqual([-1, 1]);
    expect(gradients([hinge(x, [1, -1], { squared: true })], [x])[0].toArray()).toEqual([-0, 0]);
  });

  it('passes NaN on, and infinities as far as they are on the wrong side', () => {
    const losses = hinge([Number.NaN, Infinity, -Infinity], [1, 1, 1], { reduction: 'none' });
    expect(losses.toArray()).toEqual([Number.NaN, 0, Infinity]);
  });

  it('refuses labels of 0 and other shapes', () => {
    expect(failure(() => hinge([1], [0]))).toContain('must hold 1 or -1, got 0 at position 0');
    expect(failure(() => hinge([1, 2], [[1, 1]]))).toContain('BP_SHAPE hinge: ');
    expect(failure(() => hinge([1], [1], { square: true } as never))).toContain(
      'did you mean squared?',
    );
  });
});

describe('softMargin', () => {
  it('is bceWithLogits for labels 1 and −1', () => {
    const x = tensor([-3, 0.5, 40], { dtype: 'float64' });
    expect(softMargin(x, [1, -1, 1]).item()).toBe(bceWithLogits(x, [1, 0, 1]).item());
  });
});

describe('multiLabelSoftMargin', () => {
  it('means over the classes first', () => {
    const x = [
      [0, 2, -1],
      [1, 0, 0],
    ];
    const t = [
      [1, 0, 1],
      [0, 0, 1],
    ];
    const rows = bceWithLogits(x, t, { weight: [1, 2, 3], reduction: 'none' }).mean({ axis: 1 });
    expect(multiLabelSoftMargin(x, t, { weight: [1, 2, 3], reduction: 'none' }).toArray()).toEqual(
      rows.toArray(),
    );
    expect(multiLabelSoftMargin(x[0], t[0]).shape).toEqual([]);
  });
});

describe('cosineEmbedding', () => {
  it('is 1 − cos for the like, the cosine above the margin for the unlike', () => {
    const a = tensor(
      [
        [1, 0],
        [3, 4],
        [1, 1],
      ],
      { dtype: 'float64' },
    );
    const b = tensor(
      [
        [0, 2],
        [3, 4],
        [-1, -1],
      ],
      { dtype: 'float64' },
    );
    const losses = cosineEmbedding(a, b, [1, -1, -1], { margin: 0.25, reduction: 'none' }).data;
    expect(losses[0]).toBe(1);
    expect(losses[1]).toBeCloseTo(0.75, 11);
    expect(losses[2]).toBe(0);
    expect(cosineEmbedding([1, 0], [1, 0], 1).shape).toEqual([]);
  });

  it('has a finite gradient for a vector of zeros', () => {
    const a = variable([[0, 0]]);
    const [slope] = gradients([cosineEmbedding(a, [[1, 0]], [1])], [a]);
    expect(slope.data.every(Number.isFinite)).toBe(true);
  });

  it('refuses targets that are not one for each pair', () => {
    expect(
      failure(() => cosineEmbedding(zeros([2, 3]), zeros([2, 3]), zeros([2, 3]))),
    ).toMatchInlineSnapshot(
      `"BP_SHAPE cosineEmbedding: expected vectors of shape [batch, features] and one target for each, got [2, 3] and [2, 3]"`,
    );
    expect(failure(() => cosineEmbedding([[1]], [[1]], [1], { margin: 2 }))).toMatchInlineSnapshot(
      `"BP_OPTION cosineEmbedding: margin must be a number in [-1, 1], got 2"`,
    );
  });
});

describe('multiMargin', () => {
  it('is the mean of what the right class lacks to its lead', () => {
    const x = variable([[0.5, 0.25, 2]]);
    expect(multiMargin(x, [0]).item()).toBe(Math.fround((0.75 + 2.5) / 3));
    expect(multiMargin(x, [2]).item()).toBe(0);
    expect(multiMargin(x, [0], { p: 2 }).item()).toBeCloseTo((0.5625 + 6.25) / 3, 6);
    expect(multiMargin(x, [0], { weight: [3, 1, 1] }).item()).toBeCloseTo(3.25, 6);
    const [slope] = gradients([multiMargin(x, [0], { reduction: 'sum' })], [x]);
    expect([...slope.data].map((value) => Math.round(value * 3))).toEqual([-2, 1, 1]);
  });

  it('takes a single sample', () => {
    expect(multiMargin([0.5, 0.25, 2], 0).item()).toBe(Math.fround((0.75 + 2.5) / 3));
  });

  it('agrees with PyTorch 1.13.1', () => {
    const x = [
      [-0.4130859375, 0.482421875, 0.9970703125, -0.201171875],
      [0.6708984375, -0.23046875, -0.5439453125, 0.7646484375],
      [-0.4033203125, 0.982421875, -0.1240234375, -0.4267578125],
      [0.4580078125, 0.1650390625, 0.6494140625, -0.10546875],
      [-1.4013671875, -1.517578125, -0.158203125, 1.03515625],
    ];
    expect(multiMargin(tensor(x, { dtype: 'float64' }), [2, 0, 1, 0, 1]).item()).toBeCloseTo(
      0.55205078125,
      14,
    );
  });

  it('refuses other powers, labels and shapes', () => {
    expect(failure(() => multiMargin([[1, 2]], [0], { p: 3 as 2 }))).toMatchInlineSnapshot(
      `"BP_OPTION multiMargin: p must be a number in {1, 2}, got 3"`,
    );
    expect(failure(() => multiMargin([[1, 2]], [-100]))).toMatchInlineSnapshot(
      `"BP_NUMERIC multiMargin: targets must be class indices in [0, 2), got -100 at position 0"`,
    );
    expect(failure(() => multiMargin(zeros([1, 2, 3]), zeros([1, 3])))).toMatchInlineSnapshot(
      `"BP_SHAPE multiMargin: the prediction must have shape [batch, classes] or [classes], got [1, 2, 3]"`,
    );
  });
});

describe('multiLabelMargin', () => {
  it('compares every wanted class with every other, up to the first −1', () => {
    const x = tensor([[0.1, 0.2, 0.4, 0.8]], { dtype: 'float64' });
    // Wanted: 3 and 0. 0.25 · (1 − (0.1 − 0.2) + 1 − (0.1 − 0.4) + 1 − (0.8 − 0.2) + 1 − (0.8 − 0.4))
    expect(multiLabelMargin(x, [[3, 0, -1, 1]]).item()).toBeCloseTo(0.85, 14);
    expect(multiLabelMargin(x, [[-1, 0, 1, 2]]).item()).toBe(0);
  });

  it('takes a single sample, and refuses unknown classes', () => {
    expect(multiLabelMargin([1, 2], [1, -1]).shape).toEqual([]);
    expect(failure(() => multiLabelMargin([[1, 2]], [[2, -1]]))).toMatchInlineSnapshot(
      `"BP_NUMERIC multiLabelMargin: targets must be class indices in [0, 2), got 2 at position 0"`,
    );
    expect(failure(() => multiLabelMargin([[1, 2]], [[1]]))).toMatchInlineSnapshot(
      `"BP_SHAPE multiLabelMargin: prediction and target must have the same shape, got [1, 2] and [1, 1]; a loss does not broadcast, so reshape one of them"`,
    );
  });
});

describe('tripletMargin', () => {
  const anchor = [[0, 0]];

  it('asks that the negative be farther away than the positive', () => {
    const losses = (options: object) =>
      tripletMargin(anchor, [[3, 4]], [[0, 6]], { eps: 0, ...options }).item();
    expect(losses({})).toBe(0);
    expect(losses({ margin: 2 })).toBe(1);
    expect(losses({ p: 1 })).toBe(2);
    expect(losses({ p: 4, margin: 2 })).toBeCloseTo((3 ** 4 + 4 ** 4) ** 0.25 - 6 + 2, 5);
    // From the positive, the negative is only √13 away.
    expect(losses({ swap: true })).toBeCloseTo(5 - Math.sqrt(13) + 1, 6);
  });

  it('measures by any power without overflow or underflow', () => {
    for (const p of [3, 100, 1000, Number.POSITIVE_INFINITY]) {
      // The positive is 2 away, the negative 1e-3, 1e3 or 1e30 times as far.
      for (const scale of [1e-3, 1e3, 1e30]) {
        const loss = tripletMargin(anchor, [[2 * scale, 0]], [[0, 2 * scale]], { p, eps: 0 });
        expect(loss.item()).toBe(1);
      }
    }
    expect(tripletMargin(anchor, [[2, 1]], [[0, 2]], { p: 100, eps: 0 }).item()).toBe(1);
    const a = variable([[3000, 4000]], { dtype: 'float64' });
    const far = [[0, 0]];
    const loss = tripletMargin(a, far, [[3000, 4000]], { p: 100, eps: 0, margin: 0 });
    const [slope] = gradients([loss], [a]);
    // By mpmath 1.3 with 50 digits: (xᵢ/‖x‖)^99.
    expect(slope.data[0] / 4.276269580507314e-13).toBeCloseTo(1, 12);
    expect(slope.data[1] / 0.9999999999996825).toBeCloseTo(1, 12);
  });

  it('has a gradient where the anchor is the positive', () => {
    const a = variable(anchor);
    const [slope] = gradients([tripletMargin(a, anchor, [[0, 0.5]], { eps: 0 })], [a]);
    expect(slope.toArray()).toEqual([[0, 1]]);
  });

  it('gives one loss for each triplet, whatever the axes before the features', () => {
    expect(
      tripletMargin(zeros([2, 5, 3]), zeros([2, 5, 3]), zeros([2, 5, 3]), { reduction: 'none' })
        .shape,
    ).toEqual([2, 5]);
  });

  it('refuses vectors of different shapes and a norm of power 0', () => {
    expect(failure(() => tripletMargin(anchor, [[1, 2, 3]], anchor))).toMatchInlineSnapshot(
      `"BP_SHAPE tripletMargin: anchor and positive must have the same shape, got [1, 2] and [1, 3]; a loss does not broadcast, so reshape one of them"`,
    );
    expect(failure(() => tripletMargin(anchor, anchor, anchor, { p: 0 }))).toMatchInlineSnapshot(
      `"BP_OPTION tripletMargin: p must be a number in (0, ∞], got 0"`,
    );
  });
});
