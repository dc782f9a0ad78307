/** What printed functions compute: by the engine's own functions, not those of the library. */
export const FUNCTIONS: Readonly<Record<string, (...given: number[]) => number>> = {
  ln: Math.log,
  'log₂': Math.log2,
  'log₁₀': Math.log10,
  σ: (x) => 1 / (1 + Math.exp(-x)),
  tanh: Math.tanh,
  sin: Math.sin,
  cos: Math.cos,
  erf,
  max: Math.max,
  min: Math.min,
  round: roundHalfToEven,
  trunc: Math.trunc,
};

function roundHalfToEven(x: number): number {
  const near = Math.round(x);
  return Math.abs(x - Math.trunc(x)) === 0.5 && near % 2 !== 0 ? near - 1 : near;
}

/** The error function by its series without cancellation, 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1)/(2n+1)!!. */
function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  if (Math.abs(x) > 6) return Math.sign(x);
  let [term, sum] = [x, x];
  for (let n = 1; n < 200; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}
