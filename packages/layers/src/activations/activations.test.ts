import { gradcheck, gradgradcheck, gradients, variable } from '@bp/autograd';
import type { Module } from '@bp/module';
import { type Tensor, type TensorLike, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { CELU, celu, ELU, elu, SELU, selu } from './elu';
import { GELU, gelu } from './gelu';
import { Hardsigmoid, Hardswish, hardsigmoid, hardswish } from './hardsigmoid';
import { Hardtanh, hardtanh, ReLU6, relu6 } from './hardtanh';
import { LeakyReLU, ReLU } from './relu';
import { Hardshrink, hardshrink, Softshrink, softshrink } from './shrink';
import { LogSigmoid, logSigmoid, Sigmoid } from './sigmoid';
import { Mish, mish, SiLU, silu } from './silu';
import { Softplus } from './softplus';
import { Softsign, softsign } from './softsign';
import { Tanh, Tanhshrink, tanhshrink } from './tanh';
import { Threshold, threshold } from './threshold';

type Activation = Module & { forward(x: TensorLike): Tensor };

interface Case {
  readonly layer: Activation;
  /** The function of the same name, where this package has one. */
  readonly fn?: (x: TensorLike) => Tensor;
  /** At −3, −½, 1½ and 5, as PyTorch 1.13.1 computes them in float64. */
  readonly values: readonly number[];
  readonly slopes: readonly number[];
  /** PyTorch's convention where the two sides have different slopes. */
  readonly kinks?: readonly (readonly [x: number, slope: number])[];
  /** What NaN becomes, where PyTorch does not pass it on. */
  readonly ofNaN?: number;
}

const POINTS = [-3, -0.5, 1.5, 5];

const CASES: Readonly<Record<string, Case>> = {
  ELU: {
    layer: new ELU(),
    fn: elu,
    values: [-0.950212931632136, -0.3934693402873666, 1.5, 5],
    slopes: [0.049787068367863944, 0.6065306597126334, 1, 1],
    kinks: [[0, 1]],
  },
  'ELU, α = ½': {
    layer: new ELU({ alpha: 0.5 }),
    fn: (x) => elu(x, { alpha: 0.5 }),
    values: [-0.475106465816068, -0.1967346701436833, 1.5, 5],
    slopes: [0.024893534183931972, 0.3032653298563167, 1, 1],
    kinks: [[0, 0.5]],
  },
  CELU: {
    layer: new CELU(),
    fn: celu,
    values: [-0.950212931632136, -0.3934693402873666, 1.5, 5],
    slopes: [0.049787068367863944, 0.6065306597126334, 1, 1],
    kinks: [[0, 1]],
  },
  SELU: {
    layer: new SELU(),
    fn: selu,
    values: [-1.6705687287671118, -0.6917581878028713, 1.5760514810332207, 5.253504936777402],
    slopes: [0.08753061208026487, 1.0663411530445053, 1.0507009873554805, 1.0507009873554805],
    // The left side: λ·α.
    kinks: [[0, 1.7580993408473766]],
  },
  GELU: {
    layer: new GELU(),
    fn: gelu,
    values: [-0.00404969409489031, -0.15426876936299344, 1.399789198096713, 4.999998566742141],
    slopes: [-0.01194564720418392, 0.13250487534383712, 1.1274691922299795, 1.000007146946002],
  },
  'GELU by tanh': {
    layer: new GELU({ approximate: 'tanh' }),
    fn: (x) => gelu(x, { approximate: 'tanh' }),
    values: [-0.0036373920817729943, -0.15428599017485606, 1.3995715769802328, 4.999999770820381],
    slopes: [-0.011584166630969648, 0.13263009646535764, 1.127710793151433, 1.000001546361988],
  },
  Hardsigmoid: {
    layer: new Hardsigmoid(),
    fn: hardsigmoid,
    values: [0, 0.4166666666666667, 0.75, 1],
    // ⅙ also in float64, where PyTorch has its float32 digits.
    slopes: [0, 1 / 6, 1 / 6, 0],
    kinks: [
      [-3, 0],
      [3, 0],
    ],
  },
  Hardswish: {
    layer: new Hardswish(),
    fn: hardswish,
    values: [-0, -0.20833333333333334, 1.125, 5],
    slopes: [-0.5, 1 / 3, 1, 1],
    kinks: [
      [-3, -0.5],
      [3, 1.5],
    ],
  },
  Hardtanh: {
    layer: new Hardtanh(),
    fn: hardtanh,
    values: [-1, -0.5, 1, 1],
    slopes: [0, 1, 0, 0],
    kinks: [
      [-1, 0],
      [1, 0],
    ],
  },
  'Hardtanh on [−2, 4]': {
    layer: new Hardtanh({ min: -2, max: 4 }),
    fn: (x) => hardtanh(x, { min: -2, max: 4 }),
    values: [-2, -0.5, 1.5, 4],
    slopes: [0, 1, 1, 0],
    kinks: [
      [-2, 0],
      [4, 0],
    ],
  },
  ReLU6: {
    layer: new ReLU6(),
    fn: relu6,
    values: [0, 0, 1.5, 5],
    slopes: [0, 0, 1, 1],
    kinks: [
      [0, 0],
      [6, 0],
    ],
  },
  ReLU: { layer: new ReLU(), values: [0, 0, 1.5, 5], slopes: [0, 0, 1, 1], kinks: [[0, 0]] },
  LeakyReLU: {
    layer: new LeakyReLU(),
    values: [-0.03, -0.005, 1.5, 5],
    slopes: [0.01, 0.01, 1, 1],
    kinks: [[0, 0.01]],
  },
  Hardshrink: {
    layer: new Hardshrink(),
    fn: hardshrink,
    values: [-3, 0, 1.5, 5],
    slopes: [1, 0, 1, 1],
    kinks: [
      [-0.5, 0],
      [0.5, 0],
    ],
  },
  Softshrink: {
    layer: new Softshrink(),
    fn: softshrink,
    values: [-2.5, 0, 1, 4.5],
    slopes: [1, 0, 1, 1],
    kinks: [
      [-0.5, 0],
      [0.5, 0],
    ],
    ofNaN: 0,
  },
  Threshold: {
    layer: new Threshold(0.1, 20),
    fn: (x) => threshold(x, 0.1, 20),
    values: [20, 20, 1.5, 5],
    slopes: [0, 0, 1, 1],
    kinks: [[0.1, 0]],
  },
  Sigmoid: {
    layer: new Sigmoid(),
    values: [0.04742587317756678, 0.3775406687981454, 0.8175744761936437, 0.9933071490757153],
    slopes: [0.04517665973091213, 0.23500371220159452, 0.14914645207033286, 0.006648056670790033],
  },
  LogSigmoid: {
    layer: new LogSigmoid(),
    fn: logSigmoid,
    values: [-3.048587351573742, -0.9740769841801067, -0.2014132779827524, -0.006715348489118068],
    slopes: [0.9525741268224334, 0.6224593312018545, 0.18242552380635632, 0.0066928509242848554],
  },
  SiLU: {
    layer: new SiLU(),
    fn: silu,
    values: [-0.14227761953270035, -0.1887703343990727, 1.2263617142904655, 4.966535745378576],
    slopes: [-0.08810410601516962, 0.2600388126973482, 1.041294154299143, 1.0265474324296655],
  },
  Mish: {
    layer: new Mish(),
    fn: mish,
    values: [-0.1456474612756246, -0.22074377465173, 1.4033782663958028, 4.999552077529406],
    slopes: [-0.09339311453232084, 0.28951067791351226, 1.0884879850078475, 1.0008002248320829],
  },
  Softplus: {
    layer: new Softplus(),
    values: [0.04858735157374206, 0.4740769841801067, 1.7014132779827524, 5.006715348489118],
    slopes: [0.04742587317756679, 0.3775406687981454, 0.8175744761936437, 0.9933071490757152],
  },
  'Softplus, β = ½': {
    layer: new Softplus({ beta: 0.5 }),
    values: [0.4028265559655048, 1.1518788397576871, 2.2737420122297998, 5.157779468585099],
    slopes: [0.18242552380635632, 0.43782349911420193, 0.679178699175393, 0.9241418199787563],
  },
  Softsign: {
    layer: new Softsign(),
    fn: softsign,
    values: [-0.75, -1 / 3, 0.6, 5 / 6],
    slopes: [1 / 16, 4 / 9, 4 / 25, 1 / 36],
    kinks: [[0, 1]],
  },
  Tanh: {
    layer: new Tanh(),
    values: [-0.9950547536867305, -0.46211715726000974, 0.9051482536448664, 0.9999092042625951],
    slopes: [0.009866037165440166, 0.7864477329659275, 0.1807066389236486, 0.00018158323094385266],
  },
  Tanhshrink: {
    layer: new Tanhshrink(),
    fn: tanhshrink,
    values: [-2.0049452463132695, -0.03788284273999026, 0.5948517463551336, 4.000090795737405],
    slopes: [0.9901339628345599, 0.21355226703407257, 0.8192933610763514, 0.9998184167690563],
  },
};

const float64 = { dtype: 'float64' } as const;

function slopesAt(layer: Activation, points: readonly number[], dtype: 'float32' | 'float64') {
  const x = variable([...points], { dtype });
  return Array.from(gradients([layer.forward(x).sum()], [x])[0].data);
}

describe.each(Object.entries(CASES))(
  '%s',
  (_, { layer, fn, values, slopes, kinks = [], ofNaN = Number.NaN }) => {
    it('has the values of PyTorch', () => {
      const y = layer.forward(tensor(POINTS, float64));
      expect(y.dtype).toBe('float64');
      for (const [i, got] of y.data.entries()) expect(got).toBeCloseTo(values[i], 14);
      const single = layer.forward(POINTS);
      expect(single.dtype).toBe('float32');
      for (const [i, got] of single.data.entries()) expect(got).toBeCloseTo(values[i], 6);
    });

    it('has the slopes of PyTorch, at kinks as well', () => {
      const points = [...POINTS, ...kinks.map(([x]) => x)];
      const want = [...slopes, ...kinks.map(([, slope]) => slope)];
      for (const [i, got] of slopesAt(layer, points, 'float64').entries()) {
        expect(got).toBeCloseTo(want[i], 14);
      }
    });

    it('has derivatives that agree with differences, at 0 where it is smooth there', () => {
      const away = [-3.7, -1.2, 0.3, 2.1, 4.6];
      const points = kinks.length === 0 ? [0, ...away] : away;
      expect(gradcheck((x) => layer.forward(x), [points])).toMatchObject({ ok: true });
      expect(gradgradcheck((x) => layer.forward(x), [points])).toMatchObject({ ok: true });
    });

    it('has finite slopes far out, and passes NaN on or not as PyTorch does', () => {
      const far = slopesAt(layer, [-1000, -100, 100, 1000], 'float32');
      expect(far.every(Number.isFinite)).toBe(true);
      expect(layer.forward(Number.NaN).item()).toBe(ofNaN);
    });

    it('is the same as a layer and as a function, for any shape', () => {
      const x = tensor([POINTS, [0, -0, 100, -100]]);
      if (fn !== undefined) expect(fn(x).toArray()).toEqual(layer.forward(x).toArray());
      expect(layer.forward(x.transpose()).transpose().toArray()).toEqual(
        layer.forward(x).toArray(),
      );
      expect(layer.forward(tensor([])).shape).toEqual([0]);
      expect(layer.stateDict()).toEqual({});
    });
  },
);

describe('stable forms', () => {
  const huge = 3e38;

  it('silu and mish have slope 0 where x is hugely negative', () => {
    for (const layer of [new SiLU(), new Mish()]) {
      const [slope] = slopesAt(layer, [-huge], 'float32');
      expect(slope).toBeCloseTo(0, 30);
    }
  });

  it('elu keeps the digits of small inputs and does not overflow at large ones', () => {
    expect(elu(tensor(-1e-12, float64)).item()).toBeCloseTo(-9.999999999995e-13, 26);
    expect(slopesAt(new ELU(), [huge, 1000], 'float32')).toEqual([1, 1]);
  });

  it('tanhshrink and softsign have slopes as exact near 0 and far out as elsewhere', () => {
    expect(slopesAt(new Tanhshrink(), [1e-6], 'float64')[0]).toBeCloseTo(1e-12, 22);
    const [slope] = slopesAt(new Softsign(), [1e6], 'float64');
    expect(slope * 1000001 ** 2).toBeCloseTo(1, 14);
  });

  it('logSigmoid does not overflow', () => {
    expect(logSigmoid([-1000, 1000]).toArray()).toEqual([-1000, -0]);
  });
});

describe('options', () => {
  it('are printed where they differ from their defaults', () => {
    expect(
      [new ELU(), new ELU({ alpha: 0.5 }), new GELU({ approximate: 'tanh' })].map(String),
    ).toEqual(['ELU()', 'ELU({ alpha: 0.5 })', 'GELU({ approximate: "tanh" })']);
    expect(String(new Threshold(0.1, 20))).toBe('Threshold(0.1, 20)');
    expect(String(new LeakyReLU({ negativeSlope: 0.2 }))).toBe('LeakyReLU({ negativeSlope: 0.2 })');
  });

  it('are refused with a hint where they do not exist, in layers when they are made', () => {
    expect(() => elu(1, { aplha: 2 } as never)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: elu: unknown option aplha; did you mean alpha?]`,
    );
    expect(() => new ELU({ aplha: 2 } as never)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: ELU: unknown option aplha; did you mean alpha?]`,
    );
    expect(() => new Softshrink({ lambd: 2 } as never)).toThrow('did you mean lambda?');
  });

  it('are refused out of range, in layers when they are made', () => {
    expect(() => new CELU({ alpha: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: celu: alpha must not be 0]`,
    );
    expect(() => celu(1, { alpha: 0 })).toThrow('alpha must not be 0');
    expect(() => new Softplus({ beta: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Softplus: beta must not be 0]`,
    );
    expect(() => new GELU({ approximate: 'erf' as never })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: gelu: approximate must be 'none' or 'tanh', got erf]`,
    );
    expect(() => new Hardtanh({ min: 1, max: 1 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: hardtanh: min must be < max, got 1 and 1]`,
    );
    expect(() => new Hardshrink({ lambda: -1 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Hardshrink: lambda must be a number in [0, ∞), got -1]`,
    );
    expect(() => softshrink(1, { lambda: Number.NaN })).toThrow(
      'lambda must be a number in [0, ∞)',
    );
  });
});
