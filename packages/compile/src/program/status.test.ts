import { BpError, setBackend, setLanguage, type Tensor } from '@bp/tensor';
import { ko } from '@bp/tensor/ko';
import { afterEach, describe, expect, it } from 'vitest';
import { compile } from '../compile';
import { statusOf } from './status';

afterEach(() => {
  setLanguage(null);
  setBackend('wasm');
});

describe('the status of a compiled step', () => {
  it('tells what became of the latest call, and why', () => {
    const step = compile((x: Tensor) => x.mul(2).add(1), { name: 'scale' });
    const told = [step.status()];
    for (let i = 0; i < 4; i++) {
      step([1, 2]);
      told.push(step.status());
    }
    step([1, 2, 3]);
    told.push(step.status());
    expect(told.map(({ state }) => state)).toEqual([
      'recording',
      'recording',
      'recording',
      'compiled',
      'compiled',
      'recording',
    ]);
    expect(told.slice(0, 4).map(({ why }) => why)).toMatchInlineSnapshot(`
      [
        "scale: it has not been called; its first calls will be recorded",
        "scale: the call was recorded; once two like it (shapes, types, plain arguments, modes, missing gradients) have done the same, the next one runs as a program",
        "scale: the call was recorded and did what the one before did; the next one like it runs as a program",
        "scale: it ran as a program (kernels: 1)",
      ]
    `);
  });

  it('tells why a step runs as it is', () => {
    const inner = compile((x: Tensor) => x.mul(2), { name: 'inner' });
    const outer = compile((x: Tensor) => inner(x).add(1));
    outer([1]);
    expect(inner.status()).toMatchInlineSnapshot(`
      {
        "state": "eager",
        "why": "inner: it ran as a part of another step, or of one of its kernels",
      }
    `);
    setBackend('reference');
    outer([1]);
    expect(outer.status()).toMatchInlineSnapshot(`
      {
        "state": "eager",
        "why": "compile: kernels do not run in WebAssembly here, see backend()",
      }
    `);
  });

  it('tells of calls that are compared with the program', () => {
    const step = compile((x: Tensor) => x.mul(2), { check: 2 });
    const states = Array.from({ length: 6 }, () => {
      step([1]);
      return step.status().state;
    });
    expect(states.slice(2)).toEqual(['compiled', 'recording', 'compiled', 'recording']);
    expect(step.status().why).toMatchInlineSnapshot(
      `"compile: the call was recorded, to compare its program with it"`,
    );
  });

  it('tells a refusal by the library in the language of now', () => {
    const error = new BpError('BP_OPTION', 'compile', 'the step must be a function, got {got}', {
      got: 3,
    });
    const refused = { error, reason: error.message, forGood: true, times: 1, restsUntil: 0 };
    const told = () =>
      statusOf({ course: 'refused', keys: [{ refused }], settings: { name: 'train' } } as never);
    expect(told()).toEqual({ state: 'eager', why: 'train: the step must be a function, got 3' });
    setLanguage(ko);
    expect(told().why).toBe('train: 스텝은 함수여야 합니다. 받은 것: 3');
  });

  it('speaks the language of messages', () => {
    const step = compile((x: Tensor) => x.mul(2), { name: 'scale' });
    for (let i = 0; i < 3; i++) step([1]);
    setLanguage(ko);
    expect(step.status().why).toMatchInlineSnapshot(
      `"scale: 프로그램으로 실행되었습니다(커널 1개)"`,
    );
  });
});

describe('the program of a step', () => {
  it('is made by the first call that runs it', () => {
    const step = compile((x: Tensor) => x.mul(2), { name: 'scale' });
    step([1]);
    step([1]);
    expect(step.explain()).toMatch(
      /^scale: 1 program, precision strict\n.*: not compiled before it is called again; 2 calls captured in/,
    );
    step([1]);
    expect(step.explain()).toContain('called 1 time; 2 calls captured and compiled in');
  });
});
