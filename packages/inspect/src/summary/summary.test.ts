import { parameter } from '@bp/autograd';
import { BatchNorm1d, Dropout, Linear, ReLU, Sequential } from '@bp/layers';
import { freeze, Module } from '@bp/module';
import { defaultRng, Rng, type Tensor, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { korean as ko } from '../words/korean';
import { summary } from './summary';

const mlp = () => new Sequential(new Linear(784, 128), new ReLU(), new Linear(128, 10));

describe('the summary of a model', () => {
  it('counts parameters and memory: 784·128 + 128 and 128·10 + 10 numbers of 4 bytes', () => {
    const { rows, totals } = summary(mlp());
    expect(rows.map(({ path, parameters, total }) => [path, parameters, total])).toEqual([
      ['', 0, 101_770],
      ['0', 100_480, 100_480],
      ['1', 0, 0],
      ['2', 1290, 1290],
    ]);
    expect(rows[1]).toMatchObject({
      class: 'Linear',
      options: '784, 128',
      inputs: null,
      calls: null,
    });
    expect(totals).toEqual({
      parameters: 101_770,
      trainable: 101_770,
      frozen: 0,
      buffers: 0,
      bytes: { parameters: 407_080, buffers: 0, activations: null },
    });
  });

  it('tells the shapes and the memory of one run', () => {
    const { rows, totals } = summary(mlp(), zeros([32, 784]));
    expect(rows.map(({ path, inputs, outputs, calls }) => [path, inputs, outputs, calls])).toEqual([
      ['', [[32, 784]], [[32, 10]], 1],
      ['0', [[32, 784]], [[32, 128]], 1],
      ['1', [[32, 128]], [[32, 128]], 1],
      ['2', [[32, 128]], [[32, 10]], 1],
    ]);
    expect(rows[1].bytes).toEqual({ held: 401_920, outputs: 16_384 });
    // What the last layer gives is what the model gives, once: (128 + 128 + 10)·32·4
    expect(totals.bytes.activations).toBe(34_048);
  });

  it('counts what is shared once, and tells of each call', () => {
    class Tied extends Module {
      readonly scale = parameter([1, 2, 3]);
      readonly encoder = new Linear(3, 3, { bias: false });
      readonly decoder = new Linear(3, 3, { bias: false });
      readonly unused = new Linear(1, 1);
      constructor() {
        super();
        Object.assign(this.decoder, { weight: this.encoder.weight });
      }
      forward(x: Tensor) {
        const h = this.encoder.forward(this.encoder.forward(x.mul(this.scale)));
        return { out: this.decoder.forward(h), all: [h] };
      }
    }
    const { rows, totals } = summary(new Tied(), zeros([2, 3]));
    expect(
      rows.map(({ path, parameters, shares, calls }) => [path, parameters, shares, calls]),
    ).toEqual([
      ['', 3, false, 1],
      ['encoder', 9, false, 2],
      ['encoder#2', 0, false, 2],
      ['decoder', 0, true, 1],
      ['unused', 2, false, 0],
    ]);
    expect(rows[0].outputs).toEqual([
      [2, 3],
      [2, 3],
    ]);
    expect(rows[4].outputs).toBeNull();
    expect(totals.parameters).toBe(14);
  });

  it('tells frozen parameters, buffers and wider types', () => {
    const model = new Sequential(
      new Linear(2, 3, { dtype: 'float64' }),
      new BatchNorm1d(3, { dtype: 'float64' }),
    );
    freeze(model.children()[0] as Module);
    const { rows, totals } = summary(model);
    expect([rows[1].trainable, rows[2].trainable, rows[2].buffers]).toEqual([0, 6, 7]);
    expect(totals).toMatchObject({ parameters: 15, trainable: 6, frozen: 9, buffers: 7 });
    // 3 + 3 numbers of 8 bytes, and the whole number of batches in 4
    expect(totals.bytes).toMatchObject({ parameters: 120, buffers: 52 });
  });

  it('leaves the model as it was', () => {
    const model = new Sequential(new BatchNorm1d(2), new Dropout(0.5));
    const before = { state: model.stateDict(), random: defaultRng().state() };
    summary(model, new Rng(1).normal([4, 2]));
    expect(model.stateDict()['0.running_mean'].toArray()).toEqual([0, 0]);
    expect(model.stateDict()['0.num_batches_tracked'].item()).toBe(0);
    expect(defaultRng().state()).toEqual(before.random);
    expect(model.training).toBe(true);
  });

  it('is plain data with a version', () => {
    const json = JSON.parse(JSON.stringify(summary(mlp(), [new Array(784).fill(0)])));
    expect(json).toMatchObject({ format: 'bp.summary', version: 1 });
    expect(json.rows[0]).toMatchObject({ path: '', class: 'Sequential', inputs: [[1, 784]] });
    expect(Object.keys(json)).toEqual(['format', 'version', 'rows', 'totals']);
  });
});

describe('the table of a summary', () => {
  class Net extends Module {
    readonly fc1 = new Linear(784, 128);
    readonly norm = new BatchNorm1d(128);
    readonly fc2 = new Linear(128, 10);
    forward(x: Tensor) {
      return this.fc2.forward(this.norm.forward(this.fc1.forward(x)).relu());
    }
  }

  it('is aligned', () => {
    const model = new Net();
    freeze(model.fc1);
    expect(String(summary(model, zeros([32, 784])))).toMatchInlineSnapshot(`
      "Net  [32, 784] → [32, 10]

      layer  class                     output     parameters
      fc1    Linear(784, 128, frozen)  [32, 128]     100,480
      norm   BatchNorm1d(128)          [32, 128]         256
      fc2    Linear(128, 10)           [32, 10]        1,290

      parameters   102,026 (1,546 trained, 100,480 frozen), 408.1 KB
      buffers      257, 1.0 KB
      activations  34.0 KB for this input"
    `);
    expect(summary(model).toText()).toMatchInlineSnapshot(`
      "Net

      layer  class                     parameters
      fc1    Linear(784, 128, frozen)     100,480
      norm   BatchNorm1d(128)                 256
      fc2    Linear(128, 10)                1,290

      parameters   102,026 (1,546 trained, 100,480 frozen), 408.1 KB
      buffers      257, 1.0 KB"
    `);
  });

  it('is there in Korean, whose letters take two columns', () => {
    expect(summary(new Net(), zeros([32, 784]), { language: ko }).toText()).toMatchInlineSnapshot(`
      "Net  [32, 784] → [32, 10]

      층    종류              출력       매개변수
      fc1   Linear(784, 128)  [32, 128]   100,480
      norm  BatchNorm1d(128)  [32, 128]       256
      fc2   Linear(128, 10)   [32, 10]      1,290

      매개변수  102,026개(모두 학습), 408.1 KB
      버퍼      257개, 1.0 KB
      활성값    이 입력에 34.0 KB"
    `);
  });

  it('calls shared what has parameters, not a relu that is called again', () => {
    const part = new Sequential(new Linear(2, 2), new ReLU());
    const lines = summary(new Sequential({ a: part, b: part }), zeros([1, 2]))
      .toText()
      .split('\n');
    const rows = lines.filter((line) => line.includes('#2'));
    expect(rows.map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['a#2', 'Sequential', '[1, 2]'],
      ['a.0#2', 'Linear(2, 2)', '[1, 2]', 'shared'],
      ['a.1#2', 'ReLU()', '[1, 2]', '0'],
    ]);
  });

  it('fits 80 columns however long the names are', () => {
    class Deep extends Module {
      readonly aVeryLongNameForAPartOfANetworkThatNobodyWouldChoose = new Net();
      forward(x: Tensor) {
        return this.aVeryLongNameForAPartOfANetworkThatNobodyWouldChoose.forward(x);
      }
    }
    const lines = summary(new Deep(), zeros([32, 784]))
      .toText()
      .split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(lines.filter((line) => line.includes('…')).length).toBeGreaterThan(2);
  });
});

it('summary refuses what is no model, no language, and unknown options', () => {
  expect(() => summary(7 as never)).toThrow('summary: expected a model, got 7');
  expect(() => summary(mlp(), undefined, { language: 'ko' as never })).toThrow(
    'summary: language must be one such as ko of @bp/inspect/ko, got ko',
  );
  expect(() => summary(mlp(), tensor([1]), { lang: ko } as never)).toThrow('unknown option lang');
});
