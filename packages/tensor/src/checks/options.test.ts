import { describe, expect, it } from 'vitest';
import { FROM_ONE } from './check-number';
import { closest, readOptions } from './options';

const DEFAULTS = { axis: null as number | null, keepDims: false };
// What TypeScript would refuse, JavaScript passes.
const read = (given: unknown, defaults: object = DEFAULTS) =>
  readOptions('sum', given as object, defaults);

describe('readOptions', () => {
  it('completes what is given with the defaults', () => {
    expect(readOptions('sum', { axis: 1 }, DEFAULTS)).toEqual({ axis: 1, keepDims: false });
  });

  it('makes no object where nothing is given', () => {
    expect(readOptions('sum', undefined, DEFAULTS)).toBe(DEFAULTS);
  });

  it('takes undefined as the default, null as a value', () => {
    const defaults = { axis: 1 as number | null };
    const rules = { axis: null };
    expect(readOptions('sum', { axis: undefined }, defaults, rules)).toEqual({ axis: 1 });
    expect(readOptions('sum', { axis: null }, defaults, rules)).toEqual({ axis: null });
  });

  it('changes neither what it is given nor the defaults', () => {
    const given = { axis: 1 };
    readOptions('sum', given, DEFAULTS);
    expect(given).toEqual({ axis: 1 });
    expect(DEFAULTS).toEqual({ axis: null, keepDims: false });
  });

  it.each([
    [{ keepdims: true }, 'unknown option keepdims; did you mean keepDims?'],
    [{ keep_dims: true }, 'unknown option keep_dims; did you mean keepDims?'],
    [{ axs: 1 }, 'unknown option axs; did you mean axis?'],
    [{ dim: 1 }, 'unknown option dim; did you mean axis?'],
    [{ colour: 1 }, 'unknown option colour; known are axis, keepDims'],
    [{ toString: 1 }, 'unknown option toString; known are axis, keepDims'],
    [JSON.parse('{"__proto__": 1}'), 'unknown option __proto__; known are axis, keepDims'],
  ])('refuses %j', (given, message) => {
    expect(() => read(given)).toThrow(`sum: ${message}`);
  });

  it('refuses every key where there are no options', () => {
    expect(() => read({ axis: 1 }, {})).toThrow('sum: takes no options, got axis');
  });

  it.each([
    [0, '0'],
    [null, 'null'],
    ['axis', 'axis'],
    [[1], 'an array'],
  ])('refuses %j in the place of options', (given, got) => {
    expect(() => read(given)).toThrow(
      `sum: options must be an object such as { axis: … }, got ${got}`,
    );
  });

  it('has the code BP_OPTION', () => {
    expect(() => read({ x: 1 })).toThrow(expect.objectContaining({ code: 'BP_OPTION' }));
    expect(() => read(1)).toThrow(expect.objectContaining({ code: 'BP_OPTION' }));
  });
});

describe('the values of options', () => {
  const defaults = { eps: 1, affine: true, mode: 'min', weight: null as unknown, p: 2 };
  const rules = { p: FROM_ONE, mode: ['min', 'max'] };
  const readAll = (given: object) => readOptions('op', given as typeof defaults, defaults, rules);

  it('are of the type of their defaults, unless a rule says otherwise', () => {
    const given = { eps: -2, affine: false, mode: 'max', weight: [1], p: 3 };
    expect(readAll(given)).toEqual(given);
  });

  it.each([
    [{ eps: '1' }, 'eps must be a number in (-∞, ∞), got 1'],
    [{ eps: Number.NaN }, 'eps must be a number in (-∞, ∞), got NaN'],
    [{ eps: Infinity }, 'eps must be a number in (-∞, ∞), got Infinity'],
    [{ eps: null }, 'eps must be a number in (-∞, ∞), got null'],
    [{ eps: [1] }, 'eps must be a number in (-∞, ∞), got [1]'],
    [{ eps: 1n }, 'eps must be a number in (-∞, ∞), got 1n'],
    [{ affine: 'false' }, 'affine must be true or false, got false'],
    [{ affine: 1 }, 'affine must be true or false, got 1'],
    [{ affine: null }, 'affine must be true or false, got null'],
    [{ p: 0 }, 'p must be a number in [1, ∞), got 0'],
    [{ mode: 'Max' }, "unknown mode 'Max'; did you mean 'max'?"],
    [{ mode: 'largest' }, "unknown mode 'largest'; known are 'min', 'max'"],
    [{ mode: Symbol('x') }, "unknown mode 'Symbol(x)'; known are 'min', 'max'"],
  ])('are refused: %o', (given, message) => {
    expect(() => readAll(given)).toThrow(`op: ${message}`);
  });

  it('are left to the caller where there are no rules', () => {
    expect(readOptions('op', { eps: 'x' as never }, { eps: 1 }, null)).toEqual({ eps: 'x' });
  });
});

describe('closest', () => {
  const known = ['lr', 'weightDecay', 'momentum', 'nesterov'];

  it.each([
    ['weigthDecay', 'weightDecay'],
    ['weight_decay', 'weightDecay'],
    ['WEIGHTDECAY', 'weightDecay'],
    ['momentm', 'momentum'],
    ['rl', 'lr'],
  ])('finds the name meant by %s', (name, meant) => {
    expect(closest(name, known)).toBe(meant);
  });

  it.each(['dampening', 'betas', 'foreach'])('finds nothing near %s', (name) => {
    expect(closest(name, known)).toBeNull();
  });

  it('prefers the nearest', () => {
    expect(closest('beta1', ['beta2', 'beta1'])).toBe('beta1');
  });
});
