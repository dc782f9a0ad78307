import { createDraw, type Draw } from './draw';
import type { Layer, Samples, Work } from './work';

const SAMPLES = 250;

/**
 * A network of TensorFlow Playground on its circle data: 250 samples to train on, 250 to test on, batch 10,
 * half the squared error at learning rate 0.03 (the squared error at 0.015), tanh throughout, and after each
 * epoch the losses over both sets. What the page draws is not part of it.
 */
export function playgroundWork(name: string, hidden: readonly number[]): Work {
  const draw = createDraw(name);
  const sizes = [2, ...hidden, 1];
  return {
    name,
    title: `TensorFlow Playground, ${sizes.join('-')} tanh, SGD, batch 10`,
    layers: sizes.slice(1).flatMap((size, i) => layer(draw, sizes[i], size)),
    loss: 'mse',
    optimizer: { kind: 'sgd', lr: 0.015, momentum: 0 },
    train: circle(draw),
    batch: 10,
    test: circle(draw),
  };
}

function layer(draw: Draw, inputs: number, outputs: number): Layer[] {
  const weight = draw.uniform([outputs, inputs], 0.5);
  const bias = { shape: [outputs], data: new Float32Array(outputs).fill(0.1) };
  return [{ kind: 'linear', weight, bias }, { kind: 'tanh' }];
}

/** Half the points in a disc of radius 2.5 (+1), half in a ring from 3.5 to 5 (−1). */
function circle(draw: Draw): Samples {
  const turn = draw.uniform([SAMPLES], Math.PI).data;
  const reach = draw.uniform([SAMPLES], 0.5).data;
  const input = new Float32Array(2 * SAMPLES);
  const target = new Float32Array(SAMPLES);
  for (let i = 0; i < SAMPLES; i++) {
    const inside = i % 2 === 0;
    const radius = inside ? 2.5 * (reach[i] + 0.5) : 3.5 + 1.5 * (reach[i] + 0.5);
    input[2 * i] = radius * Math.sin(turn[i]);
    input[2 * i + 1] = radius * Math.cos(turn[i]);
    target[i] = inside ? 1 : -1;
  }
  return {
    input: { shape: [SAMPLES, 2], data: input },
    target: { shape: [SAMPLES, 1], data: target },
  };
}
