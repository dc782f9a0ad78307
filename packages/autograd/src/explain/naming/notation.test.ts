import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Notation, symbolOf, symbolsOf } from './notation';
import { numbersOfNetwork } from './numbers-of-network';
import type { ScalarInfo } from './scalar-info';

const FROM_TO = { scheme: 'layered', order: 'from-to' } as const;
const TO_FROM = { scheme: 'layered', order: 'to-from' } as const;
const SCHEMES: readonly Notation[] = ['path', 'flat', 'nodes', FROM_TO, TO_FROM];

/** Every symbol of a network, as text or as LaTeX, in the order of its numbers. */
function all(notation: Notation, widths: number[], spelling: 'text' | 'latex', samples = 1) {
  return numbersOfNetwork(widths, samples).map((info) => symbolOf(notation, info)[spelling]);
}

/** The number of a 2-2-2 network that the flat notation calls so. */
function called(name: string, widths = [2, 2, 2], samples = 1): ScalarInfo {
  const found = numbersOfNetwork(widths, samples).find(
    (info) => symbolOf('flat', info).text === name,
  );
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

describe('the path notation', () => {
  it('is the default, and says where a number is kept', () => {
    expect(symbolsOf()(called('w6'))).toEqual({
      text: 'fc2.weight[0,1]',
      latex: '\\texttt{fc2.weight}_{0,1}',
    });
    expect(symbolOf('path', called('z3')).text).toBe('fc2[0,0]');
  });

  it('gives a tensor of one number no brackets', () => {
    expect(symbolOf('path', called('E'))).toEqual({ text: 'loss', latex: '\\texttt{loss}' });
  });

  it('escapes what LaTeX would read as a command', () => {
    const info = { ...called('w1'), path: 'a_b#2\\{c}^~%$&', at: [3] };
    expect(symbolOf('path', info)).toEqual({
      text: 'a_b#2\\{c}^~%$&[3]',
      latex:
        '\\texttt{a\\_b\\#2\\textbackslash{}\\{c\\}\\textasciicircum{}\\textasciitilde{}\\%\\$\\&}_{3}',
    });
  });

  it('names in every notation what has no place in a dense layer', () => {
    for (const role of ['parameter', 'value'] as const) {
      const info = { ...called('h1'), role, path: 'norm.weight', at: [4], sample: 2 };
      for (const notation of SCHEMES) {
        expect(symbolOf(notation, info).text).toBe('norm.weight[4]');
      }
    }
  });
});

describe('the flat notation', () => {
  it('counts weights, biases and nodes through, inputs and outputs each from one', () => {
    expect(all('flat', [2, 2, 2], 'text').join(' ')).toBe(
      'w1 w2 b1 w3 w4 b2 w5 w6 b3 w7 w8 b4 x1 x2 z1 h1 z2 h2 z3 o1 t1 E_o1 z4 o2 t2 E_o2 E',
    );
  });

  it('has indices below in LaTeX', () => {
    expect(symbolOf('flat', called('w5')).latex).toBe('w_{5}');
    expect(symbolOf('flat', called('E_o1')).latex).toBe('E_{o1}');
    expect(symbolOf('flat', called('E')).latex).toBe('E');
  });

  it('adds the sample in angular brackets', () => {
    expect(symbolOf('flat', called('h1⟨2⟩', [2, 2, 2], 3))).toEqual({
      text: 'h1⟨2⟩',
      latex: 'h_{1}^{\\langle 2\\rangle}',
    });
    expect(symbolOf('flat', { ...called('E_o1'), sample: 2 }).text).toBe('E_o1⟨2⟩');
  });

  it('tells the error of a whole sample from the loss', () => {
    expect(symbolOf('flat', { ...called('E_o1'), unit: 0, sample: 2 })).toEqual({
      text: 'E⟨2⟩',
      latex: 'E^{\\langle 2\\rangle}',
    });
    expect(symbolOf('flat', { ...called('E_o1'), unit: 0 }).text).toBe('E_o');
  });
});

describe('the layered notation', () => {
  it('has the layer above, and both orders of the indices of a weight', () => {
    // w6 leads from hidden unit 2 to output 1.
    expect(symbolOf(FROM_TO, called('w6'))).toEqual({ text: 'w21⁽²⁾', latex: 'w_{21}^{(2)}' });
    expect(symbolOf(TO_FROM, called('w6'))).toEqual({ text: 'w12⁽²⁾', latex: 'w_{12}^{(2)}' });
  });

  it('names everything else as the notes do', () => {
    expect(all(FROM_TO, [2, 2, 1], 'text').join(' ')).toBe(
      'w11⁽¹⁾ w21⁽¹⁾ b1⁽¹⁾ w12⁽¹⁾ w22⁽¹⁾ b2⁽¹⁾ w11⁽²⁾ w21⁽²⁾ b1⁽²⁾ ' +
        'x1 x2 z1⁽¹⁾ h1⁽¹⁾ z2⁽¹⁾ h2⁽¹⁾ z1⁽²⁾ o1 y1 L1 J',
    );
  });

  it('puts a comma between the indices where a layer has more than nine units', () => {
    const infos = numbersOfNetwork([2, 12, 3]);
    const weight = infos.find(({ from, to, layer }) => layer === 2 && from === 12 && to === 3);
    expect(symbolOf(FROM_TO, weight as ScalarInfo)).toEqual({
      text: 'w12,3⁽²⁾',
      latex: 'w_{12,3}^{(2)}',
    });
    expect(symbolOf(FROM_TO, { ...infos[0], layer: 12 }).text).toBe('w1,1⁽¹²⁾');
  });

  it('combines the layer and the sample above', () => {
    expect(symbolOf(FROM_TO, called('h1⟨2⟩', [2, 2, 2], 2))).toEqual({
      text: 'h1⁽¹⁾⟨2⟩',
      latex: 'h_{1}^{(1)\\langle 2\\rangle}',
    });
  });

  it('takes letters of one’s own by role', () => {
    const own = { ...FROM_TO, symbols: { hidden: 'a', output: 'a', sum: 'net', loss: undefined } };
    expect(symbolOf(own as Notation, called('h2')).text).toBe('a2⁽¹⁾');
    expect(symbolOf(own as Notation, called('o2')).text).toBe('a2');
    expect(symbolOf(own as Notation, called('E')).text).toBe('J');
    expect(symbolOf(own as Notation, called('z3'))).toEqual({
      text: 'net1⁽²⁾',
      latex: '\\text{net}_{1}^{(2)}',
    });
    expect(symbolOf({ ...FROM_TO, symbols: { output: 'ŷ' } }, called('o1')).latex).toBe(
      '\\text{ŷ}_{1}',
    );
    expect(symbolOf({ ...FROM_TO, symbols: { sum: 'ζ' } }, called('z1')).latex).toBe('ζ_{1}^{(1)}');
    expect(symbolOf({ ...FROM_TO, symbols: { hidden: 'y_h' } }, called('h1'))).toEqual({
      text: 'y_h1⁽¹⁾',
      latex: 'y_{h1}^{(1)}',
    });
  });
});

describe('the notation by nodes', () => {
  it('names a weight by the node it leads to, then the one it leads from', () => {
    expect(all('nodes', [2, 2, 2], 'text').join(' ')).toBe(
      'w11 w12 b1 w21 w22 b2 w31 w32 b3 w41 w42 b4 x1 x2 ' +
        'net1 y_h1 net2 y_h2 net3 y_o1 y_t1 E_o1 net4 y_o2 y_t2 E_o2 E',
    );
  });

  it('speaks Korean where the explanation does', () => {
    const name = symbolsOf('nodes', { korean: true });
    expect(name(called('z3'))).toEqual({ text: '가중합3', latex: '\\text{가중합}_{3}' });
    expect(name(called('E_o1'))).toEqual({ text: '오차_o1', latex: '\\text{오차}_{o1}' });
    expect(name(called('E')).text).toBe('오차');
    expect(name(called('o1'))).toEqual({ text: 'y_o1', latex: 'y_{o1}' });
  });

  it('separates the indices also where only the nodes have two digits', () => {
    expect(symbolOf('nodes', called('w65', [5, 5, 5, 5])).text).toBe('w13,10');
  });
});

describe('a notation of one’s own', () => {
  it('is asked for every number, also without a place in a layer', () => {
    const own = ({ role }: ScalarInfo) => ({ text: role, latex: `\\text{${role}}` });
    expect(symbolOf(own, { ...called('w1'), role: 'value' }).text).toBe('value');
  });

  it('must give two strings', () => {
    for (const wrong of [null, undefined, 'w', { text: 'w' }, { text: 'w', latex: 1 }]) {
      const name = symbolsOf((() => wrong) as unknown as Notation);
      expect(() => name(called('w1'))).toThrow(
        expect.objectContaining({ code: 'BP_OPTION', message: expect.stringContaining('fc1') }),
      );
    }
  });
});

describe('an unknown notation', () => {
  const read = (notation: unknown) => () => symbolsOf(notation as Notation);

  it('is refused with the closest one that exists', () => {
    expect(read('flatt')).toThrowErrorMatchingInlineSnapshot(
      `[BpError: explain: unknown notation 'flatt'; did you mean 'flat'?]`,
    );
    expect(read('Node')).toThrowErrorMatchingInlineSnapshot(
      `[BpError: explain: unknown notation 'Node'; did you mean 'nodes'?]`,
    );
    expect(read(5)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: explain: unknown notation '5'; known are 'path', 'flat', 'nodes', 'layered']`,
    );
    expect(read(null)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: explain: unknown notation 'null'; known are 'path', 'flat', 'nodes', 'layered']`,
    );
  });

  it('is refused where the layered one lacks its order, or has another', () => {
    expect(read('layered')).toThrowErrorMatchingInlineSnapshot(
      `[BpError: explain: unknown order ''; known are 'from-to', 'to-from']`,
    );
    expect(read({ scheme: 'layered' })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: explain: unknown order ''; known are 'from-to', 'to-from']`,
    );
    expect(read({ scheme: 'layered', order: 'form-to' })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: explain: unknown order 'form-to'; did you mean 'from-to'?]`,
    );
    expect(read({ scheme: 'flat', order: 'from-to' })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: explain: unknown scheme 'flat'; known are 'layered']`,
    );
    expect(read({ ...FROM_TO, symbol: {} })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: explain: unknown option symbol; did you mean symbols?]`,
    );
  });

  it('is refused where its letters cannot tell numbers apart', () => {
    const symbols = (given: object) => read({ ...FROM_TO, symbols: given });
    expect(symbols({ hiden: 'a' })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: explain: unknown option hiden; did you mean hidden?]`,
    );
    expect(symbols({ hidden: 'z' })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: explain: the symbol of sum must be letters that no other has, got 'z']`,
    );
    expect(symbols({ hidden: '' })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: explain: the symbol of hidden must be letters that no other has, got '']`,
    );
    expect(symbols({ hidden: 'h1' })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: explain: the symbol of hidden must be letters that no other has, got 'h1']`,
    );
    expect(symbols({ hidden: 4 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: explain: the symbol of hidden must be letters that no other has, got '4']`,
    );
  });
});

it('never calls two numbers of a run the same, in any notation and spelling', () => {
  const network = fc.record({
    widths: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 5 }),
    samples: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(network, ({ widths, samples }) => {
      for (const notation of SCHEMES) {
        for (const spelling of ['text', 'latex'] as const) {
          const symbols = all(notation, widths, spelling, samples);
          expect(new Set(symbols).size).toBe(symbols.length);
        }
      }
    }),
    { numRuns: 40 },
  );
});
