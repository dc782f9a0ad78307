import { compile } from '@bp/compile';
import { SGD } from '@bp/optim';
import { Rng, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { RBM } from './rbm';

/** All states of n units of 0 or 1. */
const states = (n: number): number[][] =>
  Array.from({ length: 2 ** n }, (_, code) => Array.from({ length: n }, (_, i) => (code >> i) & 1));

/** An RBM of 3 visible and 2 hidden units, and its numbers. */
function tiny(visibleUnits: 'bernoulli' | 'gaussian' = 'bernoulli', rng = new Rng(7)) {
  const W = [
    [1.5, -1, 0.5],
    [-0.75, 0.25, 2],
  ];
  const b = [0.5, -0.25, -1];
  const c = [-0.5, 0.75];
  const rbm = new RBM(3, 2, { visibleUnits, dtype: 'float64', rng });
  rbm.weight.assign(W);
  rbm.visibleBias.assign(b);
  rbm.hiddenBias.assign(c);
  /** E(v, h) in plain numbers. */
  const energy = (v: readonly number[], h: readonly number[]): number => {
    let e = 0;
    v.forEach((x, i) => {
      e += visibleUnits === 'gaussian' ? 0.5 * (x - b[i]) ** 2 : -b[i] * x;
    });
    h.forEach((y, j) => {
      e -= c[j] * y;
      v.forEach((x, i) => {
        e -= y * W[j][i] * x;
      });
    });
    return e;
  };
  return { rbm, energy };
}

const DATA = [
  [1, 1, 0],
  [1, 1, 0],
  [0, 1, 1],
  [1, 0, 0],
];

/** 5000 of each. */
const copies = (): Tensor =>
  tensor(
    Array.from({ length: 20000 }, (_, i) => DATA[i % DATA.length]),
    { dtype: 'float64' },
  );

/** ∂(−ln p)/∂W, ∂b and ∂c over the data, by summing over all 32 states. */
function exactGradient({ energy }: ReturnType<typeof tiny>) {
  const mean = (weighted: readonly (readonly [p: number, v: number[], h: number[]])[]) => {
    const sums = [new Array(6).fill(0), new Array(3).fill(0), new Array(2).fill(0)];
    for (const [p, v, h] of weighted) {
      h.forEach((y, j) => {
        sums[2][j] += p * y;
        v.forEach((x, i) => {
          sums[0][3 * j + i] += p * y * x;
        });
      });
      v.forEach((x, i) => {
        sums[1][i] += p * x;
      });
    }
    return sums;
  };
  const pairs = states(3).flatMap((v) =>
    states(2).map((h) => ({ v, h, p: Math.exp(-energy(v, h)) })),
  );
  const Z = pairs.reduce((sum, { p }) => sum + p, 0);
  const believed = mean(pairs.map(({ p, v, h }) => [p / Z, v, h] as const));
  const seen = mean(
    DATA.flatMap((v) => {
      const ps = states(2).map((h) => Math.exp(-energy(v, h)));
      const total = ps.reduce((sum, p) => sum + p, 0);
      return states(2).map((h, j) => [ps[j] / total / DATA.length, v, h] as const);
    }),
  );
  return believed.map((sums, i) => sums.map((value, j) => value - seen[i][j]));
}

const gradients = (rbm: RBM): number[][] =>
  [rbm.weight, rbm.visibleBias, rbm.hiddenBias].map((p) => Array.from((p.grad as Tensor).data));

function expectClose(got: number[][], want: number[][], tolerance: number): void {
  got.flat().forEach((value, i) => {
    expect(Math.abs(value - want.flat()[i])).toBeLessThan(tolerance);
  });
}

describe('RBM', () => {
  it.each(['bernoulli', 'gaussian'] as const)(
    'has the energy of its formula, and the free energy −ln Σₕ e^(−E), with %s units',
    (units) => {
      const { rbm, energy } = tiny(units);
      for (const v of [...states(3), [0.3, -1.2, 2.5]]) {
        const energies = states(2).map((h) => energy(v, h));
        states(2).forEach((h, j) => {
          expect(rbm.energy(v, h).item()).toBeCloseTo(energies[j], 12);
        });
        const sum = energies.reduce((total, e) => total + Math.exp(-e), 0);
        expect(rbm.freeEnergy(v).item()).toBeCloseTo(-Math.log(sum), 12);
      }
    },
  );

  it('gives the hidden units the probabilities that follow from the energy, and the visible ones theirs', () => {
    const { rbm, energy } = tiny();
    const share = (all: number[][], of: (state: number[]) => number, unit: number): number => {
      const weights = all.map((state) => Math.exp(-of(state)));
      const on = weights.filter((_, i) => all[i][unit] === 1).reduce((a, b) => a + b, 0);
      return on / weights.reduce((a, b) => a + b, 0);
    };
    const v = [1, 0, 1];
    const h = [0, 1];
    const hidden = rbm.forward(v).toArray() as number[];
    const visible = rbm.visibleMeans(h).toArray() as number[];
    for (const [j, p] of hidden.entries()) {
      const expected = share(states(2), (x) => energy(v, x), j);
      expect(p).toBeCloseTo(expected, 12);
    }
    for (const [i, p] of visible.entries()) {
      const expected = share(states(3), (x) => energy(x, h), i);
      expect(p).toBeCloseTo(expected, 12);
    }
  });

  it('draws states as often as they are likely', () => {
    const { rbm } = tiny();
    const v = tensor([[1, 0, 1]], { dtype: 'float64' });
    const many = rbm.sampleHidden(v.expand([20000, 3]));
    const means = rbm.forward(v).data;
    const drawn = many.mean(0).data;
    // Five standard errors of a coin.
    means.forEach((p, j) => {
      expect(Math.abs(drawn[j] - p)).toBeLessThan(0.018);
    });
    const real = tiny('gaussian').rbm;
    const h = tensor([[1, 1]], { dtype: 'float64' }).expand([20000, 2]);
    const samples = real.sampleVisible(h);
    samples.mean(0).data.forEach((mean, i) => {
      expect(Math.abs(mean - real.visibleMeans([1, 1]).data[i])).toBeLessThan(0.036);
    });
    samples.std(0).data.forEach((std) => {
      expect(Math.abs(std - 1)).toBeLessThan(0.026);
    });
  });

  it('nears the exact gradient of the likelihood as contrastive divergence takes more steps', () => {
    const machine = tiny();
    const exact = exactGradient(machine);
    machine.rbm.contrastiveDivergence(copies(), { k: 60 });
    expectClose(gradients(machine.rbm), exact, 0.018);
    // One step is biased: the test can fail.
    machine.rbm.zeroGrad();
    machine.rbm.contrastiveDivergence(copies(), { k: 1 });
    expect(() => expectClose(gradients(machine.rbm), exact, 0.018)).toThrow();
  });

  it('nears it by chains that go on, one step a call', () => {
    const machine = tiny();
    const chains = copies();
    const data = tensor(DATA, { dtype: 'float64' });
    for (let i = 0; i < 60; i++) {
      machine.rbm.zeroGrad();
      machine.rbm.contrastiveDivergence(data, { chains });
    }
    expectClose(gradients(machine.rbm), exactGradient(machine), 0.018);
  });

  it('adds its gradients to those that are there, and leaves no record', () => {
    const [once, twice] = [tiny().rbm, tiny().rbm];
    for (const p of twice.parameters()) p.grad = p.mul(0).add(1).detach();
    const error = once.contrastiveDivergence(DATA);
    twice.contrastiveDivergence(DATA);
    expect(error.requiresGrad).toBe(false);
    expectClose(
      gradients(twice),
      gradients(once).map((g) => g.map((x) => x + 1)),
      1e-12,
    );
  });

  it('learns bars and stripes: it reconstructs them, and believes them likelier than other images', () => {
    const lines = states(3);
    const bars = lines.flatMap((line) => [
      line.flatMap((x) => [x, x, x]),
      [...line, ...line, ...line],
    ]);
    const others = states(9).filter(
      (image) => !bars.some((bar) => bar.every((x, i) => x === image[i])),
    );
    const run = (compiled: boolean) => {
      const rbm = new RBM(9, 16, { rng: new Rng(3) });
      const optimizer = new SGD(rbm.parameters(), { lr: 0.1, momentum: 0.5 });
      const data = tensor(bars);
      const body = () => {
        const error = rbm.contrastiveDivergence(data);
        optimizer.step();
        optimizer.zeroGrad();
        return error;
      };
      const step = compiled ? compile(body) : body;
      const errors = Array.from({ length: 2000 }, () => step().item());
      return { rbm, errors };
    };
    const { rbm, errors } = run(true);
    expect(errors[0]).toBeGreaterThan(2);
    expect(errors[1999]).toBeLessThan(0.5);
    const mean = (images: number[][]) => rbm.freeEnergy(images).mean().item();
    expect(mean(bars)).toBeLessThan(mean(others) - 4);
    // Compiled steps and plain ones have the same bits.
    const plain = run(false);
    expect(plain.errors).toEqual(errors);
    expect(plain.rbm.weight.toArray()).toEqual(rbm.weight.toArray());
  });

  it('refuses units that do not fit and options that make no sense', () => {
    const { rbm } = tiny();
    expect(() => rbm.forward([1, 2])).toThrow(
      'rbm: expected a last axis of 3 units, got shape [2]',
    );
    expect(() => rbm.contrastiveDivergence([1, 0, 1])).toThrow('expected examples [n, 3]');
    expect(() => rbm.contrastiveDivergence(DATA, { k: 0 })).toThrow('k must be a whole number ≥ 1');
    expect(() => new RBM(3, 0)).toThrow('hidden must be a whole number ≥ 1');
    expect(() => new RBM(3, 2, { visibleUnits: 'gauss' as never })).toThrow('visibleUnits');
  });

  it('is printed with its units, and saved under names in the manner of PyTorch', () => {
    const { rbm } = tiny('gaussian');
    expect(`${rbm}`).toBe('RBM(3, 2, { visibleUnits: "gaussian" })');
    expect(Object.keys(rbm.stateDict())).toEqual(['weight', 'visible_bias', 'hidden_bias']);
  });
});
