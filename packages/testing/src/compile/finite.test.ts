import { compile } from '@bp/compile';
import { Linear, Sequential, Tanh } from '@bp/layers';
import { mse } from '@bp/losses';
import { Adam, SGD } from '@bp/optim';
import { Rng, seed, setBackend, type Tensor, tensor } from '@bp/tensor';
import { afterEach, describe, expect, it } from 'vitest';
import { stateOf, trainer, twins } from './experiment';

afterEach(() => setBackend('wasm'));

const regression = () =>
  trainer({
    model: new Sequential(new Linear(3, 4), new Tanh(), new Linear(4, 1)),
    optimizer: (parameters) => new Adam(parameters, { lr: 0.01 }),
    loss: mse,
    batch: (_, rng) => [rng.normal([5, 3]), rng.normal([5, 1])],
  });

function messageOf(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    expect(error).toMatchObject({ code: 'BP_NUMERIC' });
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

/** Before which call something goes wrong: recorded, run by the program, or as it is. */
const WHEN = [
  ['in the first call', 0, 'wasm'],
  ['in the second call', 1, 'wasm'],
  ['by the program', 4, 'wasm'],
  ['without WebAssembly', 2, 'reference'],
] as const;

describe.each(WHEN)('a step that has to stay finite, %s', (_, calls, backend) => {
  const warm = (step: (i: number) => unknown): void => {
    setBackend(backend);
    for (let i = 0; i < calls; i++) step(i);
  };

  it('throws where the loss is not, and has assigned nothing', () => {
    const { eager, compiled } = twins(regression, { finite: true });
    const data = new Rng(5);
    warm((i) => {
      const batch = eager.batch(i, data);
      for (const experiment of [eager, compiled]) experiment.step(...batch);
    });
    const [x, y] = eager.batch(0, data);
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const before = stateOf(compiled);
      const input = x.add(tensor([[0], [0], [bad], [0], [0]]));
      const message = messageOf(() => compiled.step(input, y));
      expect(message).toMatch(/^step: result must be finite, got NaN at position 0/);
      expect(stateOf(compiled)).toEqual(before);
    }
    for (let i = 0; i < 3; i++) {
      const batch = eager.batch(i, data);
      for (const experiment of [eager, compiled]) experiment.step(...batch);
      expect(stateOf(compiled)).toEqual(stateOf(eager));
    }
  });

  it('names a result by its place', () => {
    const step = compile(
      (x: Tensor) => ({ loss: x.sum(), parts: [x.abs(), x.log()], count: x.cast('int32') }),
      { finite: true, name: 'step' },
    );
    warm(() => step([1, 2]));
    expect(messageOf(() => step([1, 0]))).toMatch(
      /^step: result\.parts\[1\] must be finite, got -Infinity at position 1, so nothing was assigned/,
    );
    expect(messageOf(() => step([Number.NaN, 0]))).toMatch(
      /^step: result\.loss must be finite, got NaN at position 0/,
    );
    expect(step([1, 2]).loss.item()).toBe(3);
  });

  it('names a parameter whose gradient or value is not', () => {
    seed(1);
    const model = new Sequential(new Linear(2, 2), new Linear(2, 1));
    const optimizer = new SGD(model.parameters(), { lr: 1 });
    const scale = tensor(1);
    const step = compile(
      (x: Tensor) => {
        const y = model.forward(x).sum();
        y.backward();
        optimizer.step();
        optimizer.zeroGrad();
        scale.assign(scale.mul(x.at(0, 0)));
        return x.at(0, 1);
      },
      { finite: true, name: 'step' },
    );
    const kept = compile(
      (x: Tensor) => {
        optimizer.zeroGrad();
        model.forward(x).sum().backward();
      },
      { finite: true, name: 'kept' },
    );
    warm(() => {
      step([[1, 1]]);
      kept([[1, 1]]);
    });
    const before = model.parameters().map((p) => p.toArray());
    expect(messageOf(() => step([[1, 1e39]]))).toContain('step: result must be finite');
    expect(messageOf(() => step([[1e39, 1]]))).toMatch(/^step: 0\.weight must be finite/);
    expect(messageOf(() => kept([[1, 1e39]]))).toMatch(/^kept: 0\.weight\.grad must be finite/);
    expect(model.parameters().map((p) => p.toArray())).toEqual(before);
    step([[2, 1]]);
    scale.assign(3e38);
    expect(messageOf(() => step([[10, 1]]))).toMatch(
      /^step: float32 \[1\] must be finite, got Infinity at position 0/,
    );
    expect(scale.item()).toBe(Math.fround(3e38));
  });
});

describe('a step that need not', () => {
  it('returns what it computes', () => {
    const step = compile((x: Tensor) => x.log());
    for (let i = 0; i < 4; i++) expect(step([0]).item()).toBe(Number.NEGATIVE_INFINITY);
  });
});
