import { parameter } from '@bp/autograd';
import {
  Adadelta,
  Adagrad,
  Adam,
  Adamax,
  AdamW,
  ASGD,
  NAdam,
  RAdam,
  RMSprop,
  Rprop,
  SGD,
} from '@bp/optim';
import { type Backend, backend, Rng, setBackend, type Tensor } from '@bp/tensor';
import { afterEach, describe, expect, it } from 'vitest';

const initial = backend();
afterEach(() => setBackend(initial));

type Stepper = (parameters: Tensor[]) => { step(): unknown };

const OPTIMIZERS: Readonly<Record<string, Stepper>> = {
  SGD: (p) => new SGD(p, { lr: 0.1 }),
  'SGD with momentum': (p) =>
    new SGD(p, { lr: 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.01 }),
  'SGD uphill': (p) => new SGD(p, { lr: 0.1, momentum: 0.9, dampening: 0.1, maximize: true }),
  Adam: (p) => new Adam(p),
  'Adam with decay': (p) => new Adam(p, { weightDecay: 0.1, amsgrad: true }),
  AdamW: (p) => new AdamW(p),
  Adamax: (p) => new Adamax(p, { weightDecay: 0.1 }),
  NAdam: (p) => new NAdam(p),
  RAdam: (p) => new RAdam(p),
  RMSprop: (p) => new RMSprop(p, { momentum: 0.9, centered: true }),
  Rprop: (p) => new Rprop(p),
  Adagrad: (p) => new Adagrad(p, { lrDecay: 0.01 }),
  Adadelta: (p) => new Adadelta(p),
  ASGD: (p) => new ASGD(p, { t0: 2 }),
};

/** A parameter after each of some steps; so large that its kernels soon have code. */
function train(name: Backend, make: Stepper, dtype: 'float32' | 'float64'): Tensor[] {
  setBackend(name);
  const rng = new Rng(1);
  const [rows, columns] = [211, 213];
  const w = parameter(rng.normal([rows, columns], { dtype }));
  const optimizer = make([w]);
  return Array.from({ length: 8 }, (_, step) => {
    // Some gradients lie the other way round; one is tiny, so that averages of squares are taken to 0.
    const turned = step % 3 === 1;
    const gradient = rng.normal(turned ? [columns, rows] : [rows, columns], { dtype });
    const scaled = gradient.mul(step === 5 ? 1e-25 : 0.1);
    w.grad = turned ? scaled.transpose() : scaled;
    optimizer.step();
    return w.detach().clone();
  });
}

describe('the update in WebAssembly', () => {
  for (const dtype of ['float32', 'float64'] as const) {
    it.each(Object.entries(OPTIMIZERS))(
      `has the bits of the reference: %s in ${dtype}`,
      (_, make) => {
        const expected = train('reference', make, dtype);
        const got = train('wasm', make, dtype);
        for (const [step, { data }] of expected.entries()) {
          const other = data.findIndex((value, i) => !Object.is(value, got[step].data[i]));
          expect(other, `step ${step + 1}: place of the first other number`).toBe(-1);
        }
        expect(got[7].data.some((value, i) => value !== got[6].data[i])).toBe(true);
      },
    );
  }
});
