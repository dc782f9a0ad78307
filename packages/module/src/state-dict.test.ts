import { parameter } from '@bp/autograd';
import { ones, type Tensor, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { buffer } from './buffer';
import { Module } from './module';
import type { StateSource } from './state-dict';

class Layer extends Module {
  static override readonly stateNames = { numSeen: 'num_seen' };
  weight = parameter([
    [1, 2],
    [3, 4],
  ]);
  bias = parameter([5, 6]);
  numSeen = buffer(zeros([], { dtype: 'int32' }));
  forward(x: Tensor): Tensor {
    return x;
  }
}

class Net extends Module {
  fc1 = new Layer();
  fc2 = new Layer();
  forward(x: Tensor): Tensor {
    return x;
  }
}

const plain = (model: Module): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(model.stateDict()).map(([name, value]) => [name, value.toArray()]),
  );

describe('stateDict', () => {
  it('holds every parameter and buffer by its path, in order of definition', () => {
    expect(plain(new Net())).toEqual({
      'fc1.weight': [
        [1, 2],
        [3, 4],
      ],
      'fc1.bias': [5, 6],
      'fc1.num_seen': 0,
      'fc2.weight': [
        [1, 2],
        [3, 4],
      ],
      'fc2.bias': [5, 6],
      'fc2.num_seen': 0,
    });
    expect(Object.keys(new Layer().stateDict())).toEqual(['weight', 'bias', 'num_seen']);
  });

  it('copies: later updates do not reach it, and it carries no record', () => {
    const layer = new Layer();
    const saved = layer.stateDict();
    layer.bias.assign([0, 0]);
    expect(saved.bias.toArray()).toEqual([5, 6]);
    expect(saved.bias.requiresGrad).toBe(false);
  });

  it('has a shared parameter under both of its names', () => {
    const net = new Net();
    net.fc2.weight = net.fc1.weight;
    expect(Object.keys(net.stateDict())).toHaveLength(6);
    expect(net.parameters()).toHaveLength(3);
  });
});

describe('loadStateDict', () => {
  it('writes in place, so that optimizers keep their tensors', () => {
    const source = new Net();
    source.fc1.weight.assign([
      [9, 8],
      [7, 6],
    ]);
    source.fc2.numSeen.assign(tensor(3, { dtype: 'int32' }));
    const target = new Net();
    const { weight } = target.fc1;
    expect(target.loadStateDict(source.stateDict())).toEqual({ missing: [], unexpected: [] });
    expect(target.fc1.weight).toBe(weight);
    expect(plain(target)).toEqual(plain(source));
  });

  it('reads nested arrays, and what went through JSON', () => {
    const source = new Layer();
    source.numSeen.assign(tensor(41, { dtype: 'int32' }));
    const target = new Layer();
    target.weight.assign(zeros([2, 2]));
    target.loadStateDict(JSON.parse(JSON.stringify(plain(source))));
    expect(plain(target)).toEqual(plain(source));
  });

  it('rounds float64 values into a float32 model', () => {
    const layer = new Layer();
    layer.loadStateDict({ bias: tensor([0.1, 0.2], { dtype: 'float64' }) }, { strict: false });
    expect(layer.bias.toArray()).toEqual([Math.fround(0.1), Math.fround(0.2)]);
  });

  it('exchanges values that are read from the very tensors it writes', () => {
    const net = new Net();
    net.fc2.bias.assign([7, 8]);
    net.fc2.weight.assign(zeros([2, 2]));
    net.loadStateDict(
      {
        'fc1.bias': net.fc2.bias,
        'fc2.bias': net.fc1.bias,
        'fc1.weight': net.fc2.weight,
        'fc2.weight': net.fc1.weight.transpose(),
      },
      { strict: false },
    );
    expect(net.fc1.bias.toArray()).toEqual([7, 8]);
    expect(net.fc2.bias.toArray()).toEqual([5, 6]);
    expect(net.fc2.weight.toArray()).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });

  it('takes what fits and reports the rest when not strict', () => {
    const layer = new Layer();
    const report = layer.loadStateDict({ bias: [1, 2], head: [3] }, { strict: false });
    expect(report).toEqual({ missing: ['weight', 'num_seen'], unexpected: ['head'] });
    expect(layer.bias.toArray()).toEqual([1, 2]);
  });

  // The first entry fits and holds other values than the layer, so that a half-done load would show.
  const good = () => ({
    weight: zeros([2, 2]),
    bias: zeros([2]),
    num_seen: tensor(1, { dtype: 'int32' }),
  });
  const corrupt: [what: string, dict: unknown][] = [
    ['text', 'weights.bin'],
    ['null', null],
    ['an array', [1, 2]],
    ['a tensor', ones([2])],
    ['missing names', { weight: zeros([2, 2]) }],
    ['foreign names', { ...good(), 'conv1.weight': ones([1]) }],
    ['another shape', { ...good(), bias: ones([3]) }],
    ['another rank', { ...good(), bias: ones([2, 1]) }],
    ['ragged arrays', { ...good(), bias: [[1, 2], [3]] }],
    ['text in place of numbers', { ...good(), bias: ['a', 'b'] }],
    ['null, which JSON makes of NaN', { ...good(), bias: [null, 1] }],
    ['undefined', { ...good(), bias: undefined }],
    ['whole numbers for real ones', { ...good(), bias: tensor([1, 2], { dtype: 'int32' }) }],
    ['real numbers for whole ones', { ...good(), num_seen: 1.5 }],
    ['whole numbers beyond 32 bits', { ...good(), num_seen: 2 ** 40 }],
    ['truth values for whole numbers', { ...good(), num_seen: tensor(true) }],
  ];
  it.each(corrupt)('refuses %s and changes nothing', (_, dict) => {
    const layer = new Layer();
    const before = plain(layer);
    expect(() => layer.loadStateDict(dict as StateSource)).toThrow(
      expect.objectContaining({ code: 'BP_FORMAT', op: 'loadStateDict' }),
    );
    expect(plain(layer)).toEqual(before);
  });

  it('says what did not fit', () => {
    const load = (dict: unknown) => () => new Layer().loadStateDict(dict as StateSource);
    expect(load({ weight: zeros([2, 2]), 'fc.bias': [1] })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: loadStateDict: the names do not fit: missing bias, num_seen; unexpected fc.bias. Was the model built with the same layers? { strict: false } ignores the difference]`,
    );
    expect(load({ ...good(), bias: ones([3]) })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: loadStateDict: bias has shape [2], got [3]]`,
    );
    expect(load({ ...good(), bias: ['a', 'b'] })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: loadStateDict: bias is not made of numbers: tensor: expected a number at [0], got 'a']`,
    );
    expect(load({ ...good(), num_seen: 1.5 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: loadStateDict: num_seen holds int32 values, got 1.5]`,
    );
    expect(load('weights.bin')).toThrowErrorMatchingInlineSnapshot(
      `[BpError: loadStateDict: expected an object of tensors by name, got string]`,
    );
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`layer${i}`, 0]));
    expect(load({ ...good(), ...many })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: loadStateDict: the names do not fit: missing none; unexpected layer0, layer1, layer2, layer3, layer4, layer5, layer6, layer7 and 12 more. Was the model built with the same layers? { strict: false } ignores the difference]`,
    );
  });

  it('suggests the option that was meant', () => {
    const options = { stict: false } as never;
    expect(() => new Layer().loadStateDict(good(), options)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: loadStateDict: unknown option stict; did you mean strict?]`,
    );
  });
});
