import type { Pair } from '@bp/autograd/explain';

type Spelling = readonly [text: string, latex: string];

/** How textbooks write what goes by these names; any other name is its own symbol. */
const SPELLINGS: Readonly<Record<string, Spelling>> = {
  gradient: ['g', 'g'],
  lr: ['η', '\\eta'],
  momentum: ['μ', '\\mu'],
  dampening: ['τ', '\\tau'],
  weightDecay: ['λ', '\\lambda'],
  beta1: ['β₁', '\\beta_{1}'],
  beta2: ['β₂', '\\beta_{2}'],
  eps: ['ε', '\\varepsilon'],
  rho: ['ρ', '\\rho'],
  alpha: ['α', '\\alpha'],
  lambd: ['λ', '\\lambda'],
  momentumDecay: ['ψ', '\\psi'],
  etaMinus: ['η₋', '\\eta_{-}'],
  etaPlus: ['η₊', '\\eta_{+}'],
  step: ['t', 't'],
  momentumBuffer: ['b', 'b'],
  expAvg: ['m', 'm'],
  expAvgSq: ['v', 'v'],
  maxExpAvgSq: ['vₘₐₓ', 'v_{\\max}'],
  expInf: ['u', 'u'],
  squareAvg: ['v', 'v'],
  gradAvg: ['ḡ', '\\bar{g}'],
  accDelta: ['u', 'u'],
  sum: ['s', 's'],
  muProduct: ['Π', '\\Pi'],
};

/** Symbols for names, each taken once. */
export function symbolsFor(names: readonly string[], parameter: Pair): (name: string) => Pair {
  const taken = new Map<string, Pair>([['parameter', parameter]]);
  for (const name of names) {
    if (taken.has(name)) continue;
    const [text, latex] = SPELLINGS[name] ?? [name, word(name)];
    const free = [...taken.values()].every((other) => other.text !== text);
    taken.set(name, free ? { text, latex } : { text: name, latex: word(name) });
  }
  return (name) => taken.get(name) ?? { text: name, latex: word(name) };
}

/** The same before this step: of `step` the number of steps until then. */
export function asBefore(name: string, { text, latex }: Pair): Pair {
  if (name === 'step') return { text: 'n', latex: 'n' };
  return { text: `${text}ₜ₋₁`, latex: subscripted(latex, 't-1') };
}

/** With what an average is short of at first made up for: m̂. */
export function asCorrected({ text, latex }: Pair): Pair {
  return { text: `${text[0]}\u0302${text.slice(1)}`, latex: `\\hat{${latex}}` };
}

/** With a number below: g₁, k₂. */
export function numbered(letter: string, number: number): Pair {
  const below = `${number}`.replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]);
  return { text: letter + below, latex: subscripted(letter, `${number}`) };
}

/** `w5` has a number below, `fc1.weight[0,1]` stays a word. */
export function readName(name: string): Pair {
  const [, letter, number] = /^([a-zA-Z])(\d*)$/.exec(name) ?? [];
  if (letter === undefined) return { text: name, latex: word(name) };
  return { text: name, latex: number === '' ? letter : subscripted(letter, number) };
}

function subscripted(latex: string, below: string): string {
  return /_\{.*\}$/.test(latex) ? `${latex.slice(0, -1)},${below}}` : `${latex}_{${below}}`;
}

function word(name: string): string {
  return `\\mathrm{${name.replace(/[_#%&$]/g, '\\$&')}}`;
}
