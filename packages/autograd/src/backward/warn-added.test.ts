import { beforeEach, describe, expect, it, vi } from 'vitest';

describe('a gradient that is added to one that a step has used', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  beforeEach(() => {
    vi.resetModules();
    warn.mockClear();
  });
  const setUp = async () => {
    const { parameter } = await import('../index');
    const w = parameter(1);
    return {
      w,
      backward: () => w.square().backward(),
      // What an optimizer of a development build notes.
      step: () => Object.assign(w.record as object, { spent: true }),
    };
  };

  it('is warned of once', async () => {
    const { backward, step } = await setUp();
    for (let i = 0; i < 3; i++) {
      backward();
      step();
    }
    expect(warn.mock.calls).toEqual([[expect.stringContaining('call optimizer.zeroGrad()')]]);
  });

  it('is not where gradients are forgotten, set, or add up before the step', async () => {
    const { w, backward, step } = await setUp();
    backward();
    backward();
    step();
    w.grad = null;
    backward();
    backward();
    step();
    w.grad = w.detach();
    backward();
    expect(warn).not.toHaveBeenCalled();
  });
});
