/** What `console.log(...values)` shows below a snippet, the same text in Node and in the page. */
export function shownAll(values: readonly unknown[]): string {
  const inside: Inside = { path: [], count: { left: MOST_VALUES } };
  return values
    .map((value) => (typeof value === 'string' ? value : shown(value, inside)))
    .join(' ');
}

const WIDTH = 72;
/** Of one list, and of all that is within one call; who reads more has it printed in parts. */
const MOST_ITEMS = 1000;
const MOST_VALUES = 10_000;
const DEEPEST = 50;

/** Where a value lies: in what, and how many more are told. */
interface Inside {
  readonly path: readonly unknown[];
  readonly count: { left: number };
}

/** A value in words. Whatever it is, there is a text for it: it may lead back to itself, or refuse to be told. */
function shown(value: unknown, inside: Inside): string {
  if (inside.path.includes(value) || inside.path.length > DEEPEST || inside.count.left-- <= 0) {
    return '…';
  }
  try {
    return told(value, inside);
  } catch {
    return `[${typeof value}]`;
  }
}

function told(value: unknown, inside: Inside): string {
  if (typeof value === 'string') return `'${value}'`;
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'function') return `[function ${value.name}]`;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof Map) return `Map ${shown(Object.fromEntries(value), inside)}`;
  if (value instanceof Set) return `Set ${shown([...value], inside)}`;
  const within = { ...inside, path: [...inside.path, value] };
  const depth = inside.path.length;
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const { length = 0 } = value as ArrayLike<unknown>;
    const items = Array.from({ length: Math.min(length, MOST_ITEMS) }, (_, i) =>
      shown((value as ArrayLike<unknown>)[i], within),
    );
    if (length > MOST_ITEMS) items.push(`… ${length - MOST_ITEMS} more`);
    return listed(items, '[', ']', depth);
  }
  const { toString } = value;
  if (toString && toString !== Object.prototype.toString) return String(value);
  const fields = Object.entries(value).map(([key, of]) => {
    return `${/^[a-z_$][\w$]*$/i.test(key) ? key : `'${key}'`}: ${shown(of, within)}`;
  });
  return listed(fields, '{ ', ' }', depth);
}

function listed(parts: readonly string[], open: string, close: string, depth: number): string {
  if (parts.length === 0) return open.trim() + close.trim();
  const oneLine = open + parts.join(', ') + close;
  if (oneLine.length + 2 * depth <= WIDTH && !oneLine.includes('\n')) return oneLine;
  const indent = '  '.repeat(depth);
  const lines = parts.map((part) => `${indent}  ${part},\n`).join('');
  return `${open.trim()}\n${lines}${indent}${close.trim()}`;
}
