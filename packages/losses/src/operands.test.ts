import { BpError, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { bce } from './bce';
import { bceWithLogits } from './bce-with-logits';
import { crossEntropy } from './cross-entropy';
import { halfSse } from './half-sse';
import { huber } from './huber';
import { klDiv } from './kl-div';
import { mae } from './mae';
import { mse } from './mse';
import { poissonNll } from './poisson-nll';
import { smoothL1 } from './smooth-l1';

const elementwise = { bce, bceWithLogits, halfSse, huber, klDiv, mae, mse, poissonNll, smoothL1 };

const failure = (body: () => unknown): string => {
  try {
    body();
  } catch (error) {
    if (error instanceof BpError) return `${error.code} ${error.message}`;
    throw error;
  }
  return 'nothing was thrown';
};

describe.each(Object.entries(elementwise))('%s', (name, loss) => {
  it('refuses to broadcast the target, and says what came', () => {
    expect(failure(() => loss(zeros([8, 1]), zeros([8])))).toContain(
      'got [8, 1] and [8]; a loss does not broadcast',
    );
  });

  it('refuses NaN in the target and names its place', () => {
    const target = [
      [0, 1],
      [Number.NaN, 1],
    ];
    expect(
      failure(() =>
        loss(
          [
            [0.5, 0.5],
            [0.5, 0.5],
          ],
          target,
        ),
      ),
    ).toBe(
      `BP_NUMERIC ${name}: the target must not contain NaN, got NaN at position 2; clean the data first`,
    );
  });

  it('refuses a prediction of whole numbers', () => {
    expect(failure(() => loss(tensor([1, 0], { dtype: 'int32' }), [0.5, 0.5]))).toContain(
      'must hold real numbers, got int32',
    );
  });

  it('has the type of the prediction, whatever that of the target', () => {
    const single = tensor([0.25, 0.75]);
    const double = tensor([0.25, 0.75], { dtype: 'float64' });
    const labels = tensor([0, 1], { dtype: 'int32' });
    expect(loss(single, double).dtype).toBe('float32');
    expect(loss(single, labels).dtype).toBe('float32');
    expect(loss(double, single).dtype).toBe('float64');
    expect(loss(double, labels).dtype).toBe('float64');
    expect(loss(double, [0, 1]).dtype).toBe('float64');
    expect(loss([0.25, 0.75], double).dtype).toBe('float64');
    expect(loss([0.25, 0.75], [true, false]).dtype).toBe('float32');
  });

  it('gives the same numbers for any layout of its operands', () => {
    const y = tensor(
      [
        [0.125, 0.5, 0.25],
        [0.75, 0.625, 0.875],
      ],
      { dtype: 'float64' },
    );
    const t = tensor(
      [
        [0, 1, 0.5],
        [1, 0.25, 0],
      ],
      { dtype: 'float64' },
    );
    const expected = loss(y, t, { reduction: 'none' }).transpose().toArray();
    expect(loss(y.transpose(), t.transpose(), { reduction: 'none' }).toArray()).toEqual(expected);
    const row = y.slice('0:1, :').expand([2, 3]);
    const repeated = tensor(row.toArray(), { dtype: 'float64' });
    expect(loss(row, t).item()).toBe(loss(repeated, t).item());
  });

  it('is a single number for single numbers', () => {
    expect(loss(0.25, 1).shape).toEqual([]);
  });

  it('refuses unknown options', () => {
    expect(failure(() => loss([0.5], [1], { reducton: 'sum' } as object))).toBe(
      `BP_OPTION ${name}: unknown option reducton; did you mean reduction?`,
    );
  });
});

describe('the operands of a loss', () => {
  it('are told apart in messages', () => {
    expect(failure(() => mse(zeros([8, 1]), zeros([8])))).toMatchInlineSnapshot(
      `"BP_SHAPE mse: prediction and target must have the same shape, got [8, 1] and [8]; a loss does not broadcast, so reshape one of them"`,
    );
    expect(failure(() => mse(tensor([1], { dtype: 'int32' }), [0.5]))).toMatchInlineSnapshot(
      `"BP_DTYPE mse: prediction must hold real numbers, got int32; is it in the place of the labels? Else cast it with .cast('float32')"`,
    );
    expect(
      failure(() => bceWithLogits(zeros([4, 3]), zeros([4, 3]), { weight: [1, 2] })),
    ).toMatchInlineSnapshot(
      `"BP_SHAPE bceWithLogits: weight must broadcast to the shape [4, 3], got [2]"`,
    );
    expect(
      failure(() => crossEntropy(zeros([4, 3]), [0, 1, 2, 0], { weight: [1, 2] })),
    ).toMatchInlineSnapshot(
      `"BP_SHAPE crossEntropy: weight must hold one factor per class, shape [3], got [2]"`,
    );
  });
});
