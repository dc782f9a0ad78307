import { Linear } from '@bp/layers';
import { mse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { describe, expect, it } from 'vitest';
import { type FitOptions, fit } from './fit';

const data = { x: [[0], [1], [2]], y: [[1], [3], [5]] };

const options = (model: Linear): FitOptions => ({
  loss: mse,
  optimizer: new SGD(model.parameters(), { lr: 0.1 }),
  progress: false,
});

describe('fit', () => {
  it('finds a line', async () => {
    const model = new Linear(1, 1);
    const history = await fit(model, data, { ...options(model), epochs: 300 });
    expect(history.stopped?.reason).toBe('epochs');
    expect(model.weight.item()).toBeCloseTo(2, 3);
    expect(model.bias?.item()).toBeCloseTo(1, 3);
  });

  it('calls what its callbacks gave when it ends, also where that is an error', async () => {
    const model = new Linear(1, 1);
    const told: string[] = [];
    const ending = (): (() => void) => () => void told.push('end');
    const failing = (run: { on(event: 'epoch', f: () => never): unknown }): void => {
      run.on('epoch', () => {
        throw new RangeError('on purpose');
      });
    };
    const callbacks = [ending, failing as never];
    await expect(fit(model, data, { ...options(model), epochs: 3, callbacks })).rejects.toThrow(
      RangeError,
    );
    expect(told).toEqual(['end']);
  });

  it('names what was misspelt, and what is missing', async () => {
    const model = new Linear(1, 1);
    const misspelt = { ...options(model), epochs: 3, patiense: 2 } as FitOptions;
    await expect(fit(model, data, misspelt)).rejects.toThrow('did you mean patience?');
    await expect(fit(model, data, options(model))).rejects.toThrow('nothing would end');
    await expect(fit(model, data, undefined as never)).rejects.toThrow('nothing would end');
    await expect(fit(model, data, { epochs: 1 } as never)).rejects.toThrow(
      'loss must be a function',
    );
  });
});
