const NAMES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Plain text inside a formula: `\text{…}`, with every character that LaTeX reads as a command made harmless. */
export function textInLatex(text: string, command = 'text'): string {
  return `\\${command}{${text.replace(/[\\~^_#$%&{}]/g, (c) => NAMES[c] ?? `\\${c}`)}}`;
}
