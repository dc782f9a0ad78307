// Numbers inside formulas: rounded for display only.

/** With so many decimals; what would lose all of its digits as a power of ten: 1.2 × 10⁻⁹. */
export function shown(value: number, digits: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (Number.isInteger(value)) return exact(value);
  const isTiny = value !== 0 && Math.abs(value) < 10 ** (1 - digits);
  if (isTiny || Math.abs(value) >= 1e7) return power(value, Math.min(digits, 6));
  return (Number(value.toFixed(digits)) + 0).toFixed(digits).replace('-', '−');
}

/** A number that was given: its shortest decimal. */
export function exact(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-6 || size >= 1e9)) return power(value, 6);
  return `${Number(value.toPrecision(10))}`.replace('-', '−');
}

function power(value: number, digits: number): string {
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e');
  const raised = [...`${Number(exponent)}`]
    .map((c) => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)]))
    .join('');
  return `${mantissa.replace('-', '−')} × 10${raised}`;
}

/** A formula in words with numbers in the place of its symbols: `(o1 − t1)·h1` becomes `(0.609 − 0.4) × 0.52`. */
export function withNumbers(formula: string, numbers: ReadonlyMap<string, string>): string {
  const symbols = [...numbers.keys()].sort((a, b) => b.length - a.length).map(escaped);
  if (symbols.length === 0) return formula.replaceAll('·', ' × ');
  // a symbol is not the beginning of a longer word, nor of another index
  const pattern = new RegExp(`(?<![\\p{L}\\d_])(${symbols.join('|')})(?![\\p{L}\\d_⁽])`, 'gu');
  return formula
    .replace(pattern, (symbol: string, _: string, at: number) => {
      const number = numbers.get(symbol) as string;
      const isFirst = at === 0 || /[(|]/.test(formula[at - 1]);
      const isBase = /[²³⁴-⁹^]/.test(formula[at + symbol.length] ?? '');
      return number.startsWith('−') && (!isFirst || isBase) ? `(${number})` : number;
    })
    .replaceAll('·', ' × ');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
