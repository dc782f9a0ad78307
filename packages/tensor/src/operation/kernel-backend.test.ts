import { afterEach, describe, expect, it } from 'vitest';
import { backend, setBackend, tensor } from '../index';
import { BpError } from '../process/errors';
import { checkKernel } from './check-kernel';
import { dispatch } from './dispatch';
import type { Kernel } from './kernel';
import { backends, type KernelBackend } from './kernel-backend';

afterEach(() => setBackend('wasm'));

const counting: Kernel<number[]> = {
  name: 'counting',
  run: (_outputs, _inputs, calls) => {
    calls.push(1);
  },
};

describe('dispatch', () => {
  it('asks the backend of the process, and the kernel itself where that declines', () => {
    const asked: string[] = [];
    const picky = (takes: boolean): KernelBackend => ({
      name: 'picky',
      run: ({ name }) => asked.push(name) > 0 && takes,
      read: async ({ data }) => data,
    });
    const calls: number[] = [];
    backends.current = picky(true);
    dispatch(counting, [], [], calls);
    expect([asked, calls]).toEqual([['counting'], []]);
    backends.current = picky(false);
    dispatch(counting, [], [], calls);
    expect([asked, calls]).toEqual([['counting', 'counting'], [1]]);
  });

  it('throws what a kernel refuses before that has written anything', () => {
    const refusing: Kernel<null> = {
      name: 'refusing',
      run([out], [x]) {
        if (x.size > 2) return new BpError('BP_NUMERIC', 'test', 'too many');
        out.storage.data.fill(7);
        return undefined;
      },
    };
    const out = tensor([0]);
    expect(() => dispatch(refusing, [out], [tensor([1, 2, 3])], null)).toThrow('test: too many');
    expect(out.item()).toBe(0);
    dispatch(refusing, [out], [tensor([1, 2])], null);
    expect(out.item()).toBe(7);
  });

  it('lets a check pass what it does not refuse', () => {
    const check = checkKernel<null>({ name: 'check', refusal: () => undefined });
    expect(() => dispatch(check, [], [tensor(1)], null)).not.toThrow();
  });
});

describe('the backend of the process', () => {
  it('is the one that was chosen, by its name', () => {
    setBackend('reference');
    expect([backends.current.name, backend()]).toEqual(['reference', 'reference']);
    setBackend('wasm');
    expect([backends.current.name, backend()]).toEqual(['wasm', 'wasm']);
  });
});
