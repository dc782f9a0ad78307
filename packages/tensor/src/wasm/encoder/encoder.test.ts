import { describe, expect, it } from 'vitest';
import {
  asExpr,
  at,
  Bytes,
  beyond,
  copyBytes,
  type Expr,
  type FunctionWriter,
  f32,
  f32x4,
  f64,
  f64x2,
  fillBytes,
  i32,
  i32x4,
  lanes32,
  load,
  ModuleWriter,
  select,
  store,
  v128,
} from './index';

/** A function over a memory of one page, and the memory. */
function compile(
  parameters: number,
  body: (fn: FunctionWriter, writer: ModuleWriter) => void,
  result: 'i32' | 'void' = 'void',
) {
  const writer = new ModuleWriter();
  writer.function(parameters, result, (fn) => body(fn, writer), 'run');
  const memory = new WebAssembly.Memory({ initial: 1 });
  const module = new WebAssembly.Module(writer.finish());
  const { exports } = new WebAssembly.Instance(module, writer.imports(memory));
  return {
    run: exports.run as (...values: number[]) => number,
    floats: new Float32Array(memory.buffer),
    ints: new Int32Array(memory.buffer),
    doubles: new Float64Array(memory.buffer),
  };
}

describe('Bytes', () => {
  it('writes whole numbers seven bits to a byte', () => {
    const out = new Bytes();
    out.unsigned(624485);
    out.signed(-123456);
    out.signed(63);
    out.signed(64);
    out.unsigned(0xffffffff);
    expect([...out.finish()]).toEqual([
      0xe5, 0x8e, 0x26, 0xc0, 0xbb, 0x78, 0x3f, 0xc0, 0x00, 0xff, 0xff, 0xff, 0xff, 0x0f,
    ]);
  });

  it('writes indices that can change later', () => {
    const out = new Bytes();
    out.byte(7);
    out.index(3);
    out.setIndex(1, 300);
    expect([...out.finish()]).toEqual([7, 0xac, 0x82, 0x80, 0x80, 0x00]);
  });

  it('grows', () => {
    const out = new Bytes();
    for (let i = 0; i < 5000; i++) out.byte(i & 255);
    out.float64(1);
    expect(out.length).toBe(5008);
    expect([...out.finish().slice(4998)]).toEqual([
      4998 & 255,
      4999 & 255,
      0,
      0,
      0,
      0,
      0,
      0,
      240,
      63,
    ]);
  });
});

describe('whole numbers', () => {
  it('are computed when they are known', () => {
    expect(i32.add(2, 3)).toBe(5);
    expect(i32.mul(i32.sub(7, 2), 4)).toBe(20);
    expect(i32.shrU(-1, 28)).toBe(15);
  });

  it('are computed by the code when they are not', () => {
    const { run } = compile(
      2,
      (fn) => {
        const [a, b] = fn.parameters;
        fn.return(i32.add(i32.mul(a, 10), i32.sub(b, 1)));
      },
      'i32',
    );
    expect(run(4, 3)).toBe(42);
  });
});

describe('loops', () => {
  const sumOf = (from: number | 'a', to: number | 'b', step: number) =>
    compile(
      2,
      (fn) => {
        const [a, b] = fn.parameters;
        const sum = fn.local('i32');
        fn.set(sum, 0);
        fn.for(from === 'a' ? a : from, to === 'b' ? b : to, step, (i) => fn.increase(sum, i));
        fn.return(sum);
      },
      'i32',
    );

  it('run over known bounds', () => {
    expect(sumOf(0, 10, 1).run(0, 0)).toBe(45);
    expect(sumOf(0, 10, 4).run(0, 0)).toBe(12);
    expect(sumOf(5, 6, 1).run(0, 0)).toBe(5);
    expect(sumOf(6, 6, 1).run(0, 0)).toBe(0);
  });

  it('run over bounds found when the code runs', () => {
    const { run } = sumOf('a', 'b', 2);
    expect(run(3, 8)).toBe(15);
    expect(run(8, 8)).toBe(0);
    expect(run(9, 8)).toBe(0);
  });

  it('nest, and use their variables again', () => {
    const { run, floats } = compile(1, (fn) => {
      const [n] = fn.parameters;
      for (let repeat = 0; repeat < 2; repeat++) {
        fn.for(0, n, 1, (i) => {
          fn.for(0, 4, 1, (j) => {
            const place = at(i32.add(i32.mul(i, 16), i32.mul(j, 4)));
            const value = fn.local('f32', f32.demote(f64.convertS(i32.add(i, j) as Expr<'i32'>)));
            fn.do(store.f32(place, f32.add(load.f32(place), value)));
          });
        });
      }
    });
    run(3);
    expect([...floats.slice(0, 12)]).toEqual([0, 2, 4, 6, 2, 4, 6, 8, 4, 6, 8, 10]);
  });

  it('end when a condition fails', () => {
    const { run } = compile(
      1,
      (fn) => {
        const [n] = fn.parameters;
        const rounds = fn.local('i32');
        fn.set(rounds, 0);
        fn.while(i32.gtS(n, 0), () => {
          fn.set(n, i32.shrU(n, 1));
          fn.increase(rounds, 1);
        });
        fn.return(rounds);
      },
      'i32',
    );
    expect([run(0), run(1), run(8)]).toEqual([0, 1, 4]);
  });
});

describe('constants', () => {
  it('are set before the branch that asks for them, and lent to nothing else', () => {
    const { run } = compile(
      1,
      (fn) => {
        const sum = fn.local('i32', asExpr(0));
        fn.for(0, fn.parameters[0], 1, (i) => {
          let seven = sum;
          fn.if(i32.eq(i, 1) as Expr<'i32'>, () => {
            seven = fn.constant('i32', asExpr(7));
          });
          fn.scope(() => fn.local('i32', asExpr(100)));
          fn.increase(sum, seven);
        });
        fn.return(sum);
      },
      'i32',
    );
    expect(run(3)).toBe(21);
  });
});

describe('branches', () => {
  it('choose between two ways', () => {
    const { run } = compile(
      1,
      (fn) => {
        const [x] = fn.parameters;
        const result = fn.local('i32');
        fn.if(
          i32.eq(x, 7),
          () => fn.set(result, 70),
          () => fn.set(result, 1),
        );
        fn.increase(result, 1);
        fn.return(result);
      },
      'i32',
    );
    expect([run(7), run(3)]).toEqual([71, 2]);
  });

  it('choose between values', () => {
    const { run, doubles, floats } = compile(1, (fn) => {
      const [x] = fn.parameters;
      fn.do(store.f64(at(8), select(i32.gtS(x, 0), f64.const(1.5), f64.const(-2.5))));
      const vector = select(x, f32x4.splat(f32.const(3)), f32x4.splat(f32.const(4)));
      fn.do(store.v128(at(16), vector));
    });
    run(1);
    expect([doubles[1], ...floats.slice(4, 8)]).toEqual([1.5, 3, 3, 3, 3]);
    run(0);
    expect([doubles[1], ...floats.slice(4, 8)]).toEqual([-2.5, 4, 4, 4, 4]);
  });
});

describe('memory', () => {
  it('is read and written at a base and a distance', () => {
    const { run, floats } = compile(1, (fn) => {
      const [base] = fn.parameters;
      const place = beyond(at(base, 4), i32.mul(base, 2));
      fn.do(store.f32(place, load.f32(at(0))));
      fn.do(store.v128(at(64), f32x4.mul(load.v128(at(0)), load.splat32(at(4)))));
      fn.do(store.lane32(at(96), 2, load.v128(at(0))));
      fn.do(copyBytes(128, 0, 12));
      fn.do(fillBytes(132, 0, 4));
    });
    floats.set([1.5, 2, 3, 4]);
    run(8);
    expect(floats[7]).toBe(1.5);
    expect([...floats.slice(16, 20)]).toEqual([3, 4, 6, 8]);
    expect(floats[24]).toBe(3);
    expect([...floats.slice(32, 35)]).toEqual([1.5, 0, 3]);
  });

  it('is shuffled by lanes', () => {
    const { run, ints } = compile(0, (fn) => {
      const [a, b] = [load.v128(at(0)), load.v128(at(16))];
      fn.do(store.v128(at(32), v128.shuffle(a, b, lanes32(0, 4, 3, 7))));
      fn.do(store.i32(at(48), i32x4.extract(i32x4.add(a, b), 1)));
    });
    ints.set([1, 2, 3, 4, 5, 6, 7, 8]);
    run();
    expect([...ints.slice(8, 13)]).toEqual([1, 5, 4, 8, 8]);
  });
});

describe('lanes', () => {
  it('are read and written one by one', () => {
    const { run, floats, doubles, ints } = compile(0, (fn) => {
      const bytes = load.lane8(at(1), 4, load.lane8(at(2), 0, i32x4.splat(0)));
      fn.do(store.v128(at(64), bytes));
      fn.do(store.v128(at(80), load.lane64(at(24), 1, load.first64(at(16)))));
      fn.do(store.lane64(at(96), 1, load.v128(at(16))));
      fn.do(store.v128(at(112), f32x4.replace(load.v128(at(32)), 2, f32.const(-7))));
      fn.do(store.v128(at(128), f64x2.replace(load.v128(at(16)), 0, f64.const(-8))));
    });
    ints[0] = 0x04030201;
    doubles.set([1.5, 2.5], 2);
    floats.set([1, 2, 3, 4], 8);
    run();
    expect([...ints.slice(16, 20)]).toEqual([3, 2, 0, 0]);
    expect([...doubles.slice(10, 13)]).toEqual([1.5, 2.5, 2.5]);
    expect([...floats.slice(28, 32)]).toEqual([1, 2, -7, 4]);
    expect([...doubles.slice(16, 18)]).toEqual([-8, 2.5]);
  });

  it('are made unsigned whole numbers', () => {
    const { run, floats, doubles, ints } = compile(0, (fn) => {
      fn.do(store.v128(at(64), i32x4.truncSatU(load.v128(at(0)))));
      fn.do(store.v128(at(80), i32x4.truncSat64U(load.v128(at(16)))));
    });
    floats.set([3e9, -1, 2.9, 1e20]);
    doubles.set([4294967295.5, Number.NaN], 2);
    run();
    expect([...ints.slice(16, 24)].map((x) => x >>> 0)).toEqual([
      3e9,
      0,
      2,
      2 ** 32 - 1,
      2 ** 32 - 1,
      0,
      0,
      0,
    ]);
  });
});

describe('calls', () => {
  it('reach functions of the module and of the host, in whatever order they come', () => {
    const writer = new ModuleWriter();
    const double = writer.function(1, 'i32', (fn) => fn.return(i32.mul(fn.parameters[0], 2)));
    const cube = {
      name: 'cube',
      parameters: ['f64'],
      result: 'f64',
      run: (x: number) => x ** 3,
    } as const;
    writer.function(
      1,
      'i32',
      (fn) => {
        const doubled = writer.call(double, [fn.parameters[0]]);
        const cubed = writer.callHost(cube, [f64.convertS(doubled)]);
        fn.return(i32.truncSat64(cubed));
      },
      'run',
    );
    const memory = new WebAssembly.Memory({ initial: 1 });
    const module = new WebAssembly.Module(writer.finish());
    const { exports } = new WebAssembly.Instance(module, writer.imports(memory));
    expect((exports.run as (x: number) => number)(3)).toBe(216);
  });
});
