/** What Python reserves, soft keywords aside: these are names. */
const KEYWORDS: ReadonlySet<string> = /* @__PURE__ */ (() =>
  new Set(
    'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
      ' ',
    ),
  ))();

/** The widest line that is not broken. */
const WIDTH = 88;

/** Whether Python can have it behind a dot. Others of its letters it would read as their plain forms (NFKC). */
export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !KEYWORDS.has(name);
}

/** A name in the letters of Python, for one that is none: `a.b` becomes `a_b`, `class` becomes `class_`. */
export function identifier(name: string): string {
  const letters = name.replace(/[^A-Za-z0-9_]/g, '_');
  const started = /^[A-Za-z_]/.test(letters) ? letters : `_${letters}`;
  return KEYWORDS.has(started) ? `${started}_` : started;
}

/** A value as Python writes it: numbers, texts, truth values, null, and lists, which become tuples. */
export function literal(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return numberLiteral(value);
  if (Array.isArray(value)) return tuple(value.map(literal));
  return text(String(value));
}

/** A shape as the arguments of `torch.zeros` and its like. */
export function extents(shape: readonly number[]): string {
  return shape.length === 0 ? '()' : shape.join(', ');
}

/** A tuple of expressions; of one it needs a comma. */
export function tuple(items: readonly string[]): string {
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
}

function numberLiteral(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0.0' : String(value);
  return Number.isNaN(value) ? 'float("nan")' : `float("${value < 0 ? '-' : ''}inf")`;
}

/** JSON's texts are Python's, but for pairs of surrogates, which Python has as one letter; JSON leaves those as they are. */
export function text(value: string): string {
  return JSON.stringify(value);
}

/** A call, on one line where it fits, else with an argument on each. */
export function call(name: string, args: readonly string[], width = WIDTH): string {
  const line = `${name}(${args.join(', ')})`;
  if (!line.includes('\n') && line.length <= width) return line;
  return `${name}(\n${args.map((arg) => `${indent(arg)},\n`).join('')})`;
}

/** Every line four spaces further in. */
export function indent(block: string): string {
  return block.replace(/^(?=.)/gm, '    ');
}

/** The positional arguments, then those by name that are not what Python takes anyway. */
export function options(
  given: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, unknown>>,
): string[] {
  return Object.entries(given)
    .filter(([name, value]) => literal(value) !== literal(defaults[name]))
    .map(([name, value]) => `${name}=${literal(value)}`);
}
