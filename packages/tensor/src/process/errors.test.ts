import { afterEach, describe, expect, it } from 'vitest';
import { bringTemplates } from './english-templates';
import { BpError, type Catalogue, getLanguage, isBpError, setLanguage } from './errors';

const esperanto: Catalogue = {
  language: 'eo',
  messages: { 'expected {expected}, got {got}': 'mi ricevis {got}, ne {expected}' },
};

afterEach(() => setLanguage(null));

describe('BpError', () => {
  it('names the operation and puts the values into the template', () => {
    const error = new BpError('BP_SHAPE', 'matmul', 'got {a} · {b} ({m} ≠ {n})', {
      a: [32, 16],
      b: [8, 4],
      m: 16,
      n: 8,
    });
    expect(error.message).toBe('matmul: got [32, 16] · [8, 4] (16 ≠ 8)');
    expect(error).toMatchObject({ name: 'BpError', code: 'BP_SHAPE', op: 'matmul', path: null });
    expect(error).toBeInstanceOf(Error);
  });

  it('shows nested lists, −0 and missing values as they are', () => {
    const values = { a: [[1, 2], []], b: -0, c: undefined, d: Number.NaN, e: null };
    const error = new BpError('BP_OPTION', 'op', '{a} {b} {c} {d} {e} {absent}', values);
    expect(error.message).toBe('op: [[1, 2], []] -0 undefined NaN null {absent}');
  });

  it('keeps template and values, from which the message can be made in any language', () => {
    const error = new BpError('BP_OPTION', 'op', 'got {got}', { got: 3 });
    expect(error.template).toBe('got {got}');
    expect(error.values).toEqual({ got: 3 });
  });

  it('does not mistake a value for a template', () => {
    const error = new BpError('BP_OPTION', 'op', 'got {a}', { a: '{b}', b: 'wrong' });
    expect(error.message).toBe('op: got {b}');
  });

  it('names the innermost layer it passed, once', () => {
    const error = new BpError('BP_SHAPE', 'matmul', 'no');
    expect(error.at('').path).toBeNull();
    expect(error.at('encoder.fc1').at('encoder')).toBe(error);
    expect(error.path).toBe('encoder.fc1');
    expect(error.message).toBe('matmul: no (in encoder.fc1)');
    expect(error.stack).toContain(`${error.message}\n`);
  });
});

describe('the error of a production build', () => {
  const values = { a: [32, 16], b: [[8], []], c: 'two words', d: -0, e: null };

  it('tells code, operation, number and values', () => {
    const error = new BpError('BP_SHAPE', 'matmul', '#0', values);
    expect(error.message).toBe('BP_SHAPE matmul #0 [32,16] [[8],[]] two words -0 null');
    expect(error).toMatchObject({ code: 'BP_SHAPE', op: 'matmul', template: '#0', values });
    expect(new BpError('BP_SHAPE', 'mse', '#losses.0').message).toBe('BP_SHAPE mse #losses.0');
  });

  it('names the layer', () => {
    const error = new BpError('BP_SHAPE', 'matmul', '#0', { a: 1 }).at('fc1');
    expect(error.message).toBe('BP_SHAPE matmul #0 1 (in fc1)');
  });

  it('reads as in development once its template is there', () => {
    bringTemplates({ '#own.1': 'expected {expected}, got {got}' });
    const thrown = () => new BpError('BP_SHAPE', 'op', '#own.1', { expected: [2, 3], got: [4] });
    expect(thrown().message).toBe('op: expected [2, 3], got [4]');
    expect(thrown().template).toBe('expected {expected}, got {got}');
    setLanguage(esperanto);
    expect(thrown().message).toBe('op: mi ricevis [4], ne [2, 3]');
  });

  it('does not take a text of a user for a number', () => {
    for (const text of ['#', '#1 {a}', 'not #1', '#one', '# 1']) {
      expect(new BpError('BP_OPTION', 'op', text).message).toBe(`op: ${text}`);
    }
  });
});

describe('isBpError', () => {
  it('recognises an error by its brand, whichever copy of the library threw it', () => {
    const foreign = Object.assign(new Error('x'), { [Symbol.for('@bp/error')]: true });
    expect(isBpError(foreign)).toBe(true);
    expect(isBpError(new BpError('BP_GRAD', 'x', 'y'))).toBe(true);
  });

  it('refuses everything else', () => {
    for (const value of [new Error('x'), null, undefined, 'BpError', { name: 'BpError' }]) {
      expect(isBpError(value)).toBe(false);
    }
  });
});

describe('setLanguage', () => {
  it('translates the template, not the values', () => {
    setLanguage(esperanto);
    expect(getLanguage()).toBe('eo');
    const values = { expected: [2, 3], got: [4] };
    const error = new BpError('BP_SHAPE', 'op', 'expected {expected}, got {got}', values);
    expect(error.message).toBe('op: mi ricevis [4], ne [2, 3]');
    expect(error.template).toBe('expected {expected}, got {got}');
  });

  it('falls back to English where a translation is missing', () => {
    setLanguage(esperanto);
    expect(new BpError('BP_SHAPE', 'op', 'no such text').message).toBe('op: no such text');
  });

  it.each([['ko'], [undefined], [{ ko: {} }], [{ language: 'ko', messages: null }], [1]])(
    'refuses what is no catalogue, and stays as it is: %o',
    (value) => {
      setLanguage(esperanto);
      expect(() => setLanguage(value as never)).toThrow(
        'setLanguage: expected a catalogue such as ko of @bp/tensor/ko, or null for English, got',
      );
      expect(getLanguage()).toBe('eo');
    },
  );

  it('returns to English with null', () => {
    setLanguage(esperanto);
    setLanguage(null);
    expect(getLanguage()).toBe('en');
  });
});
