import { parameter } from '@bp/autograd';
import { compile } from '@bp/compile';
import { SGD } from '@bp/optim';
import { afterEach, expect, it, vi } from 'vitest';

const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
afterEach(() => warn.mockClear());

it('a program that only adds gradients leaves them as no step has used them', () => {
  const w = parameter([1, 2]);
  const optimizer = new SGD([w], { lr: 0.1 });
  const learn = compile((isFirst: boolean, isLast: boolean) => {
    if (isFirst) optimizer.zeroGrad();
    w.square().sum().backward();
    if (isLast) optimizer.step();
  });
  for (let i = 0; i < 8; i++) {
    learn(true, false);
    learn(false, false);
    learn(false, true);
  }
  expect(warn).not.toHaveBeenCalled();
  w.square().sum().backward();
  expect(warn).toHaveBeenCalledTimes(1);
});
