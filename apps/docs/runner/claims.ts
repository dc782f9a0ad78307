/** What a snippet prints: the line of the call, from 1, and the text. */
export interface Printed {
  readonly line: number;
  readonly text: string;
}

/** A comment `// → text` behind a `console.log(…)`. */
export interface Claim {
  /** Of the call that prints. */
  readonly line: number;
  readonly text: string;
}

const CALL = /^\s*console\.log\(/;
const CLAIM = /\/\/ → (.*)$/;

/** What a snippet says that it prints: each `// → text` speaks of the last `console.log(` that begins a line above it or on it. */
export function claimsOf(code: string): Claim[] {
  let call = 0;
  return code.split('\n').flatMap((content, index) => {
    if (CALL.test(content)) call = index + 1;
    const text = CLAIM.exec(content)?.[1];
    if (text === undefined) return [];
    if (call === 0)
      throw new Error(`line ${index + 1} claims an output that no console.log prints`);
    return [{ line: call, text: text.trim() }];
  });
}

/** The code with every call that prints telling its line: `console.log(` at the head of a line becomes `__print(line, `. */
export function withLines(code: string): string {
  return code
    .split('\n')
    .map((content, index) =>
      content.replace(/^(\s*)console\.log\(/, (_, space) => `${space}__print(${index + 1}, `),
    )
    .join('\n');
}

/** The claims that do not hold, in words; a call in a loop is held to what it prints last. */
export function brokenClaims(code: string, printed: readonly Printed[]): string[] {
  return claimsOf(code).flatMap(({ line, text }) => {
    const last = printed.findLast((one) => one.line === line)?.text;
    if (last === undefined) return [`line ${line} prints nothing; it should print ${text}`];
    return agrees(text, last) ? [] : [`line ${line} prints ${last}; the comment says ${text}`];
  });
}

const NUMBER = /[-−]?\d+(?:\.\d+)?(?:e[-+]?\d+)?/g;

/** Equal texts, but for digits of a number that the claim leaves off, and for how a list is spread over lines. */
export function agrees(claim: string, printed: string): boolean {
  const [a, b] = [claim, printed].map(onOneLine);
  if (a.replaceAll(NUMBER, '#') !== b.replaceAll(NUMBER, '#')) return false;
  const actual = b.match(NUMBER) ?? [];
  return (a.match(NUMBER) ?? []).every((stated, i) => rounded(actual[i], stated) === plain(stated));
}

function onOneLine(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/([[{]) | ?,? (?=[\]}])/g, '$1')
    .trim();
}

/** A number with as many decimals as another is written with. */
function rounded(actual: string, stated: string): string {
  const [mantissa, exponent] = stated.split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  if (decimals === 0 && exponent === undefined) return plain(actual);
  const value = Number(actual.replace('−', '-'));
  return exponent === undefined ? value.toFixed(decimals) : value.toExponential(decimals);
}

function plain(text: string): string {
  const number = text.replace('−', '-');
  return number.includes('e') ? number.replace(/e\+?/, 'e').replace(/e(\d)/, 'e+$1') : number;
}
