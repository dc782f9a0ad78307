import { type Tensor, tensor } from '@bp/tensor';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compile } from '../compile';

const warnings: string[] = [];

beforeEach(() => {
  warnings.length = 0;
  vi.spyOn(console, 'warn').mockImplementation((text) => void warnings.push(text));
});

afterEach(() => vi.restoreAllMocks());

describe('a plain number among the arguments', () => {
  it('brings one warning, at its eighth value, which names it and the cure', () => {
    const step = compile((x: Tensor, rate: number) => x.mul(rate), { name: 'scale' });
    for (let i = 1; i <= 7; i++) for (let k = 0; k < 3; k++) step([1], i);
    expect(warnings).toEqual([]);
    for (let i = 8; i <= 20; i++) expect(step([1], i).toArray()).toEqual([i]);
    expect(warnings).toMatchInlineSnapshot(`
      [
        "scale: argument 2 came as a plain number with 8 different values, 8 the latest, and each has a program of its own; pass it as a tensor if it varies, or make it a constant of the step",
      ]
    `);
  });

  it.each<[string, (step: ReturnType<typeof taker>, value: number) => unknown]>([
    ['1.rate', (step, rate) => step({ x: tensor([1]), rate })],
    ['1[1]', (step, rate) => step([tensor([1]), rate])],
    ['3', (step, rate) => step(tensor([1]), 'a', rate)],
  ])('is named %s by its place', (place, call) => {
    const step = taker();
    for (let i = 0; i < 20; i++) call(step, i);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(`argument ${place} came as a plain number`);
  });

  it('does not warn of shapes, of tensors, or of few values in turn', () => {
    const step = taker();
    for (let i = 1; i <= 50; i++) {
      step(tensor(new Float32Array(i)), i % 7);
      step(tensor([i]), 'text', { deep: i % 3 });
    }
    expect(warnings).toEqual([]);
  });
});

function taker() {
  return compile((..._: unknown[]) => tensor(1)) as unknown as (...args: unknown[]) => Tensor;
}
