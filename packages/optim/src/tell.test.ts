import { parameter } from '@bp/autograd';
import { tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { Adam } from './adam';
import { SGD } from './sgd';
import { tellUpdate } from './tell';

const float64 = { dtype: 'float64' } as const;

describe('what is told of the next step', () => {
  it('names what the formulas read and give', () => {
    const w = parameter([1, 2], float64);
    const told = tellUpdate(new Adam([w], { lr: 0.5 }), w, tensor([3, 4], float64));
    expect(told?.optimizer).toBe('Adam');
    expect(told?.prepare.outputs).toEqual(['step', 'rest1', 'rest2', 'stepSize', 'scale']);
    expect(told?.update.outputs).toEqual(['parameter', 'expAvg', 'expAvgSq']);
    expect(Object.keys(told?.before ?? {})).toEqual(
      'lr beta1 beta2 eps weightDecay step expAvg expAvgSq parameter gradient'.split(' '),
    );
    expect(Object.keys(told?.after ?? {})).toEqual(['step', 'expAvg', 'expAvgSq', 'parameter']);
  });

  it('is where the step leads, to the bit, and changes nothing', () => {
    const w = parameter([0.1, -2, 0]);
    const other = parameter([7]);
    const optimizer = new Adam([{ params: other }, { params: w, lr: 0.25 }], {
      weightDecay: 0.125,
    });
    for (const row of [
      [3, -1, 0.5],
      [-0.3, 0.2, 1e-20],
    ]) {
      const g = tensor(row);
      const [before, values] = [optimizer.stateDict(), w.toArray()];
      const told = tellUpdate(optimizer, w, g);
      expect(w.toArray()).toEqual(values);
      const { state } = optimizer.stateDict();
      for (const [key, kept] of Object.entries(before.state)) {
        expect(state[key].toArray()).toEqual(kept.toArray());
      }
      w.grad = g;
      optimizer.step();
      expect(told?.after.parameter.toArray()).toEqual(w.toArray());
      expect(told?.after.expAvg.toArray()).toEqual(
        optimizer.stateDict().state['1.expAvg'].toArray(),
      );
    }
  });

  it('has what the rule needs from this step on', () => {
    const w = parameter([1], float64);
    const optimizer = new SGD([w], { lr: 0.5 });
    optimizer.groups[0].values.momentum.assign(0.5);
    const told = tellUpdate(optimizer, w, tensor([3], float64));
    expect(told?.before.momentumBuffer.toArray()).toEqual([0]);
    expect(told?.after.momentumBuffer.toArray()).toEqual([3]);
    expect(Object.keys(optimizer.groups[0].states[0].kept)).toEqual([]);
  });

  it('is null for a parameter that the optimizer does not have', () => {
    const w = parameter([1]);
    expect(tellUpdate(new SGD([parameter([1])]), w, tensor([1]))).toBe(null);
  });

  it('refuses a gradient as the step would', () => {
    const w = parameter([1, 2]);
    expect(() => tellUpdate(new SGD([w]), w, tensor([1]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: SGD.step: the gradient of parameter 0 must have its shape [2], got [1]]`,
    );
  });
});
