import { describe, expect, it } from 'vitest';
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
    expect(readOptions('sum', { axis: undefined }, defaults)).toEqual({ axis: 1 });
    expect(readOptions('sum', { axis: null }, defaults)).toEqual({ axis: null });
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
