import { gradients } from '@bp/autograd';
import { Linear } from '@bp/layers';
import { bce, bceWithLogits, halfSse, mse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { expectClose } from './close';
import { type Float, type Forward, figures, Network, VARIANTS, type Variant } from './network';

const { inputs } = figures;
const CASES = VARIANTS.flatMap((variant) =>
  (['float64', 'float32'] as const).map((dtype) => ({ variant, dtype })),
);

function learned(variant: Variant, dtype: Float, updates: number): Network {
  const network = new Network(variant, dtype);
  const optimizer = new SGD([...network.weights], { lr: inputs.lr });
  for (let update = 0; update < updates; update++) {
    optimizer.zeroGrad();
    network.forward().error.backward();
    optimizer.step();
  }
  return network;
}

function expectForward(got: Forward, want: Record<string, number>, dtype: Float): void {
  expectClose(got.hiddenSums.data, [want.z1, want.z2], dtype);
  expectClose(got.hidden.data, [want.h1, want.h2], dtype);
  expectClose(got.outputSums.data, [want.z3, want.z4], dtype);
  expectClose(got.outputs.data, [want.o1, want.o2], dtype);
  expectClose(got.errors.data, [want.E_o1, want.E_o2], dtype);
  expectClose([got.error.item()], [want.E], dtype);
}

describe.each(CASES)('the 2-2-2 network, $variant, $dtype', ({ variant, dtype }) => {
  const course = figures[variant];

  it('has the z, h, o and E of the course', () => {
    expectForward(new Network(variant, dtype).forward(), course.forward, dtype);
  });

  it('has the deltas ∂E/∂z of the course', () => {
    const { error, hiddenSums, outputSums } = new Network(variant, dtype).forward();
    const [output, hidden] = gradients([error], [outputSums, hiddenSums]);
    expectClose(output.data, [course.delta.o1, course.delta.o2], dtype);
    expectClose(hidden.data, [course.delta.h1, course.delta.h2], dtype);
  });

  it('has the gradients of all eight weights', () => {
    const network = new Network(variant, dtype);
    network.forward().error.backward();
    expectClose(network.flatGradients(), course.grad, dtype);
  });

  it('has the weights of the course after one update, and what they give', () => {
    const network = learned(variant, dtype, 1);
    expectClose(network.flatWeights(), course.updated, dtype);
    expectForward(network.forward(), course.forwardAfter, dtype);
  });

  it.each(course.trajectory)('has the E of the course after %i updates', (updates, want) => {
    expectClose([learned(variant, dtype, updates).forward().error.item()], [want], dtype);
  });

  it('is the same network as two layers, bit for bit', () => {
    const network = new Network(variant, dtype);
    const { hidden, outputs } = network.forward();
    const [first, second] = network.weights.map((weight) => {
      const layer = new Linear(2, 2, { bias: false, dtype });
      layer.weight.assign(weight.detach());
      return layer;
    });
    const layerHidden = first.forward(tensor([inputs.x], { dtype })).sigmoid(); // [1, 2]
    const layerSums = second.forward(layerHidden);
    const layerOutputs = variant === 'identity+halfSSE' ? layerSums : layerSums.sigmoid();
    expect([...layerHidden.data]).toEqual([...hidden.data]);
    expect([...layerOutputs.data]).toEqual([...outputs.data]);
  });
});

describe('the 2-2-2 network, step by step', () => {
  const close = (values: ArrayLike<number>, want: number[]) => expectClose(values, want, 'float64');

  it('has the factors of ∂E/∂w5: (o1 − t1) · o1(1 − o1) · h1', () => {
    const network = new Network('sigmoid+halfSSE', 'float64');
    const { error, hidden, outputs, outputSums } = network.forward();
    const [errorByOutput] = gradients([error], [outputs]);
    const [outputBySum] = gradients([outputs.sum()], [outputSums]);
    const [o1, o2] = outputs.data;
    close(errorByOutput.data, [0.6094460049966992 - 0.4, 0.6638449096982892 - 0.6]);
    close(outputBySum.data, [o1 * (1 - o1), o2 * (1 - o2)]);
    error.backward();
    const w5 = network.flatGradients()[4];
    close([errorByOutput.data[0] * outputBySum.data[0] * hidden.data[0]], [w5]);
  });

  it('adds up at a hidden node what both outputs send back', () => {
    const { errors, error, hidden } = new Network('sigmoid+halfSSE', 'float64').forward();
    const [fromFirst] = gradients([errors.at(0)], [hidden]);
    const [fromSecond] = gradients([errors.at(1)], [hidden]);
    const [together] = gradients([error], [hidden]);
    // the course prints 15 decimals
    for (const [value, figure] of [
      [fromFirst.data[0], 0.022433700310378],
      [fromFirst.data[1], 0.019941066942558],
      [fromSecond.data[0], 0.009973110674726],
      [fromSecond.data[1], 0.008548380578337],
      [together.data[0], 0.032406810985104],
      [together.data[1], 0.028489447520895],
    ]) {
      expect(Math.abs(value - figure)).toBeLessThan(1e-15);
    }
  });

  it('prints what the course prints to eight digits', () => {
    const network = new Network('sigmoid+halfSSE', 'float64');
    const { outputs, errors, error } = network.forward();
    const print = (values: ArrayLike<number>) => Array.from(values, (value) => value.toFixed(8));
    expect(print(outputs.data)).toEqual(['0.60944600', '0.66384491']);
    expect(print(errors.data)).toEqual(['0.02193381', '0.00203809']);
    expect(print(error.data)).toEqual(['0.02397190']);
    error.backward();
    expect(print(network.flatGradients()).slice(4, 5)).toEqual(['0.02592286']);
    expect(print(network.flatGradients()).slice(0, 1)).toEqual(['0.00080888']);
    const after = learned('sigmoid+halfSSE', 'float64', 1);
    expect(print(after.flatWeights())[4]).toBe('0.43703857');
    expect(print(after.flatWeights())[0]).toBe('0.29959556');
    expect(print(after.forward().error.data)).toEqual(['0.02323634']);
  });

  it('prints the errors of the course after 1, 2, 3, 10 and 100 updates', () => {
    const printed = [1, 2, 3, 10, 100].map((updates) =>
      learned('sigmoid+halfSSE', 'float64', updates).forward().error.item().toFixed(12),
    );
    expect(printed).toEqual([
      '0.023236338872',
      '0.022519648426',
      '0.021821616256',
      '0.017436731904',
      '0.000848969311',
    ]);
  });

  it('sends hidden gradients back through the weights before their update, not after', () => {
    const network = new Network('sigmoid+halfSSE', 'float64');
    const { error, hidden, outputSums } = network.forward();
    const [delta] = gradients([error], [outputSums]);
    error.backward();

    const updated = learned('sigmoid+halfSSE', 'float64', 1).weights[1].detach();
    const slope = hidden.detach().mul(hidden.detach().neg().add(1)); // h(1 − h)
    const wrong = updated.transpose().matmul(delta).mul(slope).at(0).item() * inputs.x[0];
    expect(wrong.toFixed(12)).toBe('0.000791429888');

    const right = network.flatGradients()[0];
    expect(right.toFixed(15)).toBe('0.000808875383626');
    expect(Math.abs(right - wrong)).toBeGreaterThan(1e-5);
    expect((inputs.w[0] - inputs.lr * wrong).toFixed(9)).toBe('0.299604285');
  });

  it('has the delta o − t where the output is a sigmoid and the error its cross-entropy', () => {
    const network = new Network('sigmoid+BCE', 'float64');
    const { error, outputs, outputSums } = network.forward();
    const [delta] = gradients([error], [outputSums]);
    const [o1, o2] = outputs.data;
    close(delta.data, [o1 - 0.4, o2 - 0.6]);
  });

  it('has the same cross-entropy from the sums as from the outputs', () => {
    const { outputs, outputSums } = new Network('sigmoid+BCE', 'float64').forward();
    const targets = tensor(inputs.t, { dtype: 'float64' });
    const reduction = 'sum' as const;
    close(
      [bceWithLogits(outputSums, targets, { reduction }).item()],
      [bce(outputs, targets, { reduction }).item()],
    );
  });

  it('has one ½SSE and MSE for two outputs, and only for two', () => {
    const both = (prediction: number[], targets: number[]) => {
      const [y, t] = [prediction, targets].map((values) => tensor(values, { dtype: 'float64' }));
      return [halfSse(y, t, { reduction: 'sum' }).item(), mse(y, t).item()];
    };
    expect(both([0.5, 1], [0, 0])).toEqual([0.625, 0.625]);
    expect(both([0.5, 1, 1], [0, 0, 0])).toEqual([1.125, 0.75]);
  });
});
