import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments';

const POSITIONAL = { size: undefined as unknown as number, axis: -1 };
const DEFAULTS = { eps: 1, bias: true };
const read = (...given: unknown[]) => readArguments('Layer', given, POSITIONAL, DEFAULTS);

describe('readArguments', () => {
  it('reads positional arguments and options', () => {
    expect(read(3)).toEqual({ size: 3, axis: -1, eps: 1, bias: true });
    expect(read(3, 0, { eps: 2 })).toEqual({ size: 3, axis: 0, eps: 2, bias: true });
    expect(read(3, undefined, { bias: false })).toEqual({ size: 3, axis: -1, eps: 1, bias: false });
    expect(read()).toEqual({ size: undefined, axis: -1, eps: 1, bias: true });
    expect(read(null).size).toBeNull();
  });

  it('reads one object of both', () => {
    expect(read({ size: 3, bias: false })).toEqual({ size: 3, axis: -1, eps: 1, bias: false });
    expect(read({ axis: 2 })).toEqual({ size: undefined, axis: 2, eps: 1, bias: true });
  });

  it('names what is meant where a name does not exist', () => {
    expect(() => read({ sizes: 3 })).toThrow('Layer: unknown option sizes; did you mean size?');
    expect(() => read(3, 0, { size: 3 })).toThrow(
      'Layer: unknown option size; known are eps, bias',
    );
    expect(() => read({ size: 3 }, 0, 5)).toThrow('Layer: options must be an object such as');
  });

  it('leaves defaults as they were', () => {
    read(3, 0, { eps: 2 });
    expect([POSITIONAL, DEFAULTS]).toEqual([
      { size: undefined, axis: -1 },
      { eps: 1, bias: true },
    ]);
  });
});
