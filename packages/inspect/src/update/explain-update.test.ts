import { parameter } from '@bp/autograd';
import { Conv2d, Linear } from '@bp/layers';
import {
  Adadelta,
  Adagrad,
  Adam,
  Adamax,
  AdamW,
  ASGD,
  defineOptimizer,
  NAdam,
  type Optimizer,
  RAdam,
  RMSprop,
  Rprop,
  SGD,
} from '@bp/optim';
import { Rng, type Tensor, tensor } from '@bp/tensor';
import { BELOW_ONE, FROM_ZERO, f } from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';
import { korean } from '../words/korean';
import { explainUpdate, type UpdateExplanation } from './explain-update';

const float64 = { dtype: 'float64' } as const;

/** ∂E/∂w5 of the worked example, in full. */
const G5 = 0.025922855603646783;

/** A parameter 0.45 with the gradient of w5. */
function w5(gradient = G5): Tensor {
  const w = parameter([0.45], float64);
  w.grad = tensor([gradient], float64);
  return w;
}

function values({ steps }: UpdateExplanation): Record<string, number> {
  return Object.fromEntries(steps.map(({ name, value }) => [name, value]));
}

const OPTIMIZERS: Readonly<Record<string, (p: Tensor[]) => Optimizer>> = {
  SGD: (p) => new SGD(p, { lr: 0.5 }),
  'SGD with momentum': (p) => new SGD(p, { lr: 0.1, momentum: 0.9 }),
  'SGD with Nesterov': (p) =>
    new SGD(p, { lr: 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.1 }),
  'SGD with dampening': (p) =>
    new SGD(p, { lr: 0.1, momentum: 0.9, dampening: 0.5, maximize: true }),
  Adam: (p) => new Adam(p, { lr: 0.1 }),
  'Adam with amsgrad': (p) =>
    new Adam(p, { lr: 0.1, amsgrad: true, weightDecay: 0.1, betas: [0.5, 0.6] }),
  AdamW: (p) => new AdamW(p, { lr: 0.1, weightDecay: 0.1 }),
  'AdamW without decay': (p) => new AdamW(p, { weightDecay: 0, maximize: true }),
  Adamax: (p) => new Adamax(p, { lr: 0.1, weightDecay: 0.1 }),
  NAdam: (p) => new NAdam(p, { lr: 0.1, weightDecay: 0.1 }),
  RAdam: (p) => new RAdam(p, { lr: 0.1, betas: [0.9, 0.99] }),
  RMSprop: (p) => new RMSprop(p, { lr: 0.1 }),
  'RMSprop, centered': (p) =>
    new RMSprop(p, { lr: 0.1, centered: true, momentum: 0.9, weightDecay: 0.1, maximize: true }),
  Adagrad: (p) => new Adagrad(p, { lr: 0.1, lrDecay: 0.1, initialAccumulatorValue: 0.1 }),
  Adadelta: (p) => new Adadelta(p, { weightDecay: 0.1 }),
  ASGD: (p) => new ASGD(p, { lr: 0.1, lambd: 0.1, t0: 2, weightDecay: 0.1 }),
  Rprop: (p) => new Rprop(p),
  'Rprop, climbing': (p) => new Rprop(p, { lr: 0.1, maximize: true }),
};

describe.each(Object.entries(OPTIMIZERS))('the next step of %s', (_, make) => {
  it.each(['float64', 'float32'] as const)('is what step() does, in %s', (dtype) => {
    const rng = new Rng(3);
    const w = parameter(rng.normal([2, 3], { dtype: 'float64' }), { dtype });
    const b = parameter(rng.normal([3], { dtype: 'float64' }), { dtype });
    const optimizer = make([w, b]);
    const tolerance = dtype === 'float64' ? 1e-13 : 1e-5;
    for (let t = 0; t < 8; t++) {
      for (const p of [w, b]) {
        p.grad = rng.normal(p.shape, { dtype: 'float64' }).mul(0.1).cast(dtype);
      }
      const [before, state] = [w.toArray(), optimizer.stateDict()];
      const told = [w, b].map((p) => [0, 2].map((i) => explainUpdate(optimizer, p, i)));
      expect(w.toArray()).toEqual(before);
      const kept = Object.entries(optimizer.stateDict().state);
      expect(kept.map(([key, x]) => [key, x.toArray()])).toEqual(
        Object.entries(state.state).map(([key, x]) => [key, x.toArray()]),
      );
      const old = [w, b].map((p) => [...p.data]);
      optimizer.step();
      for (const [k, p] of [w, b].entries()) {
        for (const [at, explanation] of told[k].entries()) {
          const i = 2 * at;
          const { change, next, check } = explanation;
          const size = 1 + Math.abs(p.data[i]);
          expect(check.step).toBe(p.data[i]);
          expect(check.ok).toBe(true);
          expect(Math.abs(next - p.data[i])).toBeLessThan(tolerance * size);
          expect(Math.abs(change - (p.data[i] - old[k][i]))).toBeLessThan(tolerance * size);
          // What is kept is told of as well, as it will be.
          for (const [key, x] of Object.entries(optimizer.groups[0].states[k].kept)) {
            const value = x.data[x.size > 1 ? i : 0];
            expect(Math.abs(values(explanation)[key] - value)).toBeLessThan(
              tolerance * (1 + Math.abs(value)),
            );
          }
        }
      }
    }
  });
});

describe('w5 of the worked example', () => {
  const told = (make: (p: Tensor[]) => Optimizer, steps = 0) => {
    const w = w5();
    const optimizer = make([w]);
    for (let t = 0; t < steps; t++) optimizer.step();
    return explainUpdate(optimizer, w, 0, { name: 'w5' });
  };

  it('moves by plain descent', () => {
    const { change, next, value, optimizer } = told((p) => new SGD(p, { lr: 0.5 }));
    expect([optimizer, value]).toEqual(['SGD', 0.45]);
    expect(change).toBeCloseTo(-0.01296143, 8);
    expect(next).toBe(0.45 - 0.5 * G5);
    expect(told((p) => new SGD(p, { lr: 0.5 })).toText()).toMatchInlineSnapshot(`
      "SGD: the next step of w5 = 0.45
      Gradient of the loss: g = ∂E/∂w5 = 0.02592286
      Change: Δw5 = −η·g = −0.5 × 0.02592286 = −0.01296143
      New value: w5⁺ = w5 + Δw5 = 0.45 + (−0.01296143) = 0.43703857
      Check: step() gives 0.43703857"
    `);
  });

  it('moves by momentum', () => {
    const explanation = told((p) => new SGD(p, { lr: 0.5, momentum: 0.9, weightDecay: 0.01 }), 1);
    const g1 = G5 + 0.01 * 0.45;
    const w = 0.45 - 0.5 * g1;
    const g2 = G5 + 0.01 * w;
    const b = 0.9 * g1 + g2;
    expect(values(explanation).descent).toBeCloseTo(g2, 15);
    expect(values(explanation).momentumBuffer).toBeCloseTo(b, 15);
    expect(explanation.change).toBeCloseTo(-0.5 * b, 15);
    expect(explanation.next).toBeCloseTo(w - 0.5 * b, 15);
    expect(explanation.toText()).toMatchInlineSnapshot(`
      "SGD: the next step of w5 = 0.43478857
      Gradient of the loss: g = ∂E/∂w5 = 0.02592286
      Direction, with what is added to the gradient: g′ = g + λ·w5 = 0.02592286 + 0.01 × 0.43478857 = 0.03027074
      Kept from step to step: b = μ·bₜ₋₁ + g′ = 0.9 × 0.03042286 + 0.03027074 = 0.05765131
      Change: Δw5 = −η·b = −0.5 × 0.05765131 = −0.02882566
      New value: w5⁺ = w5 + Δw5 = 0.43478857 + (−0.02882566) = 0.40596292
      Check: step() gives 0.40596292"
    `);
  });

  it('moves by Adam, with its averages corrected', () => {
    const explanation = told((p) => new Adam(p, { lr: 0.5 }), 2);
    const [m, v] = [G5 * (1 - 0.9 ** 3), G5 * G5 * (1 - 0.999 ** 3)];
    expect(values(explanation).expAvg).toBeCloseTo(m, 15);
    expect(values(explanation).expAvgSq).toBeCloseTo(v, 15);
    const corrected = explanation.steps.filter(({ reason }) => reason === 'update.corrected');
    expect(corrected.map(({ value }) => value)[0]).toBeCloseTo(G5, 14);
    expect(corrected.map(({ value }) => value)[1]).toBeCloseTo(G5 * G5, 14);
    expect(explanation.change).toBeCloseTo((-0.5 * G5) / (G5 + 1e-8), 12);
    expect(explanation.toText()).toMatchInlineSnapshot(`
      "Adam: the next step of w5 = −0.54999961
      Gradient of the loss: g = ∂E/∂w5 = 0.02592286
      Kept from step to step: m = β₁·mₜ₋₁ + (1 − β₁)·g = 0.9 × 0.00492534 + (1 − 0.9) × 0.02592286 = 0.00702509
      Counted from step to step: t = n + 1 = 2 + 1 = 3
      Made up for the start from 0: m̂ = m/(1 − β₁^t) = 0.00702509/(1 − 0.9³) = 0.02592286
      Kept from step to step: v = β₂·vₜ₋₁ + (1 − β₂)·g² = 0.999 × 1.3433e-6 + (1 − 0.999) × 0.02592286² = 2.0140e-6
      Made up for the start from 0: v̂ = v/(1 − β₂^t) = 2.0140e-6/(1 − 0.999³) = 0.00067199
      Change: Δw5 = −η·m̂/(√v̂ + ε) = −0.5 × 0.02592286/(√0.00067199 + 0.00000001) = −0.49999981
      New value: w5⁺ = w5 + Δw5 = −0.54999961 + (−0.49999981) = −1.04999942
      Check: step() gives −1.04999942"
    `);
    expect(explanation.toLatex()).toMatchInlineSnapshot(`
      "\\begin{aligned}
      & \\text{Adam: the next step of w5 = −0.54999961} \\\\
      & \\text{Gradient of the loss: }g = \\frac{\\partial E}{\\partial w_{5}} = 0.02592286 \\\\
      & \\text{Kept from step to step: }m = \\beta_{1} m_{t-1} + \\left(1 - \\beta_{1}\\right) g = 0.9 \\times 0.00492534 + \\left(1 - 0.9\\right) \\times 0.02592286 = 0.00702509 \\\\
      & \\text{Counted from step to step: }t = n + 1 = 2 + 1 = 3 \\\\
      & \\text{Made up for the start from 0: }\\hat{m} = \\frac{m}{1 - \\beta_{1}^{t}} = \\frac{0.00702509}{1 - 0.9^{3}} = 0.02592286 \\\\
      & \\text{Kept from step to step: }v = \\beta_{2} v_{t-1} + \\left(1 - \\beta_{2}\\right) g^{2} = 0.999\\left(1.3433 \\times 10^{-6}\\right) + \\left(1 - 0.999\\right) \\times 0.02592286^{2} = 2.0140 \\times 10^{-6} \\\\
      & \\text{Made up for the start from 0: }\\hat{v} = \\frac{v}{1 - \\beta_{2}^{t}} = \\frac{\\left(2.0140 \\times 10^{-6}\\right)}{1 - 0.999^{3}} = 0.00067199 \\\\
      & \\text{Change: }\\Delta w_{5} = -\\frac{\\eta \\hat{m}}{\\sqrt{\\hat{v}} + \\varepsilon} = -\\frac{0.5 \\times 0.02592286}{\\sqrt{0.00067199} + 0.00000001} = -0.49999981 \\\\
      & \\text{New value: }w_{5}^{+} = w_{5} + \\Delta w_{5} = -0.54999961 + \\left(-0.49999981\\right) = -1.04999942 \\\\
      & \\text{Check: step() gives −1.04999942}
      \\end{aligned}"
    `);
  });

  it('is told in Korean', () => {
    const w = w5();
    const explanation = explainUpdate(new SGD([w], { lr: 0.5, momentum: 0.9 }), w, 0, {
      name: 'w5',
      language: korean,
    });
    expect(explanation.toText()).toMatchInlineSnapshot(`
      "SGD: w5 = 0.45의 다음 갱신
      손실의 기울기: g = ∂E/∂w5 = 0.02592286
      갱신을 거듭하며 기억하는 값: b = μ·bₜ₋₁ + g = 0.9 × 0 + 0.02592286 = 0.02592286
      변화량: Δw5 = −η·b = −0.5 × 0.02592286 = −0.01296143
      새 값: w5⁺ = w5 + Δw5 = 0.45 + (−0.01296143) = 0.43703857
      검산: step()의 결과 0.43703857"
    `);
  });

  it('is data without prose', () => {
    const { toJSON } = told((p) => new SGD(p, { lr: 0.5 }));
    expect(JSON.parse(JSON.stringify({ toJSON }))).toMatchInlineSnapshot(`
      {
        "change": -0.012961427801823392,
        "check": {
          "ok": true,
          "step": 0.4370385721981766,
        },
        "format": "bp.update",
        "name": "w5",
        "next": 0.4370385721981766,
        "optimizer": "SGD",
        "steps": [
          {
            "formula": {
              "latex": "g = \\frac{\\partial E}{\\partial w_{5}}",
              "text": "g = ∂E/∂w5",
            },
            "name": "gradient",
            "numbers": {
              "latex": "0.02592286",
              "text": "0.02592286",
            },
            "reason": "update.gradient",
            "symbol": {
              "latex": "g",
              "text": "g",
            },
            "value": 0.025922855603646783,
          },
          {
            "formula": {
              "latex": "\\Delta w_{5} = -\\eta g",
              "text": "Δw5 = −η·g",
            },
            "name": "change",
            "numbers": {
              "latex": "-0.5 \\times 0.02592286 = -0.01296143",
              "text": "−0.5 × 0.02592286 = −0.01296143",
            },
            "reason": "update.change",
            "symbol": {
              "latex": "\\Delta w_{5}",
              "text": "Δw5",
            },
            "value": -0.012961427801823392,
          },
          {
            "formula": {
              "latex": "w_{5}^{+} = w_{5} + \\Delta w_{5}",
              "text": "w5⁺ = w5 + Δw5",
            },
            "name": "next",
            "numbers": {
              "latex": "0.45 + \\left(-0.01296143\\right) = 0.43703857",
              "text": "0.45 + (−0.01296143) = 0.43703857",
            },
            "reason": "update.next",
            "symbol": {
              "latex": "w_{5}^{+}",
              "text": "w5⁺",
            },
            "value": 0.4370385721981766,
          },
        ],
        "value": 0.45,
        "version": 1,
      }
    `);
  });
});

describe('an update', () => {
  it('says what decided where the formula chooses', () => {
    const w = w5(-1);
    const optimizer = new Rprop([w]);
    optimizer.step();
    w.grad = tensor([2], float64);
    const told = explainUpdate(optimizer, w, 0);
    const decided = told.steps.filter(({ name }) => name === 'choice');
    expect(
      decided.map(({ formula, numbers }) => [formula.text, numbers.text]),
    ).toMatchInlineSnapshot(`
      [
        [
          "g·previousₜ₋₁ < 0",
          "2 × (−1) < 0",
        ],
      ]
    `);
    // Past the minimum it waits for one step, and halves the size of the next.
    expect(told.change).toBe(0);
    expect(values(told).stepSize).toBe(0.005);
  });

  it('follows the formula of an optimizer that was defined', () => {
    class HeavyBall extends defineOptimizer<{ lr?: number; friction?: number }>({
      name: 'HeavyBall',
      options: { lr: [0.25, FROM_ZERO], friction: [0.5, BELOW_ONE] },
      rule: () => ({
        counters: { heat: 1 },
        moments: { velocity: 0 },
        prepare: ({ heat, friction }) => ({ heat: f.mul(heat, friction), share: f.sub(1, heat) }),
        update({ parameter, gradient, velocity, lr, friction, share }) {
          const g = f.min(f.max(gradient, -1), 1);
          const v = f.sub(f.mul(friction, velocity), f.mul(f.mul(lr, share), g));
          return { parameter: f.add(parameter, v), velocity: v };
        },
      }),
    }) {}
    const w = w5(8);
    const optimizer = new HeavyBall([w]);
    optimizer.step();
    w.grad = tensor([-0.5], float64);
    const told = explainUpdate(optimizer, w, 0);
    // After the first step the velocity is −0.25 · (1 − 1) · 1; heat has become 0.5.
    expect(told.change).toBe(0.25 * 0.5 * 0.5);
    expect(told.toText()).toMatchInlineSnapshot(`
      "HeavyBall: the next step of w = 0.45
      Gradient of the loss: g = ∂E/∂w = −0.5
      The same for all numbers in this step: share = 1 − heatₜ₋₁ = 1 − 0.5 = 0.50000000
      Direction, with what is added to the gradient: g′ = min(max(g, −1), 1) = min(max((−0.5), −1), 1) = −0.50000000
      Kept from step to step: velocity = friction·velocityₜ₋₁ − η·share·g′ = 0.5 × 0 − 0.25 × 0.50000000 × (−0.50000000) = 0.06250000
      Change: Δw = velocity = 0.06250000
      New value: w⁺ = w + Δw = 0.45 + 0.06250000 = 0.51250000
      Counted from step to step: heat = heatₜ₋₁·friction = 0.5 × 0.5 = 0.25000000
      Check: step() gives 0.5125"
    `);
  });

  it('follows the options of its group, also such as were changed since', () => {
    const [a, b] = [w5(1), w5(2)];
    const optimizer = new SGD([{ params: [a], lr: 0.5 }, { params: [b] }], { lr: 0.25 });
    expect([a, b].map((p) => explainUpdate(optimizer, p, 0).change)).toEqual([-0.5, -0.5]);
    optimizer.groups[1].values.momentum.assign(0.5);
    optimizer.groups[0].lr = 2;
    expect([a, b].map((p) => explainUpdate(optimizer, p, 0).change)).toEqual([-2, -0.5]);
    expect(values(explainUpdate(optimizer, b, 0)).momentumBuffer).toBe(2);
    expect(optimizer.groups[1].states[0].kept).toEqual({});
  });

  it('is known of every parameter of a network, by place or by number', () => {
    const rng = new Rng(1);
    const [conv, fc] = [new Conv2d(1, 2, 3, { rng }), new Linear(8, 3, { rng })];
    const optimizer = new Adam([conv, fc], { lr: 0.125 });
    const x = rng.normal([4, 1, 4, 4]);
    for (let t = 0; t < 3; t++) {
      optimizer.zeroGrad();
      fc.forward(conv.forward(x).relu().reshape([4, 8]))
        .square()
        .mean()
        .backward();
      const places: [Tensor, number[], number][] = [
        [conv.weight, [1, 0, 2, 1], 16],
        [fc.weight, [2, 5], 21],
        [fc.bias as Tensor, [1], 1],
      ];
      const told = places.map(([p, place, number]) => [
        explainUpdate(optimizer, p, place),
        explainUpdate(optimizer, p, number),
      ]);
      optimizer.step();
      for (const [k, [p, , number]] of places.entries()) {
        for (const { check, next } of told[k]) {
          expect(check).toEqual({ step: p.data[number], ok: true });
          expect(next).toBeCloseTo(p.data[number], 6);
        }
      }
    }
  });

  it('keeps to the shortest decimals of float32', () => {
    const w = parameter([0.3]);
    w.grad = tensor([0.1]);
    expect(explainUpdate(new SGD([w], { lr: 0.1 }), w, 0).steps.at(-1)?.numbers.text).toBe(
      '0.3 + (−0.01000000) = 0.29000001',
    );
    expect(
      explainUpdate(new SGD([w], { lr: 0.1 }), w, 0, { digits: 4 }).steps.at(-1)?.numbers.text,
    ).toBe('0.3 + (−0.0100) = 0.2900');
  });

  it('passes on what is not finite', () => {
    const w = w5(Number.NaN);
    const told = explainUpdate(new Adam([w]), w, 0);
    expect([told.next, told.check]).toEqual([Number.NaN, { step: Number.NaN, ok: true }]);
    expect(told.toJSON().next).toBe('NaN');
  });
});

describe('the gradient of a batch', () => {
  const x = [1, -2, 4];
  const make = () => {
    const w = parameter([0.5, 2], float64);
    const losses = w
      .slice([[0, 1]])
      .mul(tensor(x, float64))
      .sub(1)
      .square();
    return { w, losses, optimizer: new SGD([w], { lr: 0.5 }) };
  };
  /** ∂(w x − 1)² / ∂w */
  const slopes = x.map((xi) => 2 * (0.5 * xi - 1) * xi);

  it('is the mean of those of its samples', () => {
    const { w, losses, optimizer } = make();
    losses.mean().backward();
    const { steps } = explainUpdate(optimizer, w, 0, { losses, sample: 2 });
    expect(steps.slice(0, 2).map(({ name, value }) => [name, value])).toEqual([
      ['sample', slopes[2]],
      ['gradient', (slopes[0] + slopes[1] + slopes[2]) / 3],
    ]);
    expect(
      steps.slice(0, 2).map((s) => [s.reason, s.formula.text, s.numbers.text]),
    ).toMatchInlineSnapshot(`
      [
        [
          "update.sample",
          "g₃ = ∂E₃/∂w",
          "8",
        ],
        [
          "update.mean",
          "g = (g₁ + g₂ + g₃)/3",
          "(−1 + 8 + 8)/3 = 5",
        ],
      ]
    `);
    expect(w.grad?.toArray()).toEqual([(slopes[0] + slopes[1] + slopes[2]) / 3, 0]);
  });

  it('may be their sum', () => {
    const { w, losses, optimizer } = make();
    losses.sum().backward();
    const [, batch] = explainUpdate(optimizer, w, 0, { losses }).steps;
    expect(batch.reason).toBe('update.sum');
    expect(batch.formula.text).toBe('g = g₁ + g₂ + g₃');
  });

  it('may be neither', () => {
    const { w, losses, optimizer } = make();
    losses.mean().mul(5).backward();
    const { steps } = explainUpdate(optimizer, w, 0, { losses });
    expect(steps.slice(0, 3).map(({ name, reason }) => [name, reason])).toEqual([
      ['sample', 'update.sample'],
      ['batch', 'update.mean'],
      ['gradient', 'update.other-gradient'],
    ]);
  });

  it('is refused for a sample that the batch does not have, and for a loss that is reduced already', () => {
    const { w, losses, optimizer } = make();
    const loss = losses.mean();
    loss.backward();
    expect(() => explainUpdate(optimizer, w, 0, { losses, sample: 3 })).toThrow(
      'explainUpdate: sample must be below the number of samples, 3, got 3',
    );
    expect(() => explainUpdate(optimizer, w, 0, { losses: loss })).toThrow(
      'explainUpdate: losses must be a recorded tensor, one number per sample',
    );
  });

  it('may be that of many samples, which are given', () => {
    const { w, losses, optimizer } = make();
    losses.mean().backward();
    const given = Array.from({ length: 9 }, (_, i) => i);
    const [, batch] = explainUpdate(optimizer, w, 1, { perSample: given }).steps;
    expect(batch.formula.text).toBe('ḡ = (g₁ + g₂ + … + g₉)/9');
    expect(batch.numbers.text).toBe('(0 + 1 + … + 8)/9 = 4');
  });
});

describe('the gradient of a batch with several losses per sample', () => {
  it.each(['mean', 'sum'] as const)('is the %s over the samples', (reduction) => {
    const w = parameter([0.5], float64);
    const x = tensor(
      [
        [1, -2],
        [4, 3],
        [0, 1],
      ],
      float64,
    );
    const losses = x.mul(w).sub(1).square();
    losses[reduction]().backward();
    const { steps } = explainUpdate(new SGD([w]), w, 0, { losses, sample: 1 });
    const slope = (xi: number) => 2 * (0.5 * xi - 1) * xi;
    const one = (slope(4) + slope(3)) / (reduction === 'mean' ? 2 : 1);
    expect(steps[0].value).toBeCloseTo(one, 14);
    expect(steps[1].reason).toBe(`update.${reduction}`);
    expect(steps[1].value).toBe(w.grad?.item());
  });
});

describe('what cannot be explained', () => {
  it.each<[string, string, (w: Tensor, optimizer: Optimizer) => unknown]>([
    [
      'another parameter',
      'BP_OPTION explainUpdate: the optimizer does not have this parameter: shape [1]; give one of those it was made for',
      (_, optimizer) => explainUpdate(optimizer, w5(), 0),
    ],
    [
      'no parameter',
      'BP_OPTION explainUpdate: the optimizer does not have this parameter: w5; give one of those it was made for',
      (_, optimizer) => explainUpdate(optimizer, 'w5' as never, 0),
    ],
    [
      'no optimizer',
      'BP_OPTION explainUpdate: expected an optimizer, got an object of type Object',
      (w) => explainUpdate({} as never, w, 0),
    ],
    [
      'no gradient',
      'BP_GRAD explainUpdate: the parameter of shape [1] has no gradient; call backward before, and zeroGrad only after',
      (w, optimizer) => {
        w.grad = null;
        explainUpdate(optimizer, w, 0);
      },
    ],
    [
      'a frozen one',
      'BP_GRAD explainUpdate: the parameter of shape [1] is frozen, so a step does not move it; unfreeze it before the loss is computed',
      (w, optimizer) => {
        if (w.record) w.record.keepsGrad = false;
        explainUpdate(optimizer, w, 0);
      },
    ],
    [
      'a place outside',
      'BP_OPTION explainUpdate: index must be a place in the shape [1], one number per axis, or a number below 1, got 1',
      (w, optimizer) => explainUpdate(optimizer, w, 1),
    ],
    [
      'too many numbers',
      'BP_OPTION explainUpdate: index must be a place in the shape [1], one number per axis, or a number below 1, got [0, 0]',
      (w, optimizer) => explainUpdate(optimizer, w, [0, 0]),
    ],
    [
      'no place',
      'BP_OPTION explainUpdate: index must be a place in the shape [1], one number per axis, or a number below 1, got 0.5',
      (w, optimizer) => explainUpdate(optimizer, w, 0.5),
    ],
    [
      'an unknown option',
      'BP_OPTION explainUpdate: unknown option lang; known are name, losses, perSample, sample, digits, language',
      (w, optimizer) => explainUpdate(optimizer, w, 0, { lang: 1 } as object),
    ],
    [
      'a name of a language',
      'BP_OPTION explainUpdate: language must be one such as ko of @bp/inspect/ko, got ko',
      (w, optimizer) => explainUpdate(optimizer, w, 0, { language: 'ko' as never }),
    ],
    [
      'losses of no kind',
      'BP_OPTION explainUpdate: losses must be a recorded tensor, one number per sample, got all',
      (w, optimizer) => explainUpdate(optimizer, w, 0, { losses: 'all' as never }),
    ],
    [
      'gradients of no kind',
      'BP_OPTION explainUpdate: perSample must be the gradients of this number, one per sample, got [g]',
      (w, optimizer) => explainUpdate(optimizer, w, 0, { perSample: ['g'] as never }),
    ],
    [
      'a name of no kind',
      'BP_OPTION explainUpdate: name must be a string such as w5, got 5',
      (w, optimizer) => explainUpdate(optimizer, w, 0, { name: 5 as never }),
    ],
    [
      'losses without a record',
      'BP_GRAD gradients: output 0 depends on no parameter or variable; make one with parameter(x), and mind noGrad and detach',
      (w, optimizer) => explainUpdate(optimizer, w, 0, { losses: tensor([1, 2]) }),
    ],
    [
      'no sample',
      'BP_OPTION explainUpdate: sample must be a number in {0, 1, 2, …}, got -1',
      (w, optimizer) => explainUpdate(optimizer, w, 0, { sample: -1 }),
    ],
    [
      'no digits',
      'BP_OPTION explainUpdate: digits must be a number in {1, …, 20}, got 0',
      (w, optimizer) => explainUpdate(optimizer, w, 0, { digits: 0 }),
    ],
    [
      'a gradient of another shape',
      'BP_SHAPE grad: the gradient must have the shape [1] of its tensor, got [2]; sum over repeated axes with sumTo?',
      (w, optimizer) => {
        w.grad = tensor([1, 2], float64);
        explainUpdate(optimizer, w, 0);
      },
    ],
  ])('%s', (_, expected, run) => {
    const w = w5();
    const optimizer = new SGD([w]);
    let message = 'nothing was thrown';
    try {
      run(w, optimizer);
    } catch (error) {
      message = `${(error as { code: string }).code} ${(error as Error).message}`;
    }
    expect(message).toBe(expected);
  });
});
