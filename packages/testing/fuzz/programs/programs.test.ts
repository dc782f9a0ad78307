import { describe, expect, it } from 'vitest';
import { check } from './check';
import { generate } from './generate';
import { moduleOf, type Program } from './program';
import { shrink } from './shrink';

describe('random programs', () => {
  it('give the same bits by the reference, in eager WebAssembly and compiled', () => {
    let compiled = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const program = generate(seed);
      const verdict = check(program);
      if (verdict.fault !== null) throw new Error(`${verdict.fault}\n${moduleOf(program)}`);
      if (verdict.compiled) compiled++;
    }
    expect(compiled).toBeGreaterThan(45);
  });

  it('are the same for the same seed', () => {
    expect(generate(5)).toEqual(generate(5));
    expect(generate(6)).not.toEqual(generate(5));
  });
});

describe('a program with a fault', () => {
  const program: Program = {
    setup: [{ name: 'w0', code: 'parameter([1, 2])' }],
    inputs: [{ name: 'x1', code: 'data.normal([2])' }],
    body: [
      { name: 't2', code: 'x1.neg()' },
      { name: 't3', code: 'w0.mul(x1)' },
      { name: null, code: 't3.sum().backward()' },
    ],
    result: '[t2, t3]',
    between: [{ call: 2, code: 'w0.grad = null' }],
    options: '',
    readsGradients: true,
  };

  it('is found where the result depends on something else', () => {
    const draws = {
      ...program,
      inputs: [{ name: 'x1', code: 'new Rng(performance.now()).normal([2])' }],
    };
    expect(check(draws).fault).toMatch(/^eager WASM: call 0: /);
    expect(check(program)).toEqual({ fault: null, compiled: true });
  });

  it('is made small', () => {
    const smallest = shrink(program, ({ body }) => body.some(({ code }) => code.includes('mul')));
    expect(smallest.body).toEqual([program.body[1]]);
    expect([smallest.setup, smallest.inputs, smallest.between]).toEqual([[], [], []]);
  });

  it('is printed as code that runs', () => {
    expect(moduleOf(program)).toMatchInlineSnapshot(`
      "import { Rng, seed } from '@bp/tensor';
      import { parameter } from '@bp/autograd';
      import { compile } from '@bp/compile';

      const make = (wrap) => {
        const w0 = parameter([1, 2]);
        const step = wrap((x1) => {
          const t2 = x1.neg();
          const t3 = w0.mul(x1);
          t3.sum().backward();
          return [t2, t3];
        });
        const inputs = (data) => [data.normal([2])];
        const before = (call) => { if (call === 2) w0.grad = null; };
        const kept = () => ({ w0 });
        return { step, inputs, before, kept, parameters: [w0], optimizers: [] };
      };
      for (const wrap of [(step) => step, compile]) {
        seed(7);
        const data = new Rng('data');
        const { step, inputs, before, kept, parameters } = make(wrap);
        for (let call = 0; call < 7; call++) {
          before(call);
          console.log(call, step(...inputs(data)), ...parameters.map((w) => w.grad));
        }
        console.log(kept());
      }"
    `);
  });
});
