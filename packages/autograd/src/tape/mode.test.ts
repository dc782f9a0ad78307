import { detach } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { parameter } from '../backward/variable';
import { enableGrad, isRecording, noGrad } from './mode';

describe('noGrad and enableGrad', () => {
  it('switch recording off and on, nested in any order', () => {
    expect(isRecording()).toBe(true);
    noGrad(() => {
      expect(isRecording()).toBe(false);
      enableGrad(() => {
        expect(isRecording()).toBe(true);
        noGrad(() => expect(isRecording()).toBe(false));
        expect(isRecording()).toBe(true);
      });
      noGrad(() => expect(isRecording()).toBe(false));
      expect(isRecording()).toBe(false);
    });
    expect(isRecording()).toBe(true);
  });

  it('restore the mode when the body throws', () => {
    const fail = () => {
      throw new Error('on purpose');
    };
    expect(() => noGrad(fail)).toThrow('on purpose');
    expect(isRecording()).toBe(true);
    noGrad(() => {
      expect(() => enableGrad(fail)).toThrow('on purpose');
      expect(isRecording()).toBe(false);
      expect(() => noGrad(fail)).toThrow('on purpose');
      expect(isRecording()).toBe(false);
    });
    expect(isRecording()).toBe(true);
  });

  it('return what the body returns', () => {
    expect(noGrad(() => 5)).toBe(5);
    expect(enableGrad(() => 'x')).toBe('x');
  });

  it('leave no record on what was computed without recording', () => {
    const w = parameter(2);
    const y = noGrad(() => w.square());
    expect(y.requiresGrad).toBe(false);
    expect(noGrad(() => enableGrad(() => w.square())).requiresGrad).toBe(true);
  });

  it('treat what was computed without recording as constant', () => {
    const w = parameter(3);
    const c = noGrad(() => w.mul(10));
    w.mul(c).backward();
    expect(w.grad?.item()).toBe(30);
  });

  it('allow backward inside noGrad', () => {
    const w = parameter(3);
    const y = w.square();
    noGrad(() => y.backward());
    expect(w.grad?.item()).toBe(6);
  });

  it('are restored when a backward pass fails', () => {
    const w = parameter([1, 2]);
    expect(() => w.square().backward()).toThrow('single number');
    expect(isRecording()).toBe(true);
  });
});

describe('detach', () => {
  it('cuts the history off and copies nothing', () => {
    const w = parameter([1, 2]);
    const d = detach(w.mul(2));
    expect(d.requiresGrad).toBe(false);
    expect(detach(w).storage).toBe(w.storage);
    expect(detach(d)).toBe(d);
  });

  it('lets no gradient through, beside a path that does', () => {
    const w = parameter(3);
    w.mul(w.detach()).backward();
    expect(w.grad?.item()).toBe(3);
  });
});

describe('noGrad around an async function', () => {
  it('is refused, since what follows an await would be recorded', () => {
    expect(() => noGrad(async () => 1)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: noGrad: the function must be synchronous, since recording resumes at its first await; call noGrad inside it]`,
    );
  });
});
