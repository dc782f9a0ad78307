import { describe, expect, it } from 'vitest';
import { type Notation, symbolsOf } from '../naming/notation';
import { numbersOfNetwork } from '../naming/numbers-of-network';
import { particle } from './particle';

/** How Korean reads the signs that symbols are made of; what is not here is not read. */
const READ: Readonly<Record<string, string>> = {
  ...{ 0: '영', 1: '일', 2: '이', 3: '삼', 4: '사', 5: '오', 6: '육', 7: '칠', 8: '팔', 9: '구' },
  ...{ a: '에이', b: '비', c: '씨', d: '디', e: '이', f: '에프', g: '지', h: '에이치', i: '아이' },
  ...{ j: '제이', k: '케이', l: '엘', m: '엠', n: '엔', o: '오', p: '피', q: '큐', r: '알' },
  ...{ s: '에스', t: '티', u: '유', v: '브이', w: '더블유', x: '엑스', y: '와이', z: '제트' },
  ...{ α: '알파', β: '베타', γ: '감마', δ: '델타', ε: '엡실론', η: '에타', θ: '세타', λ: '람다' },
  ...{ μ: '뮤', ν: '뉴', π: '파이', ρ: '로', σ: '시그마', τ: '타우', φ: '파이', ψ: '프사이' },
  ...{ ω: '오메가', '∂': '라운드', '∞': '무한대', '⁺': '플러스', ᵀ: '티', '%': '퍼센트' },
};

/** Which of two forms fits, by the final consonant in the code of the last syllable that is read. */
function expected(spoken: string, forms: string): string {
  const [closed, open] = forms.split('/');
  const plain = spoken.normalize('NFKC').replace('⁺', '+');
  const read = [...(spoken.endsWith('⁺') ? spoken : plain)]
    .map((c) => (/[가-힣]/.test(c) ? c : (READ[c.toLowerCase()] ?? '')))
    .join('');
  const final = (read.charCodeAt(read.length - 1) - 0xac00) % 28;
  return final === 0 || (final === 8 && forms === '으로/로') ? open : closed;
}

const FORMS = ['을/를', '은/는', '이/가', '과/와', '으로/로'];

describe('the particle after a value', () => {
  it('fits every symbol of every notation', () => {
    const own = { hidden: 'a', output: 'ŷ', sum: 'net', loss: 'C', error: 'l' };
    const notations: Notation[] = [
      'path',
      'flat',
      'nodes',
      { scheme: 'layered', order: 'from-to' },
      { scheme: 'layered', order: 'to-from' },
      { scheme: 'layered', order: 'to-from', symbols: own },
    ];
    for (const notation of notations) {
      for (const samples of [1, 11]) {
        const name = symbolsOf(notation, { korean: true });
        for (const info of numbersOfNetwork([2, 12, 1, 2], samples)) {
          const { text } = name(info);
          for (const forms of FORMS) {
            expect(`${text}${particle(text, forms)}`).toBe(`${text}${expected(text, forms)}`);
          }
        }
      }
    }
  });

  it('fits every letter and every digit, with ㄹ as a vowel before 로', () => {
    for (const sign of Object.keys(READ)) {
      for (const forms of FORMS) {
        expect(sign + particle(sign, forms)).toBe(sign + expected(sign, forms));
        const capital = sign.toUpperCase();
        expect(capital + particle(capital, forms)).toBe(capital + expected(capital, forms));
      }
    }
  });

  it.each([
    // 영, 오, 일, 칠, 십
    ['0.02397190', '을', '으로'],
    ['0.45', '를', '로'],
    ['w1', '을', '로'],
    ['1.03e−7', '을', '로'],
    ['10', '을', '으로'],
    // What closes is not read.
    ['w12⁽²⁾', '를', '로'],
    ['w12⁽¹⁰⁾', '을', '으로'],
    ['h1⁽¹⁾⟨3⟩', '을', '으로'],
    ['fc1.weight[0,1]', '을', '로'],
    ['δ_h1', '을', '로'],
    ['σ(z3)', '을', '으로'],
    ['‖δ‖', '를', '로'],
    ['w5⁺', '를', '로'],
    ['δ⁽²⁾ᵀ', '를', '로'],
    // Alone above it is a power: 제곱.
    ['x²', '을', '으로'],
    ['10⁻⁷', '을', '으로'],
    // 이분의 일, 프라임, 햇
    ['½', '을', '로'],
    ['φ′', '을', '으로'],
    ['ŷ', '을', '으로'],
    // Hangul by its last consonant.
    ['가중합', '을', '으로'],
    ['오차', '를', '로'],
    ['델타 규칙', '을', '으로'],
    ['비율', '을', '로'],
    // English names are read as words: 인풋, 레이어, 스케일, 임베딩, 웨이트, 노름.
    ['input', '을', '으로'],
    ['layer', '를', '로'],
    ['lr', '을', '로'],
    ['scale', '을', '로'],
    ['embedding', '을', '으로'],
    ['fc1.weight', '를', '로'],
    ['norm', '을', '으로'],
    ['sigmoid', '를', '로'],
    ['', '를', '로'],
    ['…', '를', '로'],
  ])('fits %s', (spoken, object, way) => {
    expect([particle(spoken, '을/를'), particle(spoken, '으로/로')]).toEqual([object, way]);
  });
});
