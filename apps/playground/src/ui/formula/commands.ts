import type { AtomClass } from './node';

/** Commands that stand for one sign. Greek small letters are slanted, capitals upright. */
export const SIGNS: Readonly<Record<string, readonly [text: string, atom: AtomClass]>> = {
  partial: ['∂', 'ord'],
  infty: ['∞', 'ord'],
  square: ['□', 'ord'],
  Box: ['□', 'ord'],
  dots: ['…', 'ord'],
  ldots: ['…', 'ord'],
  cdots: ['⋯', 'ord'],
  vdots: ['⋮', 'ord'],
  top: ['⊤', 'ord'],
  lnot: ['¬', 'ord'],
  neg: ['¬', 'ord'],
  nabla: ['∇', 'ord'],
  prime: ['′', 'ord'],
  lVert: ['‖', 'open'],
  rVert: ['‖', 'close'],
  '|': ['‖', 'ord'],
  cdot: ['⋅', 'bin'],
  times: ['×', 'bin'],
  div: ['÷', 'bin'],
  pm: ['±', 'bin'],
  odot: ['⊙', 'bin'],
  circ: ['∘', 'bin'],
  land: ['∧', 'bin'],
  lor: ['∨', 'bin'],
  to: ['→', 'rel'],
  rightarrow: ['→', 'rel'],
  leftarrow: ['←', 'rel'],
  Rightarrow: ['⇒', 'rel'],
  le: ['≤', 'rel'],
  leq: ['≤', 'rel'],
  ge: ['≥', 'rel'],
  geq: ['≥', 'rel'],
  ne: ['≠', 'rel'],
  neq: ['≠', 'rel'],
  approx: ['≈', 'rel'],
  equiv: ['≡', 'rel'],
  in: ['∈', 'rel'],
  langle: ['⟨', 'open'],
  rangle: ['⟩', 'close'],
  lfloor: ['⌊', 'open'],
  rfloor: ['⌋', 'close'],
  lceil: ['⌈', 'open'],
  rceil: ['⌉', 'close'],
  '{': ['{', 'open'],
  '}': ['}', 'close'],
  '%': ['%', 'ord'],
  _: ['_', 'ord'],
  '#': ['#', 'ord'],
  '&': ['&', 'ord'],
  sum: ['∑', 'op'],
  prod: ['∏', 'op'],
};

export const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ϵ',
  varepsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'ϕ',
  varphi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Gamma: 'Γ',
  Delta: 'Δ',
  Theta: 'Θ',
  Lambda: 'Λ',
  Sigma: 'Σ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Omega: 'Ω',
};

/** Functions that are written as words. */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  'exp ln log sin cos tan sinh cosh tanh max min arg lim argmax argmin softmax'.split(' '),
);

/** Spaces in em. */
export const SPACES: Readonly<Record<string, number>> = {
  ',': 0.167,
  ':': 0.222,
  '>': 0.222,
  ';': 0.278,
  '!': -0.167,
  ' ': 0.25,
  quad: 1,
  qquad: 2,
};

/** Commands whose operand is text. */
export const TEXTS: Readonly<Record<string, 'words' | 'upright' | 'slanted'>> = {
  text: 'words',
  textrm: 'words',
  texttt: 'words',
  mathrm: 'upright',
  operatorname: 'upright',
  mathit: 'slanted',
};

/** Environments: the fence around them and how their columns are aligned. */
export const GRIDS: Readonly<
  Record<string, readonly [open: string, close: string, align: 'left' | 'center' | 'equation']>
> = {
  aligned: ['', '', 'equation'],
  cases: ['{', '', 'left'],
  matrix: ['', '', 'center'],
  pmatrix: ['(', ')', 'center'],
  bmatrix: ['[', ']', 'center'],
};
