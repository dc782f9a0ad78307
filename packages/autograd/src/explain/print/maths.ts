/** Signs in LaTeX, a command with the space after it. */
const MATHS: Readonly<Record<string, string>> = {
  '·': '\\cdot ',
  '−': '-',
  '→': '\\to ',
  '∨': '\\lor ',
  '∧': '\\land ',
  '¬': '\\lnot ',
  '≠': '\\ne ',
  '≤': '\\le ',
  '≥': '\\ge ',
  '∞': '\\infty ',
  '∂': '\\partial ',
  '‖': '\\|',
  '′': "'",
  δ: '\\delta ',
  φ: '\\varphi ',
};

/** A formula in plain text, in LaTeX. */
export function inMaths(text: string): string {
  return text.replace(/[^ -~]/g, (c) => MATHS[c] ?? c);
}
